/**
 * The link is down and the SDK tries again by itself; what helps it along, step by step. Part of the room region.
 *
 *   waiting ──its own attempt is over──▶ probing ──no answer──▶ outOfReach: another socket, a growing wait ──▶ probing
 *                                          │ ▲
 *                             credentials  ▼ │ the network changed, the program is shown
 *                                        inReach: new token, another socket ──not back──▶ (rejoining)
 *
 * New credentials are at once a new token and the proof that the network works. Without that proof nothing is torn down.
 * "Try again" takes the next step at once.
 */
import { roomInput } from './actors.ts';
import { leave, thrownOut } from './session-ways.ts';
import type { CallState } from './setup.ts';

const rejoining = '#call.room.connecting.rejoining';

export const reconnecting = {
  entry: ['linkDown', 'forgetTries'],
  initial: 'waiting',
  always: leave,
  on: {
    // what changed during the outage could not be told
    'zego.roomConnected': { target: '#call.room.connected', actions: 'tellDevices' },
    'zego.roomDisconnected': thrownOut,
    'page.retryTapped': '.probing',
    'app.shown': '.probing',
    'network.changed': [
      { guard: 'isOnline', target: '.probing', actions: 'setOnline' },
      { actions: 'setOnline' },
    ],
  },
  after: { reconnectLimit: { target: rejoining, actions: 'roomFailed' } },
  states: {
    waiting: { after: { ownAttempt: 'probing' } },
    probing: {
      invoke: { src: 'refreshCredentials', id: 'refreshCredentials', input: roomInput },
      on: { 'credentials.received': 'inReach', 'credentials.failed': 'outOfReach' },
      after: { probeTimeout: 'outOfReach' },
    },
    outOfReach: { entry: ['countProbe', 'replaceSocket'], after: { probeBackOff: 'probing' } },
    inReach: {
      entry: 'replaceSocket',
      on: { 'page.retryTapped': rejoining },
      after: { socketTimeout: { target: rejoining, actions: 'roomFailed' } },
    },
  },
} satisfies CallState;
