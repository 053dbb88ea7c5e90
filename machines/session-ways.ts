/** Ways in and out of a session that several states of the room region share. */
import { not } from 'xstate';
import { roomInput } from './actors.ts';

/** Nothing to log out of yet. */
export const drop = { guard: not('callWanted'), target: '#call.room.disconnected.over' } as const;

export const leave = { guard: not('callWanted'), target: '#call.room.disconnecting' } as const;

export const loggingIn = {
  entry: 'linkAsked',
  invoke: { src: 'loginRoom', id: 'loginRoom', input: roomInput },
  always: leave,
} as const;

export const loggedIn = {
  'login.succeeded': '#call.room.connected',
  'zego.roomConnected': '#call.room.connected',
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
