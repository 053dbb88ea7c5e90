/** What the flight recorder and the inspector add to an event, and what a trace costs to write out. */
import { createEmitter } from '../../src/adapters/inspector/emitter.ts';
import { createFlightRecorder } from '../../src/recorder/flight-recorder.ts';
import type { FlightRecorder } from '../../src/recorder/flight-recorder.ts';
import type { Bench, Figure } from './figure.ts';
import { calls, chartAlone, recordedEvents, sentTo } from './recorded-call.ts';
import type { ChartActor } from './recorded-call.ts';
import { timed, timedFigure } from './timing.ts';
import type { Timed } from './timing.ts';

const nothing = (): void => undefined;

interface Recorded {
  readonly actor: ChartActor;
  readonly recorder: FlightRecorder;
}

const recordedChart = (): Recorded => {
  const recorder: FlightRecorder = createFlightRecorder(() => actor.getSnapshot());
  const actor: ChartActor = chartAlone((inspected) => recorder.inspect(inspected));
  return { actor: actor.start(), recorder };
};

export const observers: Bench = {
  id: 'observers',
  async measure(run) {
    const events = await recordedEvents();
    const sent = (start: () => ChartActor) => sentTo(start, events);
    const { alone, inspected, recorded, told, written } = await timed(run, {
      alone: sent(() => chartAlone().start()),
      inspected: sent(() => chartAlone(() => undefined).start()),
      recorded: sent(() => recordedChart().actor),
      told: sent(() => chartAlone(createEmitter('bench', nothing, nothing).inspect).start()),
      written: () => {
        const { actor, recorder } = recordedChart();
        for (let call = 0; call < calls; call += 1) for (const event of events) actor.send(event);
        return () => (recorder.trace() === '' ? 0 : 1);
      },
    });
    const row = (of: string, timing: Timed): Figure =>
      timedFigure(of, 'µs an event', timing, { floor: alone });
    return {
      id: 'observers',
      title: 'Flight recorder and inspector',
      cost: [
        'The flight recorder is always on and keeps references only, so that a call does not feel it; the inspector writes each',
        'step as JSON and is left out of a production build.',
      ].join(' '),
      floor: 'the chart with nobody who watches',
      peer: '',
      notes: ['A full trace is written out only when somebody asks for it; its time is that of all of it.'],
      figures: [
        row("with XState's inspection, to nobody", inspected),
        row('with the flight recorder', recorded),
        row('with the inspector, to a relay that costs nothing', told),
        timedFigure('a full trace is written out', 'µs', written),
      ],
    };
  },
};
