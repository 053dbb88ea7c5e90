/**
 * What `leaving-*.test.ts` have in common. Every scenario, with a leave after each of its steps and with each request of the SDK answered late, with a refusal, or
 * never: whatever was under way, the user who leaves is out in bounded time and leaves nothing behind.
 */
import { beforeAll, expect, it } from 'vitest';
import type { Fault } from '../../../lab/gateway/index.ts';
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

/** What is wrong with the server, from the beginning. */
export interface Trouble {
  readonly what: string;
  readonly faults: readonly Fault[];
  readonly latencyMs?: number;
}

const noTrouble: Trouble = { what: '', faults: [] };

/** How many of the steps made sense: a button that is not there, or a state that never comes, ends the course. */
const performSome = async (progress: Progress, steps: readonly Step[]): Promise<number> => {
  for (const [at, step] of steps.entries())
    try {
      await perform(progress, step.do === 'until' ? { ...step, within: 3_000 } : step);
    } catch {
      return at;
    }
  return steps.length;
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
const remainsAfterLeaving = async ({ world, actors }: Stage): Promise<string[]> => {
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

/** Stages with the steps made on them, and those whose last step made no sense. */
const made = new Set<string>();
const ended = new Set<string>();

/**
 * What is left when A leaves after these steps. Nothing where the same run was made before: courses begin alike, and what
 * follows a step that made no sense is not done.
 */
export const remainsAfter = async (
  { phones, tokenSeconds, latency }: Script,
  course: Course,
  count: number,
  trouble = noTrouble,
): Promise<string[]> => {
  const script = { phones, tokenSeconds, latency };
  const steps = course.steps.slice(0, count).filter((step) => step.do !== 'mark');
  const runs = steps.map((_step, at) =>
    JSON.stringify([script, course.platform, trouble, steps.slice(0, at + 1)]),
  );
  const run = runs.at(-1) ?? '';
  if (made.has(run) || runs.some((begun) => ended.has(begun))) return [];
  made.add(run);
  const { faults, latencyMs = 20 } = trouble;
  const conditions = { program, seed: 1, latencyMs, jitterMs: 0, platform: null };
  const stage = setStage(script, course, conditions);
  for (const fault of faults) stage.world.gateway.applyFault(fault);
  const done = await performSome(startProgress(stage), steps);
  ended.add(runs[done] ?? '');
  const remains = await remainsAfterLeaving(stage);
  stage.world.gateway.dispose();
  return remains;
};

/** A test for each of these scenarios: the user leaves after each of its steps. */
export const testLeavingAnywhereIn = (ids: readonly string[]): void => {
  for (const id of ids)
    it(`after any step of ${id} ends the call and leaves nothing behind`, async () => {
      const script = scenario(id);
      for (const course of script.courses) {
        const joins = course.steps.findIndex((step) => step.do === 'join' && step.phone === 'A');
        for (let count = joins + 1; count <= course.steps.length; count += 1)
          expect([course.name, count, await remainsAfter(script, course, count)]).toEqual([
            course.name,
            count,
            [],
          ]);
      }
    });
};
