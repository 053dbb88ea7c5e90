/** The slice of the seeded simulation that every commit runs; `npm run verify -- --seeds N` runs as many as one likes. */
import { beforeAll, expect, it } from 'vitest';
import type { ProgramFiles } from '../../../lab/realm/index.ts';
import { builtProgram } from '../../../tools/build/built-program.ts';
import { simulate } from '../../../tools/verify/simulation/simulate.ts';

/** In blocks, so that a report names some seeds and not all. */
const block = 25;

export const simulatesSeeds = (first: number, count: number): void => {
  let program: ProgramFiles;
  beforeAll(async () => {
    program = await builtProgram();
  });

  for (let from = first; from < first + count; from += block)
    it(`keeps every promise under the schedules of seeds ${from} to ${from + block - 1}`, async () => {
      const directory = '.cache/verify';
      const { failures } = await simulate({ first: from, count: block, program, directory });
      expect(failures.map(({ text }) => text).join('\n\n')).toBe('');
    });
};
