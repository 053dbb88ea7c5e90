/** A scenario fails on a product whose component does not do what its page says, though all else is as expected. */
import { beforeAll, expect, it } from 'vitest';
import type { ProgramFiles } from '../../../lab/realm/index.ts';
import { sentences } from '../../../lab/said-and-sent/index.ts';
import { builtProgram } from '../../../tools/build/built-program.ts';
import { runScript } from '../../../tools/scenario/run.ts';
import { parseScript } from '../../../tools/scenario/script.ts';
import { withChange } from '../../changed-page.ts';

let program: ProgramFiles;
beforeAll(async () => {
  program = await builtProgram({ minify: false });
});

/** Somebody sends, and turns the camera off for a while. */
const script = parseScript(
  {
    id: 'X1',
    title: 'the camera is turned off',
    phones: { A: { user: 'alice' } },
    courses: [
      {
        name: 'plain',
        steps: [
          { do: 'join', phone: 'A' },
          { do: 'until', phone: 'A', shows: { publisher: 'PUBLISHING' } },
          { do: 'tap', phone: 'A', control: 'camera' },
          { do: 'wait', ms: 3_000 },
        ],
        expect: { phones: { A: { final: { publisher: 'PUBLISHING', camera: false } } } },
      },
    ],
  },
  'this test',
);

const missesOn = async (files: ProgramFiles): Promise<readonly string[]> => {
  const conditions = { seed: 1, latencyMs: 20, jitterMs: 0, platform: null };
  const { courses } = await runScript(script, { program: files, ...conditions });
  return courses.flatMap(({ misses }) => misses);
};

it('passes on the product as it is', async () => {
  expect(await missesOn(program)).toEqual([]);
});

it('fails where the camera goes on after its button said off', async () => {
  const misses = await missesOn(withChange(program, /enable: camera\b/, 'enable: true'));
  expect(misses).toEqual([expect.stringContaining(`phone A: ${sentences.cameraUnsaid}, for `)]);
});

it('fails where the page’s data have other names, for then nothing is checked', async () => {
  const misses = await missesOn(withChange(program, /\bpublisher: publisherOf\(/, 'sender: publisherOf('));
  expect(misses).toContain('phone A: its call page says nothing that can be read');
});
