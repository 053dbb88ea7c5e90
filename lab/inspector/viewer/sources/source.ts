/** Where a viewer's messages come from. */
import type { ParsedReceiverEvent } from '@xstate/inspect/es/types.d.ts';

export type SourceState = 'waiting' | 'connected' | 'lost' | 'recorded';

export interface SourceListener {
  /** @param at ms, Unix time; absent where it happens now */
  received(told: ParsedReceiverEvent, at?: number): void;
  changed(state: SourceState): void;
}

export interface Source {
  /** Sends an event to an actor; `null` where nothing listens. */
  readonly send: ((sessionId: string, event: { readonly type: string }) => void) | null;
}

/** An event for an actor, as the classic inspector sends it back. */
export const classicCommand = (sessionId: string, event: { readonly type: string }) =>
  ({
    type: 'xstate.event',
    event: JSON.stringify({
      name: event.type,
      data: event,
      $$type: 'scxml',
      type: 'external',
      origin: sessionId,
    }),
    service: sessionId,
  }) as const;
