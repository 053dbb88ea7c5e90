/** Every kind of outage, and how soon a call on the built mini-program is whole after it. */
import { expect, onTestFinished } from 'vitest';
import type { ProgramFiles } from '../../../lab/realm/index.ts';
import type { Actor } from '../../../tools/scenario/actor.ts';
import { setStage } from '../../../tools/scenario/stage.ts';
import type { Stage } from '../../../tools/scenario/stage.ts';
import { joinChoice } from './situations.ts';

interface Scene {
  readonly stage: Stage;
  readonly alice: Actor;
}

export interface Outage {
  readonly name: string;
  readonly begin: (scene: Scene) => void;
  readonly end: (scene: Scene) => void;
  /** s; how long it lasts where it is alone, default 20 */
  readonly lasts?: number;
  /** s; how long the tokens of the call live */
  readonly tokenSeconds?: number;
  /** mounts that it costs where it is alone, default 0 */
  readonly mounts?: number;
}

const nothing = (): void => undefined;

const drop = ({ stage }: Scene): void => {
  try {
    stage.world.gateway.applyFault({ type: 'dropSocket', user: 'alice' });
  } catch {
    // another outage has left none
  }
};

export const outages: readonly Outage[] = [
  {
    name: 'a flap',
    lasts: 1,
    begin: ({ alice }) => alice.phone.goOffline(),
    end: ({ alice }) => alice.phone.goOnline(),
  },
  {
    name: 'a network that is away and says so',
    mounts: 1,
    begin: ({ alice }) => alice.phone.goOffline(),
    end: ({ alice }) => alice.phone.goOnline(),
  },
  { name: 'a socket that is closed', lasts: 0, begin: drop, end: nothing },
  {
    name: 'a silent network',
    begin: ({ alice }) => alice.phone.setHalfOpen(true),
    end: ({ alice }) => alice.phone.setHalfOpen(false),
  },
  {
    name: 'a socket that never opens',
    begin: (scene) => {
      drop(scene);
      scene.alice.phone.setHalfOpen(true);
    },
    end: ({ alice }) => alice.phone.setHalfOpen(false),
  },
  {
    name: 'a handover that the phone tells',
    lasts: 0,
    begin: ({ alice }) => alice.phone.network.silenceSockets(),
    end: ({ alice }) => alice.phone.goOnline('4G'),
  },
  {
    name: 'a handover without a word',
    lasts: 0,
    begin: ({ alice }) => alice.phone.network.silenceSockets(),
    end: nothing,
  },
  {
    name: 'a program that is suspended',
    lasts: 60,
    begin: ({ alice }) => {
      alice.phone.network.silenceSockets();
      alice.phone.freeze();
    },
    end: ({ alice }) => alice.phone.thaw(),
  },
  {
    name: 'a token that expires meanwhile',
    lasts: 90,
    tokenSeconds: 90,
    mounts: 1,
    begin: ({ alice }) => alice.phone.goOffline(),
    end: ({ alice }) => alice.phone.goOnline(),
  },
  {
    name: 'a gateway that restarts',
    lasts: 5,
    begin: (scene) => {
      scene.stage.world.gateway.applyFault({ type: 'refuseSockets' });
      drop(scene);
    },
    end: ({ stage }) => stage.world.gateway.applyFault({ type: 'acceptSockets' }),
  },
  {
    name: 'a gateway that is away for long',
    lasts: 60,
    mounts: 1,
    begin: (scene) => {
      scene.stage.world.gateway.applyFault({ type: 'refuseSockets' });
      drop(scene);
    },
    end: ({ stage }) => stage.world.gateway.applyFault({ type: 'acceptSockets' }),
  },
];

const isWhole = ({ alice: { shows } }: Scene): boolean =>
  shows.status === 'connected' &&
  shows.publisher === 'PUBLISHING' &&
  shows.player === 'PLAYING' &&
  shows.mounted === true;

/** s, after the network works again */
export const promised = 30;

/** ms, one way */
export const latencies = [20, 300];

interface Healed {
  /** s after the network works again */
  readonly within: number;
  readonly mounts: number;
}

/** A call of two, through these outages at once. */
export const heals = async (
  program: ProgramFiles,
  latencyMs: number,
  outages: readonly Outage[],
): Promise<Healed> => {
  const tokenSeconds = Math.min(...outages.map((each) => each.tokenSeconds ?? 3_600));
  const stage = setStage(
    { phones: { A: { user: 'alice' } }, tokenSeconds },
    { platform: 'Android' },
    { program, seed: 1, latencyMs, jitterMs: 0, platform: null },
  );
  const alice = stage.actors.get('A') ?? expect.fail('no phone');
  onTestFinished(() => {
    alice.phone.destroy();
    stage.world.gateway.dispose();
  });
  const scene = { stage, alice };
  const { world, bots } = stage;
  for (const type of ['botJoin', 'botPublish'] as const) {
    const fault = { type, room: joinChoice.room, user: 'bob', stream: 'b' };
    bots.follow(fault);
    world.gateway.applyFault(fault);
  }
  await alice.join(joinChoice);
  await world.until(() => isWhole(scene), 20_000, 'a call');
  await world.run(5_000);
  const before = alice.phone.rtcRoom.mounts.length;
  for (const { begin } of outages) {
    begin(scene);
    await world.run(700);
  }
  await world.run(1_000 * Math.max(...outages.map(({ lasts = 20 }) => lasts)));
  for (const { end } of outages) end(scene);
  // whole for as long as the longest silence goes unnoticed
  let whole = world.clock.now();
  const from = whole;
  for (let at = from; at < from + 60_000; at = world.clock.now()) {
    if (!isWhole(scene)) whole = world.clock.now() + 100;
    await world.run(100);
  }
  expect(alice.phone.errors).toEqual([]);
  return { within: (whole - from) / 1_000, mounts: alice.phone.rtcRoom.mounts.length - before };
};
