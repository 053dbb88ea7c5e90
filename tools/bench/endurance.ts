/** Thousands of calls in a row: what stays of them? Whole ones as many as fit, and of the chart alone 10,000. */
import { nodeSettle } from '../../lab/realm/index.ts';
import { timeText } from '../verify/progress.ts';
import { usualConditions } from './conditions.ts';
import { ChartCalls } from './endurance/chart-calls.ts';
import { HeapWatch } from './endurance/heap.ts';
import { WholeCalls } from './endurance/whole-calls.ts';
import type { Bench, Figure, Run } from './figure.ts';

/** of the chart alone */
const chartCalls = 10_000;
const quickCalls = 3;

interface Caller {
  call(): void | Promise<void>;
  readonly leftovers: Readonly<Record<string, number>>;
}

interface Outcome {
  readonly made: number;
  readonly heap: HeapWatch;
  readonly before: Readonly<Record<string, number>>;
  readonly after: Readonly<Record<string, number>>;
}

/** The first tenth warms up: code is compiled, caches fill. */
const callAll = async (name: string, caller: Caller, all: number, run: Run): Promise<Outcome> => {
  await caller.call();
  const before = caller.leftovers;
  // what counting itself leaves the first time is not the calls'
  if (!run.quick) await new HeapWatch().countObjects(0);
  const heap = new HeapWatch();
  const begun = performance.now();
  const step = Math.ceil(all / 100);
  const warm = step * Math.ceil(all / step / 10);
  let made = 1;
  for (; made < all && run.goOn(); made += 1) {
    await caller.call();
    if (made % step !== 0) continue;
    if (made === warm) await heap.countObjects(made);
    if (made >= warm) heap.look(made);
    const left = ((performance.now() - begun) / made) * (all - made);
    run.progress(`${name} ${made} of ${all}, ${timeText(left)} left`);
    // so that Ctrl-C is heard
    await nodeSettle();
  }
  heap.look(made);
  await heap.countObjects(made);
  return { made, heap, before, after: caller.leftovers };
};

const figuresOf = (of: string, { made, heap, before, after }: Outcome): Figure[] => [
  { of, measure: 'calls', value: made },
  ...Object.entries(after).map(([measure, value]) => ({ of, measure, value, floor: before[measure] ?? 0 })),
  { of, measure: 'objects, bytes a call', value: heap.objectSlope, floor: 0 },
  { of, measure: 'heap, bytes a call', value: heap.slope, floor: 0 },
  { of, measure: 'MB', value: heap.megabytes },
];

export const endurance: Bench = {
  id: 'endurance',
  async measure(run) {
    const conditions = await usualConditions();
    const chart = await callAll('chart', new ChartCalls(), run.quick ? quickCalls : chartCalls, run);
    const all = run.quick ? quickCalls : run.wholeCalls;
    const whole = await callAll('whole call', new WholeCalls(conditions), all, run);
    return {
      id: 'endurance',
      title: 'Thousands of calls in a row',
      cost: [
        'What a call leaves behind adds up until Alipay ends the mini-program: a timer costs battery, a listener is called for a',
        'page that is gone, memory is not given back.',
      ].join(' '),
      floor: 'what is there after the first call, and no growth',
      peer: '',
      notes: [
        'A whole call goes from the lobby to the lobby of one phone: pages, chart, adapters, the real SDK and the gateway; only the phone is the lab’s.',
        'The heap is that of the whole process, Node, lab and gateway included: its slope is that of a straight line through what is in use after a collection, at regular steps after the first tenth of the calls. Objects are what two snapshots differ by, there and at the end, without what V8 keeps for itself: it goes on compiling.',
      ],
      figures: [...figuresOf('the chart alone', chart), ...figuresOf('whole calls', whole)],
    };
  },
};
