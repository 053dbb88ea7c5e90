/**
 * Presents actors of XState 5 to the classic inspector, which only knows services of XState 4: registers each with its
 * `devTools`, and hands on what the viewer sends. Attach `inspect` to an actor; it may run already.
 */
import type { XStateDevInterface } from 'xstate';
import type { InspectionEvent } from 'xstate5';
import { classicDefinition } from '../../src/adapters/inspector/classic-definition.ts';
import { classicEvent, classicState } from '../../src/adapters/inspector/classic-state.ts';
import type { ClassicEvent, ClassicState } from '../../src/adapters/inspector/classic-state.ts';
import { watchMachine } from '../../src/adapters/inspector/watched-machine.ts';
import type { WatchedActor } from '../../src/adapters/inspector/watched-machine.ts';
import { field } from '../../src/adapters/unknown.ts';

type Service = Parameters<XStateDevInterface['register']>[0];

/** A service of XState 4, as far as `@xstate/inspect` uses one. */
interface ClassicService {
  readonly sessionId: string;
  readonly id: string;
  readonly machine: { readonly definition: object; toJSON(): object };
  state: ClassicState;
  /** `inspect()` replaces it with one that also tells the viewer */
  send(event: ClassicEvent | { readonly type: string }): void;
  subscribe(listener: (state: ClassicState) => void): { unsubscribe(): void };
  onStop(listener: () => void): void;
}

/** Inspection events of a mini-program come from its own copy of XState: told by what they are made of. */
export const isInspectionEvent = (value: unknown): value is InspectionEvent =>
  String(field(value, 'type')).startsWith('@xstate.') && field(value, 'actorRef') !== undefined;

export interface Facade {
  readonly inspect: (inspected: InspectionEvent) => void;
}

/**
 * @param name distinguishes the actors of several phones in one viewer
 * @param send whatever a viewer sends to the actor, which would not survive an event without its fields
 */
export const createFacade = (
  devTools: XStateDevInterface,
  name: string,
  send: (event: unknown) => void,
): Facade => {
  let presented: Presented | null = null;
  const inspect = watchMachine({
    appeared(actor) {
      presented = present(actor, name, send);
      // what it reads of a service is all there; XState 4's type asks for the whole interpreter
      devTools.register(presented.service as unknown as Service);
    },
    sent: (_actor, event) => presented?.tellSent(classicEvent(event)),
    took(actor, taken) {
      presented?.tellState(classicState(presented.service.sessionId, actor.getSnapshot(), taken));
      if (field(actor.getSnapshot(), 'status') !== 'active') presented?.tellStopped();
    },
  });
  // the product's XState and this workspace's own copy of it differ in nothing but where they lie
  return { inspect: (inspected) => inspect(inspected as unknown as Parameters<typeof inspect>[0]) };
};

interface Presented {
  readonly service: ClassicService;
  tellSent(event: ClassicEvent): void;
  tellState(state: ClassicState): void;
  tellStopped(): void;
}

const present = (actor: WatchedActor, name: string, send: (event: unknown) => void): Presented => {
  const definition = classicDefinition(field(actor.getSnapshot(), 'machine'));
  const sessionId = `${name} ${actor.sessionId}`;
  const listeners = new Set<(state: ClassicState) => void>();
  const stopListeners = new Set<() => void>();
  // an event from the viewer must not be told to it twice, and telling it must not deliver an event twice
  let delivering = false;
  let telling = false;
  const service: ClassicService = {
    sessionId,
    id: String(field(definition, 'id')),
    machine: { definition, toJSON: () => definition },
    state: classicState(sessionId, actor.getSnapshot(), {
      event: { type: 'xstate.init' },
      transitions: [],
      commands: [],
    }),
    send(event) {
      if (telling) return;
      delivering = true;
      try {
        send('data' in event ? event.data : event);
      } finally {
        delivering = false;
      }
    },
    subscribe(listener) {
      listeners.add(listener);
      return { unsubscribe: () => listeners.delete(listener) };
    },
    onStop: (listener) => void stopListeners.add(listener),
  };
  return {
    service,
    tellSent(event) {
      if (delivering) return;
      telling = true;
      try {
        service.send(event);
      } finally {
        telling = false;
      }
    },
    tellState(state) {
      service.state = state;
      for (const listener of listeners) listener(state);
    },
    tellStopped: () => stopListeners.forEach((stop) => stop()),
  };
};
