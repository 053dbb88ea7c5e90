/** What a seed is, which seeds are asked for, and how a finding's actions are made fewer. */
import { describe, expect, it } from 'vitest';
import { faultIds } from '../../../lab/page/faults.ts';
import { UsageError } from '../../../tools/command-line.ts';
import { planOf, wordsOf } from '../../../tools/monkey/actions.ts';
import { onlyOf, seedsOf } from '../../../tools/monkey/arguments.ts';
import { shrink } from '../../../tools/shrink.ts';

describe('the plan of a seed', () => {
  it('is the same every time, and another for another seed', () => {
    expect(planOf(7)).toEqual(planOf(7));
    expect(planOf(7)).not.toEqual(planOf(8));
  });

  it('has every fault of the lab and every kind of action in some seed, and a line of words for each', () => {
    const actions = Array.from({ length: 200 }, (_, seed) => planOf(seed).actions).flat();
    const faults = new Set(actions.flatMap((action) => (action.do === 'fault' ? [action.fault] : [])));
    expect([...faults].sort()).toEqual([...faultIds].sort());
    expect([...new Set(actions.map(({ do: kind }) => kind))].sort()).toEqual(
      ['back', 'fault', 'pause', 'restart', 'tap', 'type'].sort(),
    );
    expect(actions.map(wordsOf)).not.toContain('');
  });
});

describe('the seeds', () => {
  it('are one or a range', () => {
    expect([seedsOf('7'), seedsOf('3-5')]).toEqual([[7], [3, 4, 5]]);
  });

  it.each(['', '5-3', 'a', '1-', '-3'])('are not %j', (text) => {
    expect(() => seedsOf(text)).toThrow(UsageError);
  });

  it('can be played in part', () => {
    expect([...onlyOf('3, 5,9')]).toEqual([3, 5, 9]);
    expect(() => onlyOf('3,x')).toThrow(UsageError);
  });
});

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
