/** How a finding's moves are made fewer. */
import { describe, expect, it } from 'vitest';
import { shrink } from '../../tools/verify/monkeys/shrink.ts';

describe('shrinking', () => {
  const all = Array.from({ length: 20 }, (_, at) => at + 1);
  const needs =
    (...needed: readonly number[]) =>
    (kept: ReadonlySet<number>) =>
      Promise.resolve(needed.every((one) => kept.has(one)));

  it('keeps what the finding needs', async () => {
    await expect(shrink(all, needs(3, 17), 200)).resolves.toEqual([3, 17]);
  });

  it('leaves nothing when nothing is needed', async () => {
    await expect(shrink(all, needs(), 200)).resolves.toEqual([]);
  });

  it('ends after as many tries as it is given, with what it has', async () => {
    let tries = 0;
    const fails = (kept: ReadonlySet<number>) => {
      tries += 1;
      return needs(3, 17)(kept);
    };
    const kept = await shrink(all, fails, 5);
    expect(tries).toBe(5);
    expect(kept).toEqual(expect.arrayContaining([3, 17]));
  });
});
