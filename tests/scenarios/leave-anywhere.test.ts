/**
 * Every scenario, with a leave after each of its steps and with each request of the SDK answered late, with a refusal, or
 * never: whatever was under way, the user who leaves is out in bounded time and leaves nothing behind.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import type { Fault } from '../../lab/gateway/index.ts';
import type { World } from '../../lab/realm/index.ts';
import { ensureBuilt } from '../../tools/build/ensure-built.ts';
import type { Actor } from '../../tools/scenario/actor.ts';
import { scenario, scenarioIds } from '../../tools/scenario/library.ts';
import type { Course, Script, Step } from '../../tools/scenario/script.ts';
import { setStage } from '../../tools/scenario/stage.ts';
import type { Stage } from '../../tools/scenario/stage.ts';
import { perform } from '../../tools/scenario/steps.ts';
import type { Progress } from '../../tools/scenario/steps.ts';

let program = '';
beforeAll(async () => {
  program = await ensureBuilt();
}, 60_000);

const stageOf = (script: Script, course: Course, latencyMs = 20): Progress => ({
  stage: setStage(script, course, { program, seed: 1, latencyMs, jitterMs: 0, platform: null }),
  marks: new Map(),
  failures: [],
});

/** A step that no longer makes sense (a button that is not there, a state that never comes) ends the course. */
const performSome = async (progress: Progress, steps: readonly Step[]): Promise<void> => {
  for (const step of steps)
    try {
      await perform(progress, step.do === 'until' ? { ...step, within: 3_000 } : step);
    } catch {
      return;
    }
};

/** ms; more than the 3 s that a logout may take, and the time of a hide */
const outBy = 5_000;

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
  await world.run(outBy);
  const { status, publisher, player, mounted } = alice.shows;
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
    ...(mounted ? ['has a component'] : []),
    ...(reachable && own.length > 0 ? ['has a stream in the room'] : []),
    ...(world.media.streams.some((stream) => stream.includes(`/${alice.user}`)) ? ['sends'] : []),
    ...(timers === 0 ? [] : [`has ${timers} timers`]),
    ...Object.entries(leftovers)
      .filter(([, count]) => count !== 0)
      .map(([what, count]) => `has ${count} ${what}`),
    ...phone.errors.map((error) => `threw ${error}`),
  ];
};

describe('a leave', () => {
  for (const id of scenarioIds())
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
    }, 60_000);

  const always = { times: 'always' } as const;
  const troubles: readonly { what: string; faults: readonly Fault[]; latencyMs?: number }[] = [
    { what: 'everything is answered 2 s late', faults: [], latencyMs: 1_000 },
    {
      what: 'the login is never answered',
      faults: [{ type: 'reject', request: 'login', code: 'noAnswer', ...always }],
    },
    { what: 'the login is refused', faults: [{ type: 'reject', request: 'login', code: 50119, ...always }] },
    {
      what: 'no URL ever comes',
      faults: [
        { type: 'failDispatch', direction: 'push', failure: { kind: 'noAnswer' }, ...always },
        { type: 'failDispatch', direction: 'pull', failure: { kind: 'noAnswer' }, ...always },
      ],
    },
    {
      what: 'every URL is refused',
      faults: [
        { type: 'failDispatch', direction: 'push', failure: { kind: 'code', code: 1 }, ...always },
        { type: 'failDispatch', direction: 'pull', failure: { kind: 'emptyHosts' }, ...always },
      ],
    },
    {
      what: 'the stream is never added',
      faults: [{ type: 'reject', request: 'addStream', code: 'noAnswer', ...always }],
    },
    {
      what: 'the stream is refused',
      faults: [{ type: 'reject', request: 'addStream', code: 1011, ...always }],
    },
    {
      what: 'the token is never renewed',
      faults: [{ type: 'reject', request: 'renewToken', code: 'noAnswer', ...always }],
    },
    {
      what: 'the logout is never answered',
      faults: [{ type: 'reject', request: 'logout', code: 'noAnswer', ...always }],
    },
    { what: 'the gateway falls silent', faults: [{ type: 'mute' }] },
  ];
  it.each(troubles)(
    'ends the call while $what',
    async ({ faults, latencyMs = 20 }) => {
      for (const id of ['S1', 'S3', 'S4', 'S6', 'S12', 'E3', 'E10']) {
        const script = scenario(id);
        const [course] = script.courses;
        if (course === undefined) continue;
        const progress = stageOf(script, course, latencyMs);
        for (const fault of faults) progress.stage.world.gateway.applyFault(fault);
        await performSome(progress, course.steps);
        expect([id, await remainsAfterLeaving(progress.stage)]).toEqual([id, []]);
        progress.stage.world.gateway.dispose();
      }
    },
    60_000,
  );
});
