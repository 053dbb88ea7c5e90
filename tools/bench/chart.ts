/** How fast the chart is: the events of a whole call through the running chart and the pure one. */
import { getInitialSnapshot, transition } from 'xstate';
import { callMachine, callView, initialView } from '../../machines/index.ts';
import { createPagePatch } from '../../src/call/page-patch.ts';
import type { Bench } from './figure.ts';
import { calls, chartAlone, recordedEvents, sentTo } from './recorded-call.ts';
import { rounded } from './statistics.ts';
import { timed, timedFigure } from './timing.ts';
import type { Timed } from './timing.ts';

const shownChart = () => {
  const actor = chartAlone();
  const patch = createPagePatch({ setData: () => undefined }, initialView);
  actor.subscribe((snapshot) => patch.set(callView(snapshot)));
  return actor.start();
};

const perSecond = ({ value }: Timed): number => rounded(1e6 / value);

export const chart: Bench = {
  id: 'chart',
  async measure(run) {
    const events = await recordedEvents();
    const first = getInitialSnapshot(callMachine, undefined);
    const { pure, running, shown, starting } = await timed(run, {
      pure: () => () => {
        for (let call = 0; call < calls; call += 1)
          events.reduce((snapshot, event) => transition(callMachine, snapshot, event)[0], first);
        return calls * events.length;
      },
      running: sentTo(() => chartAlone().start(), events),
      shown: sentTo(shownChart, events),
      starting: () => () => Array.from({ length: calls }, () => chartAlone().start()).length,
    });
    return {
      id: 'chart',
      title: 'Events through the chart',
      cost: [
        `A whole call brings about ${events.length} events, one or two at a time: on a phone that is ten times slower than this`,
        'machine an event still takes less than a millisecond, and a frame has sixteen. An iPhone gives a mini-program no JIT:',
        'in JavaScriptCore without it an event costs about three times as much.',
      ].join(' '),
      floor: '',
      peer: "XState's own `transition()` on the same machine, which executes nothing",
      notes: [
        "The events of scenario S1 on phone A, the chart's own delays among them; nobody answers the chart's requests.",
        'Shown: with the view and the page patch that follow each event.',
      ],
      figures: [
        timedFigure('an event through the running chart', 'µs', running, { peer: pure }),
        {
          of: 'an event through the running chart',
          measure: 'events a second',
          value: perSecond(running),
          peer: perSecond(pure),
        },
        timedFigure('an event through the chart, and shown', 'µs', shown),
        timedFigure('the start of the chart', 'µs', starting),
      ],
    };
  },
};
