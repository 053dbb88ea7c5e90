/**
 * Whether anybody looks: a mini-program in the background is told to give the call up before Alipay ends it unasked.
 *
 *   visible ◀──▶ hidden ── too long ──▶ (the call is given up)
 *
 * Sent to by the phone; gives up the intent, which the room follows.
 */
import type { CallState } from './setup.ts';

export const presence = {
  initial: 'visible',
  states: {
    visible: { always: { guard: 'isHidden', target: 'hidden' } },
    hidden: {
      always: { guard: 'isShown', target: 'visible' },
      after: { backgroundLimit: { guard: 'callWanted', actions: ['leftInBackground', 'giveUpCall'] } },
    },
  },
} satisfies CallState;
