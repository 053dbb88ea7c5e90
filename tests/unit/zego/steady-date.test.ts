import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { steadyDate } from '../../../src/adapters/zego/steady-date.ts';

const start = Date.UTC(2026, 0, 1);
const hour = 3_600_000;

describe('the date of an engine', () => {
  beforeEach(() => void vi.useFakeTimers({ now: start }));
  afterEach(() => void vi.useRealTimers());

  const later = (ms: number): void => void vi.setSystemTime(Date.now() + ms);

  it('begins with the phone’s and goes on as time does', () => {
    const date = steadyDate();
    expect(date.now()).toBe(start);
    later(5_000);
    expect(new date().getTime()).toBe(start + 5_000);
    later(30_000);
    expect(date.now()).toBe(start + 35_000);
  });

  it.each([
    ['ahead', hour],
    ['back', -hour],
  ])('stands while the clock is set %s, and goes on from there', (_way, ms) => {
    const date = steadyDate();
    later(ms);
    expect(date.now()).toBe(start);
    later(1_000);
    expect(date.now()).toBe(start + 1_000);
  });

  it('is a Date in all else', () => {
    const date = steadyDate();
    const moment = new date(2026, 1, 2, 3);
    expect(moment).toEqual(new Date(2026, 1, 2, 3));
    expect(moment).toBeInstanceOf(Date);
    expect(new date()).toBeInstanceOf(date);
    expect(date.parse(`${new date()}`)).toBe(start);
    expect(date.UTC(2026, 0, 1)).toBe(start);
  });
});
