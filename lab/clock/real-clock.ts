/** The host's own time behind the lab's `Clock`: the browser lab and the e2e tests run on it. */
import { clockOver, timerDelay, type Clock, type LiveTimer, type TimerStore } from './clock.ts';

interface Timer extends LiveTimer {
  readonly stop: () => void;
}

export class RealClock implements Clock, TimerStore {
  readonly #timers = new Map<number, Timer>();
  readonly #unlabelled: Clock = clockOver(this, '');
  #handles = 0;

  now(): number {
    return Date.now();
  }

  set(kind: LiveTimer['kind'], run: () => void, ms: number, owner: string): number {
    const handle = ++this.#handles;
    const delay = timerDelay(kind, ms);
    const hold = (stop: () => void): void => {
      this.#timers.set(handle, { kind, delay, owner, dueAt: Date.now() + delay, stop });
    };
    if (kind === 'timeout') {
      const native = setTimeout(() => {
        this.#timers.delete(handle);
        run();
      }, delay);
      hold(() => clearTimeout(native));
    } else {
      const native = setInterval(() => {
        hold(() => clearInterval(native));
        run();
      }, delay);
      hold(() => clearInterval(native));
    }
    return handle;
  }

  clear(handle: unknown): void {
    if (typeof handle !== 'number') return;
    this.#timers.get(handle)?.stop();
    this.#timers.delete(handle);
  }

  setTimeout(run: () => void, ms: number): number {
    return this.#unlabelled.setTimeout(run, ms);
  }

  setInterval(run: () => void, ms: number): number {
    return this.#unlabelled.setInterval(run, ms);
  }

  clearTimeout(handle: unknown): void {
    this.clear(handle);
  }

  clearInterval(handle: unknown): void {
    this.clear(handle);
  }

  ownedBy(owner: string): Clock {
    return clockOver(this, owner);
  }

  liveTimers(owner?: string): readonly LiveTimer[] {
    return [...this.#timers.values()]
      .filter((timer) => owner === undefined || timer.owner === owner)
      .sort((a, b) => a.dueAt - b.dueAt)
      .map(({ kind, delay, dueAt, owner: label }) => ({ kind, delay, dueAt, owner: label }));
  }
}
