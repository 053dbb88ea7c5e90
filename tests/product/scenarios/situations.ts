/** Situations on the built mini-program, with two phones in virtual time, for tests that no script can say. */
import { builtProgram } from '../../../tools/build/built-program.ts';
import type { Actor } from '../../../tools/scenario/actor.ts';
import { setStage } from '../../../tools/scenario/stage.ts';
import type { Stage } from '../../../tools/scenario/stage.ts';

export const joinChoice = { room: 'r1', publish: true, camera: true, microphone: true, taps: 1 };

export interface TwoPhones {
  readonly stage: Stage;
  readonly alice: Actor;
  readonly bob: Actor;
  /** Ends the world. */
  dispose(): void;
}

type Platform = 'Android' | 'iOS';

/** Alice and Bob with their phones, before either has joined. */
export const twoPhones = async (alices: Platform = 'Android', bobs = alices): Promise<TwoPhones> => {
  const stage = setStage(
    {
      phones: { A: { user: 'alice', platform: alices }, B: { user: 'bob', platform: bobs } },
      tokenSeconds: 3_600,
    },
    { platform: alices },
    { program: await builtProgram(), seed: 1, latencyMs: 20, jitterMs: 0, platform: null },
  );
  const [alice, bob] = [...stage.actors.values()];
  if (alice === undefined || bob === undefined) throw new Error('two phones were asked for');
  const dispose = (): void => {
    for (const { phone } of [alice, bob]) phone.destroy();
    stage.world.gateway.dispose();
  };
  return { stage, alice, bob, dispose };
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
