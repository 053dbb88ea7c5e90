/** The slice of the monkeys that every change runs; `npm run verify -- --only monkeys --seeds N` runs as many as one likes. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { ProgramFiles } from '../../lab/realm/index.ts';
import { builtProgram } from '../../tools/build/built-program.ts';
import { mischiefNames } from '../../tools/verify/monkeys/mischief.ts';
import { letMonkeysPlay } from '../../tools/verify/monkeys/monkeys.ts';
import { planOf } from '../../tools/verify/monkeys/plan.ts';

const heldBack: { readonly mischief: readonly string[]; readonly patience: boolean } = {
  mischief: [],
  patience: true,
};
const blocks = [
  { first: 1002, count: 8 },
  { first: 1011, count: 16 },
  { first: 1028, count: 16 },
] as const;

const mischief = mischiefNames.filter((name) => !heldBack.mischief.includes(name));

let program: ProgramFiles;
beforeAll(async () => {
  program = await builtProgram();
});

describe('the monkeys', () => {
  it('do the same for the same seed, and soon meet every kind of fault', () => {
    expect(planOf(7)).toEqual(planOf(7));
    expect(planOf(7)).not.toEqual(planOf(8));
    const met = new Set(Array.from({ length: 200 }, (_, at) => planOf(at + 1).faults).flat());
    expect(mischiefNames.filter((name) => !met.has(name))).toEqual([]);
  });

  for (const { first, count } of blocks)
    it(`of seeds ${first} to ${first + count - 1} keep no reasonable user from a call, or in it`, async () => {
      const patience = !heldBack.patience;
      const run = { first, count, program, directory: '.cache/verify', mischief, patience };
      const { failures } = await letMonkeysPlay(run);
      expect(failures.map(({ text }) => text).join('\n\n')).toBe('');
    });
});
