/** The chart's steps as others may watch them: the event's name and the transitions it took. Holds no payload. */
import type { InspectionEvent } from 'xstate';

/** Ids as XState makes them: `call.room.connecting.preparing`. */
export interface ChartTransition {
  readonly source: string;
  /** the event descriptor: an event's name, '' for `always`, `xstate.after.…` for a delay */
  readonly on: string;
  readonly targets: readonly string[];
}

/** One microstep. */
export interface ChartStep {
  readonly event: string;
  readonly transitions: readonly ChartTransition[];
}

export type ChartStepListener = (step: ChartStep) => void;

/** `null` for what XState's inspection tells besides microsteps. */
const chartStepOf = (inspected: InspectionEvent): ChartStep | null => {
  if (inspected.type !== '@xstate.microstep') return null;
  return {
    event: inspected.event.type,
    transitions: inspected._transitions.map(({ source, eventType, target }) => ({
      source: source.id,
      on: eventType,
      targets: (target ?? []).map(({ id }) => id),
    })),
  };
};

/** A listener to inspection that hands on its microsteps. */
export const stepsOnly =
  (listener: ChartStepListener) =>
  (inspected: InspectionEvent): void => {
    const step = chartStepOf(inspected);
    if (step !== null) listener(step);
  };
