/**
 * Thousands of calls on one phone: join, connected and publishing, leave, back in the lobby. Everything is real but the
 * phone: the built mini-program with its pages, chart and adapters, ZEGO's SDK, the gateway. What stays of them?
 */
import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Phone } from '../../lab/realm/index.ts';
import { callOf } from '../scenario/actor.ts';
import type { Actor } from '../scenario/actor.ts';
import { setStage } from '../scenario/stage.ts';
import { timeText } from '../verify/progress.ts';
import { usualConditions } from './conditions.ts';
import type { Bench, Figure } from './figure.ts';
import { deviation, median, rounded, slope } from './statistics.ts';

const counts = { all: 10_000, quick: 3, warmUp: 500, between: 100 };
/** ms of virtual time */
const limit = 20_000;
/** ms; the SDK's last log post has gone out */
const farewell = 5_000;

const collectGarbage = (): void => {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  if (typeof collect === 'function') collect();
};

/** bytes in use after a collection */
const heap = (): number => {
  collectGarbage();
  collectGarbage();
  return getHeapStatistics().used_heap_size;
};

const countOf = ({ leftovers }: Phone): Readonly<Record<string, number>> => ({ ...leftovers });

const isPublishing = ({ page }: Phone): boolean => {
  const { publisher } = callOf(page).snapshot().value;
  return typeof publisher === 'object' && publisher.active === 'publishing';
};

const hasEnded = ({ page }: Phone): boolean => {
  const { room } = callOf(page).snapshot().value;
  return typeof room === 'object' && 'disconnected' in room;
};

export const endurance: Bench = {
  id: 'endurance',
  async measure(run) {
    const stage = setStage(
      { phones: { A: { user: 'alice' } }, tokenSeconds: 3_600 },
      { platform: 'Android' },
      await usualConditions(),
    );
    const { world } = stage;
    const actor = stage.actors.get('A');
    if (actor === undefined) throw new Error('the stage has no phone A');
    await call(actor);
    const before = countOf(actor.phone);
    const all = run.quick ? counts.quick : counts.all;
    const points: (readonly [calls: number, bytes: number])[] = [];
    let [made, begun] = [0, performance.now()];
    for (; made < all && run.goOn(); made += 1) {
      if (made === counts.warmUp) begun = performance.now();
      await call(actor);
      stage.forget();
      if (made >= counts.warmUp && made % counts.between === 0) points.push([made, heap()]);
      const left = ((performance.now() - begun) / Math.max(1, made - counts.warmUp)) * (all - made);
      run.progress(`call ${made + 1} of ${all}${made > counts.warmUp ? `, ${timeText(left)} left` : ''}`);
    }
    await world.run(farewell);
    const after = countOf(actor.phone);
    const figures: Figure[] = [
      ...Object.keys(after).map((name): Figure => ({
        of: leftoverNames[name] ?? name,
        measure: 'after all calls',
        value: after[name] ?? 0,
        floor: before[name] ?? 0,
      })),
      {
        of: 'heap, bytes a call',
        measure: 'slope',
        value: rounded(points.length > 1 ? slope(points) : 0),
        floor: 0,
      },
    ];
    const bytes = points.map(([, each]) => each);
    return {
      id: 'endurance',
      title: `${made.toLocaleString('en')} calls in a row`,
      cost: [
        'What a call leaves behind adds up until Alipay ends the mini-program: a timer costs battery, a listener is called for a',
        'page that is gone, memory is not given back.',
      ].join(' '),
      floor: 'what is there after the first call, and no growth',
      peer: '',
      notes: [
        'Each is a whole call on one phone, from the lobby to the lobby: pages, chart, adapters, the real SDK and the gateway; only the phone is the lab’s.',
        `The heap after a collection every ${counts.between} calls, from call ${counts.warmUp} on: a median of ${rounded(median(bytes) / 1e6)} MB ± ${rounded(deviation(bytes) / 1e6)} MB for everything, the lab and Node included.`,
      ],
      figures,
    };

    async function call({ phone }: Actor): Promise<void> {
      if (phone.pages.length === 0) phone.launch();
      await world.until(() => phone.view.has('#join'), limit, 'the lobby');
      phone.input('#room', 'r1');
      await world.run(50);
      phone.tap('#join');
      await world.until(() => isPublishing(phone), limit, 'publishing');
      phone.tap('#leave');
      await world.until(() => hasEnded(phone), limit, 'the end of the call');
      phone.back();
      await world.run(1_000);
    }
  },
};

const leftoverNames: Readonly<Record<string, string>> = {
  timers: 'timers',
  sockets: 'sockets',
  networkListeners: 'listeners to the network',
  appListeners: 'listeners to the phone',
};
