/**
 * A snapshot of XState 5, and the event that led to it, as a state of XState 4. The classic inspector hands `actions` and
 * `transitions` through as they come, so they carry what was commanded and which transitions were taken.
 */
import type { AnyEventObject } from 'xstate';
import { field } from '../unknown.ts';

export interface ClassicEvent {
  readonly name: string;
  readonly data: AnyEventObject;
  readonly $$type: 'scxml';
  readonly type: 'external';
}

export interface ClassicTransition {
  /** ids as XState makes them: `call.room.connected` */
  readonly source: string;
  /** the event descriptor; '' for `always` */
  readonly eventType: string;
  readonly target: readonly string[];
}

/** One event and what came of it. */
export interface Taken {
  readonly event: AnyEventObject;
  /** of all microsteps, in order */
  readonly transitions: readonly ClassicTransition[];
  /** names of commands, as in a trace */
  readonly commands: readonly string[];
}

export const classicEvent = (event: AnyEventObject): ClassicEvent => ({
  name: event.type,
  data: event,
  $$type: 'scxml',
  type: 'external',
});

export const classicState = (
  sessionId: string,
  snapshot: unknown,
  { event, transitions, commands }: Taken,
) => ({
  value: field(snapshot, 'value'),
  context: field(snapshot, 'context'),
  event,
  _event: classicEvent(event),
  _sessionid: sessionId,
  actions: commands.map((type) => ({ type })),
  activities: {},
  meta: {},
  events: [],
  configuration: [],
  transitions,
  children: {},
  done: field(snapshot, 'status') === 'done',
  tags: [],
  changed: transitions.length > 0,
});

export type ClassicState = ReturnType<typeof classicState>;

/** Transitions of a microstep, by name. */
export const classicTransitions = (
  definitions: readonly {
    readonly source: { readonly id: string };
    readonly eventType: string;
    readonly target: readonly { readonly id: string }[] | undefined;
  }[],
): ClassicTransition[] =>
  definitions.map(({ source, eventType, target }) => ({
    source: source.id,
    eventType,
    target: (target ?? []).map(({ id }) => id),
  }));
