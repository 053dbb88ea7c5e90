/** Situations on the built mini-program, in virtual time, for tests that no script can say. The world ends with the test. */
import { expect, onTestFinished } from 'vitest';
import { builtProgram } from '../../../tools/build/built-program.ts';
import type { Actor } from '../../../tools/scenario/actor.ts';
import { setStage } from '../../../tools/scenario/stage.ts';
import type { Stage } from '../../../tools/scenario/stage.ts';

export const joinChoice = { room: 'r1', publish: true, camera: true, microphone: true, taps: 1 };

export interface OnePhone {
  readonly stage: Stage;
  readonly alice: Actor;
}

export interface TwoPhones extends OnePhone {
  readonly bob: Actor;
}

type Platform = 'Android' | 'iOS';

const staged = async (users: Parameters<typeof setStage>[0]['phones']): Promise<[Stage, ...Actor[]]> => {
  const conditions = { program: await builtProgram(), seed: 1, latencyMs: 20, jitterMs: 0, platform: null };
  const stage = setStage({ phones: users, tokenSeconds: 3_600 }, { platform: 'Android' }, conditions);
  const actors = [...stage.actors.values()];
  onTestFinished(() => {
    for (const { phone } of actors) phone.destroy();
    stage.world.gateway.dispose();
  });
  return [stage, ...actors];
};

/** Alice with her phone, before she has joined. */
export const onePhone = async (): Promise<OnePhone> => {
  const [stage, alice] = await staged({ A: { user: 'alice' } });
  return { stage, alice: alice ?? expect.fail('no phone') };
};

/** Alice and Bob with their phones, before either has joined. */
export const twoPhones = async (alices: Platform = 'Android', bobs = alices): Promise<TwoPhones> => {
  const [stage, alice, bob] = await staged({
    A: { user: 'alice', platform: alices },
    B: { user: 'bob', platform: bobs },
  });
  return { stage, alice: alice ?? expect.fail('no phone'), bob: bob ?? expect.fail('no second phone') };
};

const talks = ({ shows }: Actor): boolean =>
  shows.status === 'connected' && shows.publisher === 'PUBLISHING' && shows.player === 'PLAYING';

/** Resolves once both play each other; throws after `within` ms. */
export const untilBothTalk = ({ stage: { world }, alice, bob }: TwoPhones, within = 20_000): Promise<void> =>
  world.until(() => talks(alice) && talks(bob), within, 'a call of two');

/** Alice and Bob talk to each other. */
export const callOfTwo = async (platform?: Platform): Promise<TwoPhones> => {
  const phones = await twoPhones(platform);
  await phones.alice.join(joinChoice);
  await phones.bob.join(joinChoice);
  await untilBothTalk(phones);
  return phones;
};
