import { describe, expect, it } from 'vitest';
import { RealClock, VirtualClock, seededRandom } from '../../lab/clock/index.ts';
import { nodeSettle } from '../../lab/realm/node-settle.ts';

const virtualClock = (): VirtualClock => new VirtualClock({ settle: nodeSettle });

describe('the virtual clock', () => {
  it('fires timers by time, then by the order in which they were set', async () => {
    const clock = virtualClock();
    const fired: string[] = [];
    clock.setTimeout(() => fired.push('b'), 10);
    clock.setTimeout(() => fired.push('c'), 10);
    clock.setTimeout(() => fired.push('a'), 5);
    await clock.advance(10);
    expect(fired).toEqual(['a', 'b', 'c']);
    expect(clock.elapsed()).toBe(10);
  });

  it('draws whose timer fires first at one instant, and keeps the order of each owner’s own', async () => {
    const firedWith = async (seed: number): Promise<string> => {
      const clock = new VirtualClock({ settle: nodeSettle, ties: seededRandom(seed) });
      const fired: string[] = [];
      for (const number of [1, 2, 3])
        for (const owner of ['socket', 'http'])
          clock.ownedBy(owner).setTimeout(() => fired.push(`${owner} ${number}`), 10);
      clock.ownedBy('http').setTimeout(() => fired.push('before'), 5);
      await clock.advance(10);
      return fired.join(', ');
    };
    const runs = await Promise.all(Array.from({ length: 20 }, (_, seed) => firedWith(seed)));
    expect(new Set(runs).size).toBeGreaterThan(5);
    expect(await firedWith(3)).toBe(runs[3]);
    for (const run of runs)
      expect(run).toMatch(/^before, (?=.*socket 1.*socket 2.*socket 3).*http 1.*http 2.*http 3/);
  });

  it('lets promise chains finish before the next timer', async () => {
    const clock = virtualClock();
    const seen: string[] = [];
    clock.setTimeout(() => {
      void Promise.resolve()
        .then(() => undefined)
        .then(() => undefined)
        .then(() => seen.push('chain'));
    }, 1);
    clock.setTimeout(() => seen.push('timer'), 1);
    await clock.advance(1);
    expect(seen).toEqual(['chain', 'timer']);
  });

  it('repeats an interval until it is cleared, also from within', async () => {
    const clock = virtualClock();
    let count = 0;
    const handle = clock.setInterval(() => {
      count += 1;
      if (count === 3) clock.clearInterval(handle);
    }, 10);
    await clock.advance(100);
    expect(count).toBe(3);
    expect(clock.liveTimers()).toEqual([]);
  });

  it('lists what is still to fire by owner', async () => {
    const clock = virtualClock();
    const phone = clock.ownedBy('A');
    phone.setTimeout(() => undefined, 50);
    const handle = clock.ownedBy('B').setInterval(() => undefined, 20);
    expect(clock.liveTimers().map(({ owner, delay }) => [owner, delay])).toEqual([
      ['B', 20],
      ['A', 50],
    ]);
    phone.clearInterval(handle);
    expect(clock.liveTimers('B')).toEqual([]);
    await clock.advance(50);
    expect(clock.liveTimers()).toEqual([]);
  });

  it('stops at the timer that satisfies the predicate, or at the limit', async () => {
    const clock = virtualClock();
    let ready = false;
    clock.setTimeout(() => (ready = true), 30);
    clock.setTimeout(() => undefined, 40);
    expect(await clock.runUntil(() => ready, 100)).toBe(true);
    expect(clock.elapsed()).toBe(30);
    expect(await clock.runUntil(() => false, 5)).toBe(false);
    expect(clock.elapsed()).toBe(35);
  });

  it('rejects with what a timer throws and can go on afterwards', async () => {
    const clock = virtualClock();
    clock.setTimeout(() => {
      throw new Error('boom');
    }, 1);
    await expect(clock.advance(5)).rejects.toThrow('boom');
    await clock.advance(5);
    expect(clock.liveTimers()).toEqual([]);
  });

  it('refuses to be driven twice at once and names a timer that stops time', async () => {
    const clock = virtualClock();
    const first = clock.advance(1);
    await expect(clock.advance(1)).rejects.toThrow('already being driven');
    await first;
    const looping = clock.ownedBy('sdk');
    const again = (): void => void looping.setTimeout(again, 0);
    again();
    await expect(clock.advance(1)).rejects.toThrow('time stands still: "sdk"');
  });
});

describe('the real clock', () => {
  it('tracks and clears timers like the virtual one', async () => {
    const clock = new RealClock();
    const lost = clock.ownedBy('x').setTimeout(() => expect.unreachable(), 1);
    expect(clock.liveTimers('x')).toHaveLength(1);
    clock.clearTimeout(lost);
    await new Promise<void>((resolve) => clock.setTimeout(resolve, 0));
    expect(clock.liveTimers()).toEqual([]);
  });
});

describe('seeded randomness', () => {
  const draws = (seed: number, label?: string): number[] => {
    const random = seededRandom(seed, label);
    return Array.from({ length: 1000 }, random);
  };

  it('repeats with the seed and differs between seeds and labels', () => {
    expect(draws(1)).toEqual(draws(1));
    expect(draws(1)).not.toEqual(draws(2));
    expect(draws(1, 'network')).not.toEqual(draws(1, 'phone'));
  });

  it('stays in [0, 1) around an even mean', () => {
    const all = draws(7);
    expect(all.every((value) => value >= 0 && value < 1)).toBe(true);
    const mean = all.reduce((sum, value) => sum + value, 0) / all.length;
    expect(Math.abs(mean - 0.5)).toBeLessThan(0.05);
  });
});
