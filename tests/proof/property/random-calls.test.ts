/**
 * Random calls against the oracle of mounts. It is a bound and not a guess only where the component comes and goes at
 * once; on a phone what changes in that time is settled by the end of it.
 */
import { describe, expect, it } from 'vitest';
import { randomCall } from '../../../tools/bench/traces/random-call.ts';
import type { ComponentTimes } from '../../../tools/bench/traces/random-call.ts';
import { leastMounts } from '../../../tools/scenario/least-mounts.ts';

const seeds = Array.from({ length: 400 }, (_, i) => i + 1);

const callsWith = (times?: ComponentTimes) =>
  seeds.map((seed) => {
    const moments = randomCall(seed, times);
    return { seed, made: moments.at(-1)?.mounts ?? 0, least: leastMounts(moments) };
  });

const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);

const ratioOf = (calls: ReturnType<typeof callsWith>): number =>
  sum(calls.map(({ made }) => made)) / sum(calls.map(({ least }) => least));

describe('random calls', () => {
  it('cost at most a twentieth more mounts than the oracle needs', () => {
    expect(ratioOf(callsWith())).toBeLessThanOrEqual(1.05);
  });

  it('never do with fewer than the oracle thinks possible, where the component comes and goes at once', () => {
    const calls = callsWith({ shown: 0, hide: 0 });
    expect(calls.filter(({ made, least }) => made < least)).toEqual([]);
    expect(ratioOf(calls)).toBeLessThanOrEqual(1.05);
  });
});
