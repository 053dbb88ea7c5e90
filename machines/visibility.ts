/**
 * Whether anybody can see the call: its page is on top, and the mini-program is in front. Page and program each report for
 * themselves. A page that is shown belongs to a program that is in front, whether the platform has said so or not.
 *
 *              page.hidden                       app.hidden
 *   seen ──────────────────▶ unseen: covered ◀──────────────▶ coveredAndHidden
 *    ▲ │      app.hidden                                           ▲  │ page.shown
 *    │ └───────────────────▶ unseen: hidden  ──── page.hidden ─────┘  │
 *    └───── page.shown, or app.shown where only the program was hidden ┘
 *
 * Alipay ends a program that is out of sight for about five minutes: the call is given up before.
 */
import type { CallState } from './setup.ts';

const seen = '#call.visibility.seen';

export const visibility = {
  initial: 'seen',
  states: {
    seen: { on: { 'page.hidden': 'unseen.covered', 'app.hidden': 'unseen.hidden' } },
    unseen: {
      entry: ['nobodySees', 'applyDevices', 'tellDevices'],
      exit: ['somebodySees', 'applyDevices', 'tellDevices'],
      initial: 'covered',
      on: { 'page.shown': 'seen' },
      after: { backgroundLimit: { guard: 'callWanted', actions: ['leftInBackground', 'leaveCall'] } },
      states: {
        covered: { on: { 'app.hidden': 'coveredAndHidden' } },
        hidden: { on: { 'app.shown': seen, 'page.hidden': 'coveredAndHidden' } },
        coveredAndHidden: { on: { 'app.shown': 'covered' } },
      },
    },
  },
} satisfies CallState;
