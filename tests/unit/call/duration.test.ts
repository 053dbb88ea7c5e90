import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createCallDuration, formatDuration } from '../../../src/call/duration.ts';

describe('the duration of a call', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('reads as minutes and seconds', () => {
    expect([0, 999, 61_000, 3_599_000, 3_600_000].map(formatDuration)).toEqual([
      '0:00',
      '0:00',
      '1:01',
      '59:59',
      '60:00',
    ]);
  });

  it('runs from the joined room to its end, through a reconnect, and keeps its last figure', () => {
    const shown: string[] = [];
    const duration = createCallDuration((text) => shown.push(text));
    duration.follow('loggingIn', true);
    vi.advanceTimersByTime(5_000);
    duration.follow('connected', true);
    vi.advanceTimersByTime(2_000);
    duration.follow('reconnecting', true);
    vi.advanceTimersByTime(1_000);
    duration.follow('ended', true);
    vi.advanceTimersByTime(5_000);
    expect(shown).toEqual(['0:00', '0:01', '0:02', '0:03']);
    expect(vi.getTimerCount()).toBe(0);
  });

  it.each([
    ['an hour back', -3_600_000],
    ['a day ahead', 24 * 3_600_000],
    ['back to the year 1970', -Date.UTC(2020, 0, 1)],
  ])('goes on by the second where the clock is set %s in the middle of it', (_where, ms) => {
    const shown: string[] = [];
    const duration = createCallDuration((text) => shown.push(text));
    duration.follow('connected', true);
    vi.advanceTimersByTime(2_000);
    vi.setSystemTime(Date.now() + ms);
    vi.advanceTimersByTime(3_000);
    vi.setSystemTime(Date.now() - ms);
    vi.advanceTimersByTime(2_000);
    expect(shown).toEqual(['0:00', '0:01', '0:02', '0:03', '0:04', '0:05', '0:06', '0:07']);
    duration.stop();
  });

  it('is right at once where the clock is set while nobody looks', () => {
    const shown: string[] = [];
    const duration = createCallDuration((text) => shown.push(text));
    duration.follow('connected', true);
    duration.follow('connected', false);
    for (const ms of [-3_600_000, 7_200_000]) {
      vi.advanceTimersByTime(5_000);
      vi.setSystemTime(Date.now() + ms);
    }
    vi.advanceTimersByTime(5_000);
    duration.follow('connected', true);
    vi.advanceTimersByTime(1_000);
    expect(shown).toEqual(['0:00', '0:16']);
    duration.stop();
  });

  it('counts the time that the phone slept in the background', () => {
    const shown: string[] = [];
    const duration = createCallDuration((text) => shown.push(text));
    duration.follow('connected', true);
    vi.advanceTimersByTime(1_000);
    duration.follow('connected', false);
    // no timer runs meanwhile
    vi.setSystemTime(Date.now() + 120_000);
    duration.follow('connected', true);
    vi.advanceTimersByTime(1_000);
    expect(shown).toEqual(['0:00', '0:01', '2:02']);
    duration.stop();
  });

  it('begins anew with the next call', () => {
    const shown: string[] = [];
    const duration = createCallDuration((text) => shown.push(text));
    duration.follow('connected', true);
    vi.advanceTimersByTime(2_000);
    duration.follow('ended', true);
    duration.follow('connected', true);
    expect(shown.at(-1)).toBe('0:00');
    duration.stop();
  });

  it('shows nothing while nobody looks', () => {
    const shown: string[] = [];
    const duration = createCallDuration((text) => shown.push(text));
    duration.follow('connected', true);
    duration.follow('connected', false);
    vi.advanceTimersByTime(3_000);
    duration.follow('connected', true);
    vi.advanceTimersByTime(1_000);
    expect(shown).toEqual(['0:00', '0:04']);
    duration.stop();
  });
});
