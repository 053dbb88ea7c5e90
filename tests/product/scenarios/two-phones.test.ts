/**
 * The product as it ships: two mini-programs, built, each in a bare realm, on the unmodified npm SDK, against the room
 * gateway in the SDK's own wire protocol.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { builtProgram } from '../../../tools/build/built-program.ts';
import type { Actor } from '../../../tools/scenario/actor.ts';
import { perform, startProgress } from '../../../tools/scenario/steps.ts';
import { saidAndSentMisses } from '../../../tools/scenario/said-and-sent.ts';
import { secretsIn } from '../../../tools/scenario/secrets.ts';
import { setStage } from '../../../tools/scenario/stage.ts';
import type { Stage } from '../../../tools/scenario/stage.ts';

const join = { room: 'r1', publish: true, camera: true, microphone: true, taps: 1 };

describe('two mini-programs on the real ZEGO SDK', () => {
  let stage: Stage;
  let alice: Actor;
  let bob: Actor;
  const logPosts: string[] = [];

  beforeAll(async () => {
    stage = setStage(
      { phones: { A: { user: 'alice' }, B: { user: 'bob' } }, tokenSeconds: 3_600 },
      { platform: 'Android' },
      { program: await builtProgram(), seed: 7, latencyMs: 30, jitterMs: 15, platform: null },
    );
    alice = stage.actors.get('A') as Actor;
    bob = stage.actors.get('B') as Actor;
    stage.world.gateway.onHttpLog((body) => logPosts.push(body));
  });

  afterAll(() => stage.world.gateway.dispose());

  const shows = async (actor: Actor, wanted: Partial<Actor['shows']>): Promise<void> => {
    const progress = startProgress(stage);
    const step = { do: 'until', phone: actor === alice ? 'A' : 'B', shows: wanted, within: 20_000 } as const;
    await perform(progress, step);
  };
  const journal = (type: string, user: string): boolean =>
    stage.world.gateway.journal.entries.some(
      (entry) => entry.type === type && 'user' in entry && entry.user === user,
    );

  it('A and B log in, publish, play, stop publishing, stop playing and leave', async () => {
    await alice.join(join);
    await bob.join(join);
    for (const actor of [alice, bob])
      await shows(actor, { status: 'connected', publisher: 'PUBLISHING', player: 'PLAYING', mounted: true });
    expect([alice.shows.remote, bob.shows.remote]).toEqual(['Bob', 'Alice']);
    expect(stage.world.media.streams).toHaveLength(2);

    alice.phone.tap('#stopPublish');
    await shows(alice, { publisher: 'NO_PUBLISH', player: 'PLAYING' });
    await shows(bob, { publisher: 'PUBLISHING', player: 'NO_PLAY' });
    alice.phone.tap('#stopPlay');
    await shows(alice, { player: 'NO_PLAY', mounted: false });

    bob.phone.tap('#leave');
    await shows(bob, { status: 'idle', mounted: false });
    alice.phone.tap('#leave');
    await shows(alice, { status: 'idle', mounted: false });
    await stage.world.run(1_000);
    expect(stage.world.media.streams).toEqual([]);
    for (const user of ['alice', 'bob'])
      for (const type of ['login', 'addStream', 'deleteStream', 'logout'])
        expect(journal(type, user), `${type} ${user}`).toBe(true);
  });

  it('leave no stream, socket, timer or listener behind once their pages are closed', async () => {
    for (const { phone } of [alice, bob]) {
      phone.back();
      expect(phone.page.route).toBe('src/pages/lobby/index');
    }
    await stage.world.run(5_000);
    for (const { phone } of [alice, bob]) {
      const { timers, ...leftovers } = phone.leftovers;
      expect([phone.name, timers, Object.values(leftovers).filter((left) => left !== 0)]).toEqual([
        phone.name,
        0,
        [],
      ]);
    }
    expect(stage.world.gateway.rooms).toEqual([]);
  });

  it('send what their pages say, all the time', () => {
    for (const { phone, callPages } of [alice, bob]) expect(saidAndSentMisses(phone, callPages)).toEqual([]);
  });

  it('show and write no token, signature or stream URL parameter, in ZEGO’s log posts neither', () => {
    expect(stage.tokens.length).toBeGreaterThanOrEqual(2);
    expect(secretsIn(stage)).toEqual([]);
    expect(logPosts.length).toBeGreaterThan(0);
    const posts = logPosts.join('\n');
    for (const token of stage.tokens) expect(posts.includes(token)).toBe(false);
    expect(posts).not.toMatch(/zgdid=[^&"]*\d/);
  });
});
