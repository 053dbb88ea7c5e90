/** Mounts over random calls against the oracle's least, and how long pictures wait because the chart lets changes settle. */
import { defaultPolicy } from '../../machines/index.ts';
import { leastMounts } from '../scenario/least-mounts.ts';
import { nodeSettle } from '../../lab/realm/index.ts';
import type { Bench, Figure, Run } from './figure.ts';
import { quantile, rounded } from './statistics.ts';
import { randomCall } from './traces/random-call.ts';
import type { ComponentTimes, Windows } from './traces/random-call.ts';
import { waitsOf } from './traces/waits.ts';

const counts = { shipped: 10_000, others: 2_000, quick: 10 };

/** The settling windows changed from what ships, one at a time. */
const others: readonly (readonly [name: string, windows: Windows])[] = [
  ['no settling at all', { gainQuiet: 0, lossQuiet: 0, firstMountHold: 0, remountHold: 0 }],
  ['gain 0 ms', { gainQuiet: 0 }],
  ['gain 100 ms', { gainQuiet: 100 }],
  ['gain 200 ms', { gainQuiet: 200 }],
  ['loss 0 ms', { lossQuiet: 0 }],
  ['loss 1,000 ms', { lossQuiet: 1_000 }],
  ['first hold 0 ms', { firstMountHold: 0 }],
  ['first hold 400 ms', { firstMountHold: 400 }],
  ['first hold 1,600 ms', { firstMountHold: 1_600 }],
  ['later hold 0 ms', { remountHold: 0 }],
  ['later hold 1,000 ms', { remountHold: 1_000 }],
  ['later hold 4,000 ms', { remountHold: 4_000 }],
];

interface Tally {
  readonly calls: number;
  readonly mounts: number;
  readonly least: number;
  /** calls with a mount too many by the oracle, and with fewer than it thinks possible */
  readonly more: number;
  readonly fewer: number;
  readonly first: readonly number[];
  readonly remote: readonly number[];
  /** ms */
  readonly missing: number;
}

interface Variant {
  readonly times?: ComponentTimes;
  readonly windows?: Windows;
}

const tally = async (
  count: number,
  name: string,
  run: Run,
  { times, windows }: Variant = {},
): Promise<Tally> => {
  let [calls, mounts, least, more, fewer, missing] = [0, 0, 0, 0, 0, 0];
  const first: number[] = [];
  const remote: number[] = [];
  for (let seed = 1; seed <= count && run.goOn(); seed += 1) {
    const moments = randomCall(seed, times, windows);
    const made = moments.at(-1)?.mounts ?? 0;
    const needed = leastMounts(moments, { ...defaultPolicy, ...windows });
    const waits = waitsOf(moments);
    calls += 1;
    mounts += made;
    least += needed;
    more += made > needed ? 1 : 0;
    fewer += made < needed ? 1 : 0;
    missing += waits.missing;
    first.push(...waits.first);
    remote.push(...waits.remote);
    if (seed % 50 === 0) {
      run.progress(`${name}, call ${seed} of ${count}`);
      // so that Ctrl-C is heard
      await nodeSettle();
    }
  }
  return { calls, mounts, least, more, fewer, first, remote, missing };
};

const figuresOf = (of: string, { calls, mounts, least, first, remote, missing }: Tally): Figure[] => [
  { of, measure: 'mounts a call', value: rounded(mounts / calls), floor: rounded(least / calls) },
  { of, measure: 'ratio', value: Number((mounts / least).toFixed(4)) },
  { of, measure: 'first picture p50', value: quantile(first, 0.5), floor: 0 },
  { of, measure: 'p99', value: quantile(first, 0.99) },
  { of, measure: 'remote picture p50', value: quantile(remote, 0.5), floor: 0 },
  { of, measure: 'p99 of it', value: quantile(remote, 0.99) },
  { of, measure: 'ms missing a call', value: rounded(missing / calls), floor: 0 },
];

/** What the one of the two that mounts less often pays for each mount, in ms of a missing picture. */
const priceFigure = (of: string, shipped: Tally, other: Tally): Figure => {
  const paid = other.missing / other.calls - shipped.missing / shipped.calls;
  const saved = shipped.mounts / shipped.calls - other.mounts / other.calls;
  return { of, measure: 'ms for a mount saved', value: saved === 0 ? 0 : rounded(paid / saved) };
};

export const traces: Bench = {
  id: 'traces',
  async measure(run) {
    const { gainQuiet, lossQuiet, firstMountHold, remountHold } = defaultPolicy;
    const [many, fewer] = run.quick ? [counts.quick, counts.quick] : [counts.shipped, counts.others];
    const shipped = await tally(many, 'shipped', run);
    const atOnce = await tally(many, 'at once', run, { times: { shown: 0, hide: 0 } });
    const same = await tally(fewer, 'the same', run);
    const figures = [
      ...figuresOf('as shipped', shipped),
      ...figuresOf('the component at once', atOnce),
      ...figuresOf('as shipped, fewer calls', same),
    ];
    for (const [name, windows] of others) {
      if (!run.goOn()) break;
      const other = await tally(fewer, name, run, { windows });
      figures.push(...figuresOf(name, other), priceFigure(name, same, other));
    }
    const number = (value: number): string => value.toLocaleString('en');
    return {
      id: 'traces',
      title: 'Mounts and waiting over random calls',
      cost: [
        'A mount saved is a black flash and a reconnect that nobody sees; it is paid for by waiting, so many ms from the moment',
        'a URL is there to the mount that shows it. The first picture is the first component of a call, the remote picture',
        'that of the other side while the own is shown already. Missing is the time of all pictures, own and remote, whose URL',
        'is there and which no component has; what a mount saved costs of it is the difference to what ships.',
      ].join(' '),
      floor:
        'of mounts, what an oracle that knows the whole call needs under the same settling windows: a bound where the component comes and goes at once, and near it where that takes time; of waiting, none',
      peer: '',
      notes: [
        `As shipped: ${gainQuiet} ms after a URL is gained, ${lossQuiet} ms after one is lost; longer while another is asked for, but at most ${firstMountHold} ms before the first picture and ${number(remountHold)} ms later.`,
        `${number(shipped.calls)} calls as shipped and with the component at once, ${number(same.calls)} for each other row, the same seeds: taps, remote streams, outages, failures and answers of 20 to 1,500 ms at random.`,
        `As shipped, ${mountsAgainst(shipped, number)}: a component takes 20 ms to go and 30 to come, and what changes meanwhile is settled by then.`,
        `With a component that comes and goes at once, ${mountsAgainst(atOnce, number)}: a change came in the very ms in which the windows closed.`,
        'A window is worth its wait where a mount costs the pictures more than that many ms. A loss is shown by no picture: what it waits, the last picture of a stream that is gone stays.',
      ],
      figures,
    };
  },
};

const mountsAgainst = ({ more, fewer }: Tally, number: (value: number) => string): string =>
  `${number(more)} calls had a mount more than the oracle and ${number(fewer)} had fewer`;
