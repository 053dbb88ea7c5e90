/** Ways in and out of a session that several states of the room region share. */
import { not } from 'xstate';
import { roomInput } from './actors.ts';

/** Nothing to log out of yet. */
export const drop = { guard: not('callWanted'), target: '#call.room.disconnected.over' } as const;

export const leave = { guard: not('callWanted'), target: '#call.room.disconnecting' } as const;

/** The SDK has ended the connection: nothing is left to log out of. */
export const thrownOut = [
  { guard: 'mayRejoin', target: '#call.room.connecting.rejoining.loggedOut', actions: 'roomFailed' },
  { target: '#call.room.disconnecting.loggedOut', actions: 'roomFailed' },
] as const;

/** One login, over as many sockets as it takes: one that stays silent, or never opens, is replaced. */
export const loggingIn = {
  entry: 'linkAsked',
  invoke: { src: 'loginRoom', id: 'loginRoom', input: roomInput },
  always: leave,
  initial: 'dialling',
  states: {
    dialling: { after: { socketTimeout: 'redialling' } },
    redialling: {
      entry: 'replaceSocket',
      after: { socketTimeout: { target: 'redialling', reenter: true } },
    },
  },
} as const;

/** In every state of a login. */
export const loginHears = {
  'login.succeeded': '#call.room.connected',
  'zego.roomConnected': '#call.room.connected',
  'page.retryTapped': '.redialling',
  'app.shown': '.redialling',
  'network.changed': [
    { guard: 'isOnline', target: '.redialling', actions: 'setOnline' },
    { actions: 'setOnline' },
  ],
} as const;

/** The streams stop in the step before the logout. Ends in `loggedOut`, which is the state's own. */
export const loggingOut = {
  stopping: { entry: 'linkLeaving', always: 'loggingOut' },
  loggingOut: {
    invoke: { src: 'logoutRoom', id: 'logoutRoom', input: roomInput },
    on: {
      'zego.roomDisconnected': [
        { guard: 'thrownOut', target: '#call.room.disconnecting.loggedOut', actions: 'roomFailed' },
        { target: 'loggedOut' },
      ],
    },
  },
} as const;
