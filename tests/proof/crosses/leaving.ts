/**
 * What `leaving-*.test.ts` have in common. Every scenario, with a leave after each of its steps and with each request of the SDK answered late, with a refusal, or
 * never: whatever was under way, the user who leaves is out in bounded time and leaves nothing behind.
 */
import { beforeAll, expect, it } from 'vitest';
import type { World } from '../../../lab/realm/index.ts';
import type { ProgramFiles } from '../../../lab/realm/index.ts';
import { builtProgram } from '../../../tools/build/built-program.ts';
import type { Actor } from '../../../tools/scenario/actor.ts';
import { scenario } from '../../../tools/scenario/library.ts';
import { saidAndSentMisses } from '../../../tools/scenario/said-and-sent.ts';
import type { Course, Script, Step } from '../../../tools/scenario/script.ts';
import { setStage } from '../../../tools/scenario/stage.ts';
import type { Stage } from '../../../tools/scenario/stage.ts';
import { perform, startProgress } from '../../../tools/scenario/steps.ts';
import type { Progress } from '../../../tools/scenario/steps.ts';

let program: ProgramFiles;

export const prepareLeaving = (): void =>
  beforeAll(async () => {
    program = await builtProgram();
  });

export const stageOf = (script: Script, course: Course, latencyMs = 20): Progress =>
  startProgress(setStage(script, course, { program, seed: 1, latencyMs, jitterMs: 0, platform: null }));

/** A step that no longer makes sense (a button that is not there, a state that never comes) ends the course. */
export const performSome = async (progress: Progress, steps: readonly Step[]): Promise<void> => {
  for (const step of steps)
    try {
      await perform(progress, step.do === 'until' ? { ...step, within: 3_000 } : step);
    } catch {
      return;
    }
};

/** ms; more than the 3 s that a logout may take, and the time of a hide */
const outBy = 5_000;
/** ms; the component goes without waiting for an answer */
const offBy = 1_000;

/** As the server sees it: the phone may not know yet that its socket is gone. */
const hasLink = ({ phone, user }: Actor, { gateway }: World): boolean => {
  const sockets = gateway.journal.entries.filter(
    (entry) =>
      (entry.type === 'socketOpened' && entry.connection.startsWith(phone.name)) ||
      (entry.type === 'socketClosed' && entry.user === user),
  );
  return sockets.at(-1)?.type === 'socketOpened' && phone.device.profile.online && !phone.network.halfOpen;
};

/** A leaves in this turn; what is left of the call after a while, in words. */
export const remainsAfterLeaving = async ({ world, actors }: Stage): Promise<string[]> => {
  const alice = actors.get('A');
  if (alice === undefined || alice.callPages.length === 0) return [];
  const { phone } = alice;
  // a user who is cut off from the server is listed there until its time-out, with the streams
  const reachable = alice.shows.status !== 'reconnecting' && hasLink(alice, world);
  if (phone.view.has('#leave') && !phone.view.isDisabled('#leave')) phone.tap('#leave');
  else if (phone.pages.length > 1) phone.back();
  await world.run(offBy);
  const { mounted } = alice.shows;
  await world.run(outBy - offBy);
  const { status, publisher, player } = alice.shows;
  if (phone.pages.length > 1) phone.back();
  await world.run(outBy);
  const own = world.gateway.rooms.flatMap((room) =>
    [...room.streams.values()].filter(({ owner }) => owner.id === alice.user),
  );
  const { timers, ...leftovers } = phone.leftovers;
  return [
    ...(status === 'idle' || status === 'ended' ? [] : [`is ${status}`]),
    ...(publisher === 'NO_PUBLISH' ? [] : [`is ${publisher}`]),
    ...(player === 'NO_PLAY' ? [] : [`is ${player}`]),
    ...(mounted ? ['has a component after a second'] : []),
    ...(reachable && own.length > 0 ? ['has a stream in the room'] : []),
    ...(world.media.streams.some((stream) => stream.includes(`/${alice.user}`)) ? ['sends'] : []),
    ...(timers === 0 ? [] : [`has ${timers} timers`]),
    ...Object.entries(leftovers)
      .filter(([, count]) => count !== 0)
      .map(([what, count]) => `has ${count} ${what}`),
    ...phone.errors.map((error) => `threw ${error}`),
    ...saidAndSentMisses(phone, alice.callPages),
  ];
};

/** A test for each of these scenarios: the user leaves after each of its steps. */
export const testLeavingAnywhereIn = (ids: readonly string[]): void => {
  for (const id of ids)
    it(`after any step of ${id} ends the call and leaves nothing behind`, async () => {
      const script = scenario(id);
      for (const course of script.courses)
        for (let count = 1; count <= course.steps.length; count += 1) {
          const progress = stageOf(script, course);
          await performSome(progress, course.steps.slice(0, count));
          expect([course.name, count, await remainsAfterLeaving(progress.stage)]).toEqual([
            course.name,
            count,
            [],
          ]);
          progress.stage.world.gateway.dispose();
        }
    });
};
