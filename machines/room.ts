/**
 * The room connection, in ZEGO's three words.
 *
 *   disconnected         connecting                            connected
 *     idle ──join──▶  preparing ─▶ loggingIn ─────────────────────▶ │ ▲
 *     hungUp             │ ▲                                        │ │
 *     ended           blocked      reconnecting (the SDK, helped) ◀─┤ │
 *       ▲                              │ given up                   │ │
 *       │                              ▼                            │ │
 *       │             rejoining: stopping ─▶ loggingOut ─▶ loggedOut ─▶ waiting ─▶ credentials ─▶ loggingIn
 *       │                  (a session of our own)   ◀───────────────┘
 *       └── disconnecting: stopping ─▶ loggingOut ─▶ loggedOut ◀── left, kicked, failed for good
 *
 * Sent to by the page and the ZEGO engine; drives login, logout and the engine's end. Leaving is an intent: a tap only
 * says that the call is given up, and each state has its way out. Every way out of a room leads through `stopping` or
 * `loggedOut`, where the publisher and the player stop what they started before anything is torn down.
 */
import { blockedStates, preparing } from './preparing.ts';
import { reconnecting } from './reconnecting.ts';
import { rejoining } from './rejoining.ts';
import { drop, leave, loggingIn, loggingOut, loginHears, thrownOut } from './session-ways.ts';
import type { CallState } from './setup.ts';

/** Of a first login, nothing is left behind. */
const loginFailed = [
  { guard: 'mayRetryLogin', target: '#call.room.connecting.rejoining.waiting', actions: 'loginFailed' },
  { target: '#call.room.disconnected.ended', actions: 'loginFailed' },
] as const;

export const room = {
  initial: 'disconnected',
  on: {
    'page.leaveTapped': { actions: ['leaveCall', 'forgiveRoom'] },
    'page.unloaded': { actions: ['leaveCall', 'pageGone'] },
    'otherCall.began': { guard: 'callWanted', actions: ['giveWay', 'leaveCall'] },
    'zego.usersEntered': { actions: 'addUsers' },
    'zego.usersLeft': { actions: 'removeUsers' },
    'zego.hangUpReceived': { actions: 'remoteHungUp' },
  },
  states: {
    disconnected: {
      entry: ['disposeEngine', 'endSession', 'leaveCall'],
      initial: 'idle',
      states: {
        idle: {},
        over: { always: [{ guard: 'hasRoomError', target: 'ended' }, { target: 'hungUp' }] },
        hungUp: {},
        ended: {},
      },
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
          ...loggingIn,
          on: { ...loginHears, 'login.failed': loginFailed, 'zego.roomDisconnected': loginFailed },
          after: { loginTimeout: { target: '#call.room.disconnecting', actions: 'loginFailed' } },
        },
        reconnecting,
        rejoining,
      },
    },
    connected: {
      entry: 'linkUp',
      always: { ...leave, actions: 'tellHangUp' },
      on: {
        'zego.roomConnecting': 'connecting.reconnecting',
        'zego.roomDisconnected': thrownOut,
        'page.retryTapped': {
          guard: 'dispatchGivenUp',
          target: 'connecting.rejoining',
          actions: 'blameStream',
        },
        // a socket does not survive the change of networks, and need not say so
        'network.changed': [
          { guard: 'isOnline', actions: ['setOnline', 'replaceSocket'] },
          { actions: 'setOnline' },
        ],
      },
    },
    disconnecting: {
      initial: 'stopping',
      states: {
        ...loggingOut,
        loggedOut: { entry: 'linkGone', always: '#call.room.disconnected.over' },
      },
      after: { logoutTimeout: '.loggedOut' },
    },
  },
} satisfies CallState;
