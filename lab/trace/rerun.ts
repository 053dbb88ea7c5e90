/**
 * A recorded call once more, as an actor that can be inspected: its events come from the trace, its delays never pass by
 * themselves, and nothing that it asks for is done.
 */
import { createActor } from 'xstate';
import type { InspectionEvent } from 'xstate';
import type { Trace } from './read-trace.ts';
import { noTime, silentMachine } from './silent-chart.ts';
import { persistedStart } from './start.ts';

/**
 * @param before told before each event, with its time (ms, Unix time)
 * Throws NoTrace when the trace starts in a state that the chart does not have.
 */
export const rerun = (
  trace: Trace,
  inspect: (inspected: InspectionEvent) => void,
  before: (at: number) => void,
): void => {
  const actor = createActor(silentMachine(), { snapshot: persistedStart(trace), clock: noTime, inspect });
  // a chart that ends in an error is part of what is looked at
  actor.subscribe({ error: () => undefined });
  before(trace.steps[0]?.at ?? 0);
  actor.start();
  for (const { at, event } of trace.steps) {
    before(at);
    if (event.type === 'xstate.stop') actor.stop();
    else actor.send(event as Parameters<typeof actor.send>[0]);
  }
};
