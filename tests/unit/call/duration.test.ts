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
