/** A scenario fails where something in it did not happen, though nothing that it expects is wrong. */
import { beforeAll, expect, it } from 'vitest';
import type { ProgramFiles } from '../../../lab/realm/index.ts';
import { builtProgram } from '../../../tools/build/built-program.ts';
import { runScript } from '../../../tools/scenario/run.ts';
import { parseScript } from '../../../tools/scenario/script.ts';

let program: ProgramFiles;
beforeAll(async () => {
  program = await builtProgram();
});

const tap = { do: 'tap', phone: 'A', control: 'camera' };
const steps = {
  join: { do: 'join', phone: 'A' },
  sending: { do: 'until', phone: 'A', shows: { publisher: 'PUBLISHING' } },
};

const missesOf = async (course: readonly unknown[], expected: object = {}): Promise<readonly string[]> => {
  const script = parseScript(
    {
      id: 'X1',
      title: 'a script of a test',
      phones: { A: { user: 'alice' }, B: { user: 'bob' } },
      courses: [{ name: 'plain', steps: course, expect: expected }],
    },
    'this test',
  );
  const conditions = { program, seed: 1, latencyMs: 20, jitterMs: 0, platform: null };
  const { courses, ok } = await runScript(script, conditions);
  const misses = courses.flatMap((each) => each.misses);
  expect(ok).toBe(misses.length === 0);
  return misses;
};

it('passes where all of it happened', async () => {
  const when = { do: 'when', phone: 'A', calls: 'startPublishingStream', later: 2_000, then: [tap] };
  expect(
    await missesOf([when, steps.join, steps.sending, { do: 'wait', ms: 3_000 }], {
      phones: { A: { final: { camera: false } } },
    }),
  ).toEqual([]);
});

it('an expectation of a phone that never opened a call page', async () => {
  expect(await missesOf([steps.join, steps.sending], { phones: { B: { mounts: 0 } } })).toEqual([
    'phone B: something is expected of it, but it never opened a call page',
  ]);
});

it('a when whose moment never came', async () => {
  const when = { do: 'when', phone: 'A', calls: 'renewToken', then: [tap] };
  expect(await missesOf([steps.join, when, steps.sending])).toEqual([
    'step 2 (when): renewToken of A never came',
  ]);
});

it('a when whose acts were still due at the end', async () => {
  const when = { do: 'when', phone: 'A', replies: 'loginReply', later: 60_000, then: [tap] };
  expect(await missesOf([when, steps.join, steps.sending])).toEqual([
    'step 1 (when): the script ended before its 60000 ms were over',
  ]);
});

it('an act of a when that could not be done', async () => {
  const then = [{ do: 'tap', phone: 'A', control: 'nowhere' }];
  const when = { do: 'when', phone: 'A', calls: 'loginRoom', then };
  expect(await missesOf([when, steps.join, steps.sending])).toEqual([
    expect.stringMatching(/^step 1 \(when\): tap: #nowhere is not on the page/),
  ]);
});

it('an until that never came true', async () => {
  const until = { do: 'until', phone: 'A', shows: { player: 'PLAYING' }, within: 2_000 };
  expect(await missesOf([steps.join, until])).toEqual([
    expect.stringMatching(/^step 2 \(until\): A showing \{"player":"PLAYING"\} did not hold within 2000 ms/),
  ]);
});

it('a report of a component that there never was', async () => {
  const late = { do: 'rtmpEvent', phone: 'A', code: 3801, mount: 7 };
  expect(await missesOf([steps.join, steps.sending, late])).toEqual(['step 3 (rtmpEvent): A has no mount 7']);
  const first = { do: 'rtmpEvent', phone: 'A', code: 3801 };
  expect(await missesOf([steps.join, first])).toEqual(['step 2 (rtmpEvent): A has no mount']);
});

it('a way back from the first page', async () => {
  const unload = { do: 'unload', phone: 'A' };
  expect(await missesOf([steps.join, steps.sending, unload, unload])).toEqual([
    'step 4 (unload): A has no page to leave',
  ]);
});
