/**
 * The room connection, in ZEGO's three words.
 *
 *   disconnected ──join──▶ connecting: preparing ─▶ loggingIn ─▶ connected ◀─▶ connecting.reconnecting (the SDK's own)
 *        ▲                     │  ▲       ▲            │             │                 │
 *        │                  blocked   rejoining ◀──────┴─────────────┴─────────────────┤ given up by the SDK
 *        └──────────── disconnecting (.stopping ─▶ .loggingOut ─▶ .loggedOut) ◀────────┘ left, kicked, failed
 *
 * Sent to by the page and the ZEGO engine; drives login, logout and the engine's end. Leaving is an intent: a tap only
 * says that the call is given up, and each state has its way out. Every way out of a room leads through
 * `disconnecting.stopping`, where the publisher and the player stop what they started before anything is torn down.
 */
import { roomInput } from './actors.ts';
import { blockedStates, preparing } from './preparing.ts';
import type { CallState } from './setup.ts';

const ended = '#call.room.disconnected.ended';

/** Nothing to log out of yet. */
const drop = { guard: 'callGivenUp', target: '#call.room.disconnected' } as const;
const leave = { guard: 'callGivenUp', target: '#call.room.disconnecting' } as const;

export const room = {
  initial: 'disconnected',
  on: {
    'page.leaveTapped': { actions: ['giveUpCall', 'forgiveRoom'] },
    'page.unloaded': { actions: ['giveUpCall', 'pageGone'] },
    'otherCall.began': { guard: 'callWanted', actions: ['giveWay', 'giveUpCall'] },
    'zego.usersEntered': { guard: 'isCurrent', actions: 'addUsers' },
    'zego.usersLeft': { guard: 'isCurrent', actions: 'removeUsers' },
    'zego.hangUpReceived': { guard: 'isCurrent', actions: 'remoteHungUp' },
    'zego.onlineCountChanged': { guard: 'isCurrent', actions: 'setOnlineCount' },
  },
  states: {
    disconnected: {
      entry: ['disposeEngine', 'endSession', 'giveUpCall'],
      initial: 'idle',
      states: { idle: {}, ended: {} },
      on: {
        // a late tap does not take the reason from the screen
        'page.leaveTapped': {},
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
        preparing: { ...preparing, always: drop },
        blocked: { ...blockedStates, always: drop },
        loggingIn: {
          entry: 'linkAsked',
          invoke: { src: 'loginRoom', id: 'loginRoom', input: roomInput },
          always: leave,
          on: {
            'login.succeeded': { guard: 'isCurrent', target: '#call.room.connected' },
            'zego.roomConnected': { guard: 'isCurrent', target: '#call.room.connected' },
            'login.failed': [
              { guard: 'mayRetryLogin', target: 'rejoining', actions: 'loginFailed' },
              { guard: 'isCurrent', target: ended, actions: 'loginFailed' },
            ],
            'zego.roomDisconnected': [
              { guard: 'mayRetryLogin', target: 'rejoining', actions: 'loginFailed' },
              { guard: 'isCurrent', target: ended, actions: 'loginFailed' },
            ],
          },
          after: { loginTimeout: { target: '#call.room.disconnecting', actions: 'loginFailed' } },
        },
        // the SDK's own retry is left alone: no login and no logout of ours while it lasts
        reconnecting: {
          entry: 'linkDown',
          always: leave,
          on: {
            // what changed during the outage could not be told
            'zego.roomConnected': {
              guard: 'isCurrent',
              target: '#call.room.connected',
              actions: 'tellDevices',
            },
            'zego.roomDisconnected': {
              guard: 'isCurrent',
              target: '#call.room.disconnecting',
              actions: ['roomFailed', 'linkGone'],
            },
          },
          after: { reconnectLimit: { target: '#call.room.disconnecting', actions: 'roomFailed' } },
        },
        // the SDK has given up: a new session with new credentials, after a growing wait
        rejoining: {
          entry: ['disposeEngine', 'endSession', 'countRejoin'],
          always: drop,
          on: {
            'page.retryTapped': 'preparing.credentials',
            'network.changed': [
              { guard: 'isOnline', target: 'preparing.credentials', actions: 'setOnline' },
              { actions: 'setOnline' },
            ],
          },
          after: { rejoinBackOff: 'preparing.credentials' },
        },
      },
    },
    connected: {
      entry: 'linkUp',
      always: { ...leave, actions: 'tellHangUp' },
      on: {
        'zego.roomConnecting': { guard: 'isCurrent', target: 'connecting.reconnecting' },
        'zego.roomDisconnected': {
          guard: 'isCurrent',
          target: 'disconnecting',
          actions: ['roomFailed', 'linkGone'],
        },
        'page.retryTapped': {
          guard: 'dispatchGivenUp',
          target: 'disconnecting',
          actions: 'blameStream',
        },
      },
    },
    disconnecting: {
      entry: 'linkLeaving',
      initial: 'stopping',
      states: {
        stopping: {
          always: [{ guard: 'linkIsGone', target: 'loggedOut' }, { target: 'loggingOut' }],
        },
        loggingOut: {
          invoke: { src: 'logoutRoom', id: 'logoutRoom', input: roomInput },
          on: {
            'zego.roomDisconnected': [
              { guard: 'thrownOut', target: 'loggedOut', actions: 'roomFailed' },
              { guard: 'isCurrent', target: 'loggedOut' },
            ],
          },
        },
        loggedOut: {
          always: [
            { guard: 'mayRejoin', target: '#call.room.connecting.rejoining' },
            { guard: 'hasRoomError', target: ended },
            { target: '#call.room.disconnected' },
          ],
        },
      },
      after: { logoutTimeout: '.loggedOut' },
    },
  },
} satisfies CallState;
