/** The slice of the monkeys that every change runs; `npm run verify -- --only monkeys --seeds N` runs as many as one likes. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { ProgramFiles } from '../../lab/realm/index.ts';
import { builtProgram } from '../../tools/build/built-program.ts';
import { mischiefNames } from '../../tools/verify/monkeys/mischief.ts';
import { letMonkeysPlay } from '../../tools/verify/monkeys/monkeys.ts';
import { planOf } from '../../tools/verify/monkeys/plan.ts';

const heldBack: readonly string[] = ['push media fails'];
const mischief = mischiefNames.filter((name) => !heldBack.includes(name));

const seeds = 36;
/** In blocks, so that a report names some seeds and not all. */
const block = 12;

let program: ProgramFiles;
beforeAll(async () => {
  program = await builtProgram();
});

describe('the monkeys', () => {
  it('hold back nothing but what there is', () => {
    expect(mischiefNames).toEqual(expect.arrayContaining([...heldBack]));
  });

  it('do the same for the same seed, and soon meet every kind of fault', () => {
    expect(planOf(7)).toEqual(planOf(7));
    expect(planOf(7)).not.toEqual(planOf(8));
    const met = new Set(Array.from({ length: 200 }, (_, at) => planOf(at + 1).faults).flat());
    expect(mischiefNames.filter((name) => !met.has(name))).toEqual([]);
  });

  for (let first = 1; first <= seeds; first += block)
    it(`of seeds ${first} to ${first + block - 1} keep no reasonable user from a call, or in it`, async () => {
      const run = { first, count: block, program, directory: '.cache/verify', mischief };
      const { failures } = await letMonkeysPlay(run);
      expect(failures.map(({ text }) => text).join('\n\n')).toBe('');
    });
});
