/**
 * The room connection, in ZEGO's three words.
 *
 *   disconnected ──joinTapped──▶ connecting.preparing ─▶ connecting.loggingIn ─▶ connected ◀─▶ connecting.reconnecting
 *        ▲                                                     │                     │                  │
 *        └──────────── disconnecting (.stopping ─▶ .loggingOut) ◀────────────────────┴──────────────────┘
 *
 * Sent to by the page and the ZEGO engine; drives login, logout and the engine's end. Every way out leads through
 * `disconnecting.stopping`, where the publisher and the player stop what they started before anything is torn down.
 */
import { prepareInput, roomInput } from './actors.ts';
import type { CallState } from './setup.ts';

const leave = {
  'page.leaveTapped': '#call.room.disconnecting',
  'page.unloaded': { target: '#call.room.disconnecting', actions: 'pageGone' },
} as const;

const ended = '#call.room.disconnected.ended';

export const room = {
  initial: 'disconnected',
  on: {
    'page.unloaded': { actions: 'pageGone' },
    'zego.usersEntered': { guard: 'isCurrent', actions: 'addUsers' },
    'zego.usersLeft': { guard: 'isCurrent', actions: 'removeUsers' },
    'zego.onlineCountChanged': { guard: 'isCurrent', actions: 'setOnlineCount' },
  },
  states: {
    disconnected: {
      entry: ['disposeEngine', 'endSession'],
      initial: 'idle',
      states: { idle: {}, ended: {} },
      on: {
        'page.joinTapped': {
          guard: 'pageIsThere',
          target: 'connecting',
          actions: ['takeIntent', 'beginCall'],
        },
        'page.retryTapped': { guard: 'canRejoin', target: 'connecting', actions: 'beginCall' },
      },
    },
    connecting: {
      initial: 'preparing',
      states: {
        preparing: {
          invoke: { src: 'prepareCall', id: 'prepareCall', input: prepareInput },
          on: {
            'prepare.succeeded': { guard: 'isCurrent', target: 'loggingIn', actions: 'rememberUser' },
            'prepare.failed': { guard: 'isCurrent', target: ended, actions: ['prepareFailed', 'giveUpCall'] },
            'page.leaveTapped': { target: '#call.room.disconnected', actions: 'giveUpCall' },
            'page.unloaded': { target: '#call.room.disconnected', actions: ['giveUpCall', 'pageGone'] },
          },
          after: { prepareTimeout: { target: ended, actions: ['prepareFailed', 'giveUpCall'] } },
        },
        loggingIn: {
          entry: 'linkAsked',
          invoke: { src: 'loginRoom', id: 'loginRoom', input: roomInput },
          on: {
            'login.succeeded': { guard: 'isCurrent', target: '#call.room.connected' },
            'zego.roomConnected': { guard: 'isCurrent', target: '#call.room.connected' },
            'login.failed': { guard: 'isCurrent', target: ended, actions: ['loginFailed', 'giveUpCall'] },
            'zego.roomDisconnected': {
              guard: 'isCurrent',
              target: ended,
              actions: ['loginFailed', 'giveUpCall'],
            },
            ...leave,
          },
          after: { loginTimeout: { target: '#call.room.disconnecting', actions: 'loginFailed' } },
        },
        // the SDK's own retry is left alone: no login and no logout of ours while it lasts
        reconnecting: {
          entry: 'linkDown',
          on: {
            'zego.roomConnected': { guard: 'isCurrent', target: '#call.room.connected' },
            'zego.roomDisconnected': {
              guard: 'isCurrent',
              target: '#call.room.disconnecting',
              actions: ['roomFailed', 'linkGone'],
            },
            ...leave,
          },
          after: { reconnectLimit: { target: '#call.room.disconnecting', actions: 'roomFailed' } },
        },
      },
    },
    connected: {
      entry: 'linkUp',
      on: {
        'zego.roomConnecting': { guard: 'isCurrent', target: 'connecting.reconnecting' },
        'zego.roomDisconnected': {
          guard: 'isCurrent',
          target: 'disconnecting',
          actions: ['roomFailed', 'linkGone'],
        },
        ...leave,
      },
    },
    disconnecting: {
      entry: 'giveUpCall',
      initial: 'stopping',
      on: { 'zego.roomDisconnected': { guard: 'isCurrent', actions: 'linkGone' } },
      states: {
        stopping: {
          always: [
            { guard: 'allStoppedAndLinkGone', target: 'loggedOut' },
            { guard: 'allStopped', target: 'loggingOut' },
          ],
        },
        loggingOut: {
          invoke: { src: 'logoutRoom', id: 'logoutRoom', input: roomInput },
          on: {
            'zego.roomDisconnected': { guard: 'isCurrent', target: 'loggedOut' },
            // a logout in the turn of the login is ignored by the SDK, which then connects all the same
            'zego.roomConnected': { guard: 'isCurrent', target: 'loggingOut', reenter: true },
            'login.succeeded': { guard: 'isCurrent', target: 'loggingOut', reenter: true },
          },
        },
        loggedOut: {
          always: [{ guard: 'hasRoomError', target: ended }, { target: '#call.room.disconnected' }],
        },
      },
      after: { logoutTimeout: '.loggedOut' },
    },
  },
} satisfies CallState;
