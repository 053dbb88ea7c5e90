/** Seeded schedules on the built mini-program, the real SDK and the gateway. Two files, so that two cores share them. */
import { describe, expect, it } from 'vitest';
import { faultKinds } from '../../../tools/verify/simulation/fault-kinds.ts';
import { scheduleOf } from '../../../tools/verify/simulation/schedule.ts';
import { simulatesSeeds } from './simulation.ts';

describe('the seeded simulation, first half', () => {
  it('has at least 20 kinds of faults, and soon meets all of them', () => {
    const names = faultKinds.map(([name]) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(names.length).toBeGreaterThanOrEqual(20);
    const met = new Set(Array.from({ length: 200 }, (_, index) => scheduleOf(index + 1).faults).flat());
    expect(names.filter((name) => !met.has(name))).toEqual([]);
  });

  it('makes the same schedule of the same seed', () => {
    expect(scheduleOf(7)).toEqual(scheduleOf(7));
    expect(scheduleOf(7)).not.toEqual(scheduleOf(8));
  });

  simulatesSeeds(1, 100);
});
