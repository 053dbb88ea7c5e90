import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startLife } from '../../../src/call/life.ts';

const hour = 3_600_000;

describe('a life', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('is over when its time has passed, and not before', () => {
    const life = startLife(hour);
    vi.advanceTimersByTime(hour - 1);
    expect(life.isOver()).toBe(false);
    vi.advanceTimersByTime(1);
    expect(life.isOver()).toBe(true);
  });

  it('is over in time on a phone whose clock was set back', () => {
    const life = startLife(hour);
    vi.setSystemTime(Date.now() - 24 * hour);
    vi.advanceTimersByTime(hour);
    expect(life.isOver()).toBe(true);
  });

  it('is over after a sleep that its timer slept through', () => {
    const life = startLife(hour);
    vi.setSystemTime(Date.now() + hour);
    expect(life.isOver()).toBe(true);
  });

  it.each([Infinity, 40 * 24 * hour, 1e300])('of %d ms ends at no timer that fires too early', (ms) => {
    const life = startLife(ms);
    vi.advanceTimersByTime(24 * hour);
    expect(life.isOver()).toBe(false);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('leaves no timer behind', () => {
    startLife(hour).end();
    expect(vi.getTimerCount()).toBe(0);
  });
});
