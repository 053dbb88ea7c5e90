/** A small XState 5 machine with everything that a chart can have, and the messages that an inspector sends about it. */
import { assign, createActor, fromCallback, setup } from 'xstate';
import type { EventObject, InspectionEvent } from 'xstate';

export interface DoorContext {
  readonly opened: number;
  readonly note: string;
}
export type DoorEvent =
  | { readonly type: 'push'; readonly force: number }
  | { readonly type: 'lock' }
  | { readonly type: 'write'; readonly note: string };

const door = setup({
  types: { context: {} as DoorContext, events: {} as DoorEvent },
  actors: { motor: fromCallback<EventObject>(() => undefined) },
  actions: {
    count: assign({ opened: ({ context }) => context.opened + 1 }),
    note: assign({ note: ({ context, event }) => (event.type === 'write' ? event.note : context.note) }),
    ring: () => undefined,
  },
  guards: { isStrong: ({ event }) => event.type === 'push' && event.force > 5 },
  delays: { patience: 1_000 },
}).createMachine({
  id: 'door',
  type: 'parallel',
  context: { opened: 0, note: '' },
  on: { write: { actions: 'note' } },
  states: {
    leaf: {
      initial: 'closed',
      states: {
        closed: { on: { push: { guard: 'isStrong', target: 'open', actions: ['count', 'ring'] } } },
        open: {
          invoke: { src: 'motor', id: 'motor' },
          after: { patience: 'closed' },
          on: { push: { target: 'open', reenter: true } },
        },
      },
    },
    bolt: { initial: 'off', states: { off: { on: { lock: 'on' } }, on: { type: 'final' } } },
  },
});

/** Time that never passes. */
const noTime = { setTimeout: (): number => 0, clearTimeout: (): void => undefined };

export const startDoor = (inspect: (inspected: InspectionEvent) => void) =>
  createActor(door, { clock: noTime, inspect }).start();
