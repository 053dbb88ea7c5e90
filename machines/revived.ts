/**
 * Where another life of the chart begins after it has died of whatever: out of the room, with an error, ready to join again.
 * What is kept is what the user wants, what the page and the phone are, and the counters by which names stay unique.
 */
import { initialContext, noErrors } from './context.ts';
import type { CallContext, Leg } from './context.ts';
import type { CallError } from './errors.ts';
import type { CallSnapshot } from './view.ts';

const counterOf = (fresh: Leg, { attempt }: Leg): Leg => ({ ...fresh, attempt });

const contextAfter = (context: CallContext, error: CallError): CallContext => {
  const { intent, fact } = context;
  const fresh = initialContext(context).fact;
  const { page, online, visible, refresh, dropped, malformed } = fact;
  return {
    ...context,
    intent: { ...intent, call: false },
    fact: {
      ...fresh,
      page,
      online,
      visible,
      refresh,
      dropped,
      malformed,
      session: fact.session + 1,
      publisher: counterOf(fresh.publisher, fact.publisher),
      player: counterOf(fresh.player, fact.player),
      mount: { generation: fact.mount.generation, pair: null },
      errors: { ...noErrors, room: error },
    },
  };
};

/** For the machine's `resolveState`. */
export const revived = ({ value, context }: CallSnapshot, error: CallError): CallSnapshot => ({
  value: {
    room: { disconnected: 'ended' },
    publisher: 'noPublish',
    player: 'noPlay',
    rtcRoom: { unmounted: 'idle' },
    token: 'valid',
    // what the page and the phone are outlives the chart, and `fact.visible` says the same
    visibility: value.visibility,
  },
  context: contextAfter(context, error),
});
