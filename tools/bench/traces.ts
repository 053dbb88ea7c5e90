/** Mounts over random calls against the oracle's least, and how long pictures wait because the chart lets changes settle. */
import { policy } from '../../machines/index.ts';
import { leastMounts } from '../scenario/least-mounts.ts';
import { nodeSettle } from '../../lab/realm/index.ts';
import type { Bench, Figure, Run } from './figure.ts';
import { quantile, rounded } from './statistics.ts';
import { randomCall } from './traces/random-call.ts';
import { waitsOf } from './traces/waits.ts';
import { withWindows } from './traces/with-windows.ts';
import type { Windows } from './traces/with-windows.ts';

const counts = { shipped: 10_000, others: 200, quick: 10 };

/** Changed from what ships, one at a time, over fewer calls; the first is what ships over the same. */
const others: readonly (readonly [name: string, windows: Windows])[] = [
  ['the same, fewer calls', {}],
  ['no settling at all', { gainQuiet: 0, lossQuiet: 0, firstMountHold: 0, remountHold: 0 }],
  ['gain 0 ms', { gainQuiet: 0 }],
  ['gain 200 ms', { gainQuiet: 200 }],
  ['gain 800 ms', { gainQuiet: 800 }],
  ['loss 0 ms', { lossQuiet: 0 }],
  ['loss 1,000 ms', { lossQuiet: 1_000 }],
  ['first hold 0 ms', { firstMountHold: 0 }],
  ['first hold 400 ms', { firstMountHold: 400 }],
  ['first hold 1,600 ms', { firstMountHold: 1_600 }],
  ['later hold 0 ms', { remountHold: 0 }],
  ['later hold 1,000 ms', { remountHold: 1_000 }],
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
}

const tally = async (count: number, name: string, run: Run): Promise<Tally> => {
  let [calls, mounts, least, more, fewer] = [0, 0, 0, 0, 0];
  const first: number[] = [];
  const remote: number[] = [];
  for (let seed = 1; seed <= count && run.goOn(); seed += 1) {
    const moments = randomCall(seed);
    const made = moments.at(-1)?.mounts ?? 0;
    const needed = leastMounts(moments);
    const waits = waitsOf(moments);
    calls += 1;
    mounts += made;
    least += needed;
    more += made > needed ? 1 : 0;
    fewer += made < needed ? 1 : 0;
    first.push(...waits.first);
    remote.push(...waits.remote);
    if (seed % 50 === 0) {
      run.progress(`${name}, call ${seed} of ${count}`);
      // so that Ctrl-C is heard
      await nodeSettle();
    }
  }
  return { calls, mounts, least, more, fewer, first, remote };
};

const figuresOf = (of: string, { calls, mounts, least, first, remote }: Tally): Figure[] => [
  { of, measure: 'mounts a call', value: rounded(mounts / calls), floor: rounded(least / calls) },
  { of, measure: 'ratio', value: Number((mounts / least).toFixed(4)) },
  { of, measure: 'first picture p50', value: quantile(first, 0.5), floor: 0 },
  { of, measure: 'p99', value: quantile(first, 0.99) },
  { of, measure: 'remote picture p50', value: quantile(remote, 0.5), floor: 0 },
  { of, measure: 'p99 of it', value: quantile(remote, 0.99) },
];

export const traces: Bench = {
  id: 'traces',
  async measure(run) {
    const { gainQuiet, lossQuiet, firstMountHold, remountHold } = policy;
    const shipped = await tally(run.quick ? counts.quick : counts.shipped, 'shipped', run);
    const figures = figuresOf('as shipped', shipped);
    for (const [name, windows] of others) {
      if (!run.goOn()) break;
      const count = run.quick ? counts.quick : counts.others;
      figures.push(...figuresOf(name, await withWindows(windows, () => tally(count, name, run))));
    }
    const number = (value: number): string => value.toLocaleString('en');
    return {
      id: 'traces',
      title: 'Mounts and waiting over random calls',
      cost: [
        'A mount saved is a black flash and a reconnect that nobody sees; it is paid for by waiting, so many ms from the moment',
        'a URL is there to the mount that shows it. The first picture is the first component of a call, the remote picture',
        'that of the other side while the own is shown already.',
      ].join(' '),
      floor:
        'of mounts, what an oracle that knows the whole call needs under the same settling windows; of waiting, none',
      peer: '',
      notes: [
        `As shipped: ${gainQuiet} ms after a URL is gained, ${lossQuiet} ms after one is lost; longer while another is asked for, but at most ${firstMountHold} ms before the first picture and ${number(remountHold)} ms later.`,
        `${number(shipped.calls)} calls as shipped, ${number(run.quick ? counts.quick : counts.others)} for each row below it, the same seeds: taps, remote streams, outages, failures and answers of 20 to 1,500 ms at random.`,
        `In ${number(shipped.more)} of them the chart made a mount more than the oracle; in ${number(shipped.fewer)} it made fewer, for a component takes its time to come and go, and what changes meanwhile is settled by then.`,
      ],
      figures,
    };
  },
};
