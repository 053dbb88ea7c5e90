/** A whole call to be run through the chart again: what it was told in scenario S1 on phone A. */
import { createActor } from 'xstate';
import type { InspectionEvent } from 'xstate';
import { readTrace } from '../../lab/trace/read-trace.ts';
import { noTime, silentMachine } from '../../lab/trace/silent-chart.ts';
import type { CallEvent } from '../../machines/index.ts';
import { scenario } from '../scenario/library.ts';
import { runScript } from '../scenario/run.ts';
import { usualConditions } from './conditions.ts';
import type { Contender } from './timing.ts';

/** As the flight recorder wrote it. */
const recordedTrace = async (): Promise<string> => {
  let text = '';
  const script = scenario('S1');
  await runScript(
    { ...script, courses: script.courses.slice(0, 1) },
    {
      ...(await usualConditions()),
      onStageEnd: ({ stage }) => (text = stage.actors.get('A')?.traces[0] ?? ''),
    },
  );
  return text;
};

/** The chart's own delays are among them. It took them once, so events of the chart they are. */
export const recordedEvents = async (): Promise<readonly CallEvent[]> =>
  readTrace(await recordedTrace()).steps.map(({ event }) => event as unknown as CallEvent);

const machine = silentMachine();

/** The chart alone, with nobody who answers and no time. Not started. */
export const chartAlone = (inspect?: (inspected: InspectionEvent) => void) =>
  createActor(machine, { clock: noTime, ...(inspect === undefined ? {} : { inspect }) });
export type ChartActor = ReturnType<typeof chartAlone>;

/** in a round */
export const calls = 20;

/** Sends every event to each of as many charts as there are calls in a round. */
export const sentTo =
  (start: () => ChartActor, events: readonly CallEvent[]): Contender =>
  () => {
    const actors = Array.from({ length: calls }, start);
    return () => {
      for (const actor of actors) for (const event of events) actor.send(event);
      return calls * events.length;
    };
  };
