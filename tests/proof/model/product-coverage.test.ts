/**
 * Edge coverage of the chart on the product: the built mini-program with its page, adapters and the real SDK, in the bare
 * realm. For each transition that the chart defines a shortest path through it is followed on a phone, until every one has
 * been taken, as the phone's own flight recorder tells.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import { callMachine } from '../../../machines/index.ts';
import { builtProgram } from '../../../tools/build/built-program.ts';
import { eventTypesOf, stateIdsOf, transitionName, transitionsOf } from './chart.ts';
import { edgePaths } from './edge-paths.ts';
import type { EdgePath } from './edge-paths.ts';
import { runOnProduct } from './product-run.ts';
import type { Passed } from './product-run.ts';
import { programWithSeam } from './product-seam.ts';

/** Taken by the product only where its engine is made to say so, and why SDK and gateway do not. */
const atTheSeam: Readonly<Record<string, string>> = {
  'call.room.connecting.loggingIn: zego.roomConnected → call.room.connected':
    'The npm build settles the login before it tells of the connection.',
  'call.room.connecting.rejoining.loggingIn: zego.roomConnected → call.room.connected': 'The same.',
  'call.room.connecting.loggingIn: zego.roomDisconnected → call.room.disconnected.ended':
    'The npm build tells of a refused login by its promise alone.',
  'call.room.connecting.loggingIn: zego.roomDisconnected [mayRetryLogin] → call.room.connecting.rejoining.waiting':
    'The same, with a token that has expired.',
  'call.room.connecting.rejoining.loggingIn: zego.roomDisconnected [mayRejoin] → call.room.connecting.rejoining.waiting':
    'The same, for a call that was joined before.',
  'call.room.connecting.reconnecting: xstate.after.reconnectLimit.call.room.connecting.reconnecting → call.room.connecting.rejoining':
    'The SDK gives up after 300 s, before the chart does; the limit is for one that does not say so.',
  'call.room.disconnecting.loggingOut: zego.roomDisconnected [thrownOut] → call.room.disconnecting.loggedOut':
    'The npm build tells of a logout in the turn in which it is asked; no kick comes between.',
  'call.token.valid: publisher.urlFailed [isTokenExpired] → call.token.renewing':
    'ZEGO refuses the stream for it, not the URL: an answer that only the typings promise.',
  'call.token.valid: player.urlFailed [isTokenExpired] → call.token.renewing':
    'The same, for a stream that plays.',
};

/** Taken by no product, and why they are there all the same. */
const outOfReach: Readonly<Record<string, string>> = {
  'call.room.connecting.preparing.client: xstate.after.checkTimeout.call.room.connecting.preparing.client → call.room.connecting.preparing.resource':
    'The versions are read in one turn; each step of the preparation has its limit all the same.',
  'call.room.connecting.preparing.credentials.asking: xstate.after.checkTimeout.call.room.connecting.preparing.credentials.asking → call.room.connecting.blocked.credentials':
    'The request for credentials ends itself sooner; the limit is for a provider that does not.',
  'call.room.connecting.rejoining.credentials.asking: xstate.after.checkTimeout.call.room.connecting.rejoining.credentials.asking → call.room.connecting.rejoining.waiting':
    'The same.',
  'call.room.connected: network.changed → itself':
    'A network that goes breaks the socket, and the SDK says so first.',
  'call.room.connected: zego.roomDisconnected [mayRejoin] → call.room.connecting.rejoining.loggedOut':
    'The npm build says CONNECTING before it gives a room up.',
  'call.room.connecting.reconnecting: zego.roomDisconnected → call.room.disconnecting.loggedOut':
    'Nobody can be thrown out over a link that is down.',
  'call.room.connecting.rejoining.loggingOut: zego.roomDisconnected [thrownOut] → call.room.disconnecting.loggedOut':
    'The npm build answers a logout in the turn in which it is asked, unless a login is out.',
  'call.room.connecting.rejoining.loggingOut: always [!callWanted] → call.room.disconnecting': 'The same.',
  'call.room.connecting.rejoining.loggingOut: xstate.after.logoutTimeout.call.room.connecting.rejoining.loggingOut → call.room.connecting.rejoining.loggedOut':
    'The same.',
  'call.room.connecting.rejoining.loggingIn: login.failed → call.room.disconnected.ended':
    'The product joins again five times, the model twice: the path ends too soon.',
  'call.room.connecting.rejoining.loggingIn: zego.roomDisconnected → call.room.disconnected.ended':
    'The same.',
  'call.rtcRoom.mounting: rtcRoom.switchFailed → itself': 'A rendering of 20 ms is over before a tap.',
  'call.visibility.unseen.hidden: app.shown → call.visibility.seen':
    'The lab’s phone hides the page with its program; the page of an embedder may not say so.',
};

const all = [...new Set(transitionsOf(callMachine).map(transitionName))];

describe('on the product', () => {
  const passed: Passed[] = [];
  const taken = new Set<string>();
  let paths: readonly EdgePath[] = [];

  const follow = async (path: EdgePath, run: () => Promise<Passed>): Promise<void> => {
    const passage = await run();
    expect(passage.divergence, `the phone and the chart part on the way to ${path.transition}`).toBe('');
    passed.push(passage);
    for (const transition of passage.transitions) taken.add(transition);
  };

  beforeAll(() => {
    // a long path takes many transitions on its way
    paths = [...edgePaths()].sort((a, b) => b.moments.length - a.moments.length);
  });

  it('has a path for every transition of the chart', () => {
    const known = new Set(paths.map(({ transition }) => transition));
    expect(all.filter((transition) => !known.has(transition) && !(transition in outOfReach))).toEqual([]);
  });

  it('takes every transition, but for those with a reason', async () => {
    const program = await builtProgram();
    for (const path of paths)
      if (!taken.has(path.transition)) await follow(path, () => runOnProduct(path, program));
    const excused = [...Object.keys(atTheSeam), ...Object.keys(outOfReach)];
    expect(all.filter((transition) => !taken.has(transition)).sort()).toEqual(excused.sort());
  });

  it('takes the others where its engine says what SDK and gateway do not', async () => {
    const program = await programWithSeam();
    for (const path of paths)
      if (path.transition in atTheSeam) await follow(path, () => runOnProduct(path, program, 'seam'));
    console.log(`${taken.size} of ${all.length} transitions taken on the product, on ${passed.length} calls`);
    expect(all.filter((transition) => !taken.has(transition)).sort()).toEqual(Object.keys(outOfReach).sort());
  });

  it('enters every state and hears every event that the chart has', () => {
    const states = new Set(passed.flatMap((each) => [...each.states]));
    const events = new Set(passed.flatMap(({ heard }) => heard));
    expect(stateIdsOf(callMachine).filter((id) => !states.has(id))).toEqual([]);
    expect(eventTypesOf(callMachine).filter((type) => !events.has(type))).toEqual([]);
  });
});
