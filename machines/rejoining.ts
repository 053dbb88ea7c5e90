/**
 * A session of our own in place of one that is lost, with a new engine and new credentials. Part of the room region.
 *
 *   (given up, or "try again") ─▶ stopping ─▶ loggingOut ─▶ loggedOut ─▶ waiting ─▶ credentials ─▶ loggingIn ─▶ (connected)
 *   (ended by the SDK) ───────────────────────────────────────▲             ▲            │             │
 *                                                                           └────────────┴─────────────┘ failed
 *
 * The wait grows, up to a bound. Attempts that the network spoils go on until `rejoinLimit`; then the call ends with the error.
 */
import { credentials } from './preparing.ts';
import { drop, leave, loggingIn, loggingOut, loginHears } from './session-ways.ts';
import type { CallState } from './setup.ts';

const waiting = '#call.room.connecting.rejoining.waiting';

const loginFailed = [
  { guard: 'mayRejoin', target: waiting, actions: 'loginFailed' },
  { target: '#call.room.disconnected.ended', actions: 'loginFailed' },
] as const;

export const rejoining = {
  initial: 'stopping',
  after: { rejoinLimit: { target: '#call.room.disconnecting', actions: 'roomFailed' } },
  states: {
    stopping: loggingOut.stopping,
    loggingOut: { ...loggingOut.loggingOut, always: leave, after: { logoutTimeout: 'loggedOut' } },
    loggedOut: { entry: 'linkGone', always: 'waiting' },
    waiting: {
      entry: ['disposeEngine', 'endSession', 'countRejoin'],
      always: drop,
      on: {
        'page.retryTapped': 'credentials',
        'app.shown': 'credentials',
        'network.changed': [
          { guard: 'isOnline', target: 'credentials', actions: 'setOnline' },
          { actions: 'setOnline' },
        ],
      },
      after: { rejoinBackOff: 'credentials' },
    },
    credentials: {
      ...credentials(
        '#call.room.connecting.rejoining.loggingIn',
        [
          { guard: 'mayRejoin', target: waiting, actions: 'credentialsFailed' },
          { target: '#call.room.connecting.blocked.credentials', actions: 'credentialsFailed' },
        ],
        { target: waiting, actions: 'credentialsFailed' },
      ),
      always: drop,
    },
    loggingIn: {
      ...loggingIn,
      on: { ...loginHears, 'login.failed': loginFailed, 'zego.roomDisconnected': loginFailed },
      after: { loginTimeout: { target: 'stopping', actions: 'loginFailed' } },
    },
  },
} satisfies CallState;
