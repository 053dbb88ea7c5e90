/**
 * The four messages of the classic inspector (`service.register`, `.event`, `.state`, `.stop`), straight from XState 5, with
 * neither XState 4 nor a DOM on this side. What a viewer sends back goes to `send`, unchecked: the actor would not survive an
 * event without its fields.
 */
import type { InspectionEvent } from 'xstate';
import { redact } from '../../recorder/redact.ts';
import { field, textOf } from '../unknown.ts';
import { classicDefinition } from './classic-definition.ts';
import { classicEvent, classicState } from './classic-state.ts';
import type { Taken } from './classic-state.ts';
import { watchMachine } from './watched-machine.ts';
import type { WatchedActor } from './watched-machine.ts';

export interface Emitter {
  readonly inspect: (inspected: InspectionEvent) => void;
  /** a message from a viewer; what is none is ignored */
  receive(message: string): void;
}

/**
 * @param name distinguishes this phone from others at the same relay
 * @param post one JSON message; none of them holds a secret
 * @param send whatever a viewer sends to the actor
 */
export const createEmitter = (
  name: string,
  post: (message: string) => void,
  send: (event: unknown) => void,
): Emitter => {
  let watched: WatchedActor | null = null;
  let last: Taken = { event: { type: 'xstate.init' }, transitions: [], commands: [] };

  const json = (value: unknown): string => JSON.stringify(value, redact);
  const idOf = (actor: WatchedActor): string => `${name} ${actor.sessionId}`;
  const stateOf = (actor: WatchedActor): string => json(classicState(idOf(actor), actor.getSnapshot(), last));
  const tell = (type: string, actor: WatchedActor, more: object): void =>
    post(JSON.stringify(Object.assign({ type, sessionId: idOf(actor) }, more)));
  const register = (actor: WatchedActor): void =>
    tell('service.register', actor, {
      id: textOf(field(field(actor.getSnapshot(), 'machine'), 'id')),
      machine: json(classicDefinition(field(actor.getSnapshot(), 'machine'))),
      state: stateOf(actor),
    });

  return {
    inspect: watchMachine({
      appeared(actor) {
        watched = actor;
        register(actor);
      },
      sent: (actor, event) => tell('service.event', actor, { event: json(classicEvent(event)) }),
      took(actor, taken) {
        last = taken;
        tell('service.state', actor, { state: stateOf(actor) });
        if (field(actor.getSnapshot(), 'status') === 'active') return;
        watched = null;
        tell('service.stop', actor, {});
      },
    }),

    receive(message) {
      const told = parsed(message);
      if (watched === null) return;
      if (field(told, 'type') === 'xstate.inspecting') return register(watched);
      if (field(told, 'type') !== 'xstate.event') return;
      const event = parsed(textOf(field(told, 'event')));
      // a viewer of several phones names the one it means
      if (field(event, 'origin') === idOf(watched)) send(field(event, 'data'));
    },
  };
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
