/** What virtual and real time share: timers by handle, each with its owner's label. */
import type { Clock, LiveTimer } from './clock.ts';

export abstract class TimerClock<Timer extends LiveTimer> implements Clock {
  protected readonly timers = new Map<number, Timer>();

  abstract now(): number;

  /** Sets a timer with this owner's label. */
  protected abstract set(kind: LiveTimer['kind'], run: () => void, ms: number, owner: string): number;

  setTimeout(run: () => void, ms: number): number {
    return this.set('timeout', run, ms, '');
  }

  setInterval(run: () => void, ms: number): number {
    return this.set('interval', run, ms, '');
  }

  clearTimeout(handle: unknown): void {
    if (typeof handle === 'number') this.clear(handle);
  }

  clearInterval(handle: unknown): void {
    this.clearTimeout(handle);
  }

  protected clear(handle: number): void {
    this.timers.delete(handle);
  }

  liveTimers(owner?: string): readonly LiveTimer[] {
    return [...this.timers.values()]
      .filter((timer) => owner === undefined || timer.owner === owner)
      .sort((a, b) => a.dueAt - b.dueAt)
      .map(({ kind, delay, dueAt, owner: label }) => ({ kind, delay, dueAt, owner: label }));
  }

  ownedBy(owner: string): Clock {
    return {
      now: () => this.now(),
      setTimeout: (run, ms) => this.set('timeout', run, ms, owner),
      setInterval: (run, ms) => this.set('interval', run, ms, owner),
      clearTimeout: (handle) => this.clearTimeout(handle),
      clearInterval: (handle) => this.clearInterval(handle),
      liveTimers: (of) => this.liveTimers(of),
      ownedBy: (label) => this.ownedBy(label),
    };
  }
}
