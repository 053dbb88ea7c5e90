/**
 * Time that moves only when a test moves it. Timers fire by time, then by the order in which they were set; after each
 * one every promise chain is let run to its end before the next fires, so the same script always gives the same result.
 */
import { timerDelay, type LiveTimer } from './clock.ts';
import type { Random } from './seeded-random.ts';
import { TimerClock } from './timer-clock.ts';

interface Timer extends LiveTimer {
  readonly handle: number;
  readonly run: () => void;
}

export interface VirtualClockOptions {
  /**
   * Resolves when no microtask is left, in any realm: one macro-turn of the host (`setImmediate` in Node).
   */
  readonly settle: () => Promise<void>;
  /** ms since the Unix epoch; default 2026-01-01T00:00:00Z */
  readonly startAt?: number;
  /**
   * Draws whose timer comes first where those of several owners fall due at one instant, as nothing orders a socket's
   * message against an HTTP answer or a timer. Default: the one that was set first. Each owner's own stay in order.
   */
  readonly ties?: Random;
}

/** More timers than this at one instant means that something re-arms itself with a delay of 0. */
const timersPerInstant = 10_000;

export class VirtualClock extends TimerClock<Timer> {
  readonly startAt: number;
  readonly #settle: () => Promise<void>;
  readonly #ties: Random;
  #now: number;
  #handles = 0;
  #driving = false;

  constructor(options: VirtualClockOptions) {
    super();
    this.startAt = options.startAt ?? Date.UTC(2026, 0, 1);
    this.#now = this.startAt;
    this.#settle = options.settle;
    this.#ties = options.ties ?? (() => 0);
  }

  override now(): number {
    return this.#now;
  }

  /** ms since this clock was made */
  elapsed(): number {
    return this.#now - this.startAt;
  }

  protected override set(kind: LiveTimer['kind'], run: () => void, ms: number, owner: string): number {
    const handle = ++this.#handles;
    const delay = timerDelay(kind, ms);
    this.timers.set(handle, { handle, kind, run, delay, owner, dueAt: this.#now + delay });
    return handle;
  }

  /** Lets every promise chain run to its end; no time passes. */
  async settle(): Promise<void> {
    await this.#settle();
  }

  /** Moves time forward by `ms`, firing what falls due. Rejects with what a timer throws. */
  async advance(ms: number): Promise<void> {
    await this.#drive(this.#now + ms, () => false);
  }

  /**
   * Moves time forward until `predicate` holds, checking after every timer; at most `limitMs`.
   * Resolves to whether it held.
   */
  async runUntil(predicate: () => boolean, limitMs: number): Promise<boolean> {
    return this.#drive(this.#now + limitMs, predicate);
  }

  async #drive(end: number, enough: () => boolean): Promise<boolean> {
    if (this.#driving) throw new Error('the virtual clock is already being driven: await the first call');
    this.#driving = true;
    try {
      return await this.#fireUntil(end, enough);
    } finally {
      this.#driving = false;
    }
  }

  async #fireUntil(end: number, enough: () => boolean): Promise<boolean> {
    let atThisInstant = 0;
    await this.#settle();
    while (!enough()) {
      const timer = this.#next();
      if (timer === undefined || timer.dueAt > end) {
        this.#now = end;
        return enough();
      }
      atThisInstant = timer.dueAt > this.#now ? 0 : atThisInstant + 1;
      if (atThisInstant > timersPerInstant) {
        throw new Error(`time stands still: "${timer.owner}" keeps re-arming a timer of ${timer.delay} ms`);
      }
      this.#fire(timer);
      await this.#settle();
    }
    return true;
  }

  /** Map order is insertion order, so the first of an owner's earliest is the one that was set first. */
  #next(): Timer | undefined {
    let dueAt = Infinity;
    const firstOf = new Map<string, Timer>();
    for (const timer of this.timers.values()) {
      if (timer.dueAt > dueAt) continue;
      if (timer.dueAt < dueAt) firstOf.clear();
      dueAt = timer.dueAt;
      if (!firstOf.has(timer.owner)) firstOf.set(timer.owner, timer);
    }
    return [...firstOf.values()][Math.floor(this.#ties() * firstOf.size)];
  }

  #fire(timer: Timer): void {
    this.#now = timer.dueAt;
    this.timers.delete(timer.handle);
    if (timer.kind === 'interval') {
      this.timers.set(timer.handle, { ...timer, dueAt: this.#now + timer.delay });
    }
    timer.run();
  }
}
