/**
 * The gateway's only source of time: real in the lab, virtual in tests. `Timers` owns what the gateway started on it,
 * so that `dispose()` leaves nothing running.
 */

/** Times in ms; `now` is a Unix time. */
export interface GatewayClock {
  now(): number;
  setTimeout(run: () => void, ms: number): unknown;
  clearTimeout(handle: unknown): void;
}

/** Stops one timer; harmless when it has already run. */
export type Cancel = () => void;

export class Timers {
  readonly #clock: GatewayClock;
  readonly #pending = new Set<unknown>();

  constructor(clock: GatewayClock) {
    this.#clock = clock;
  }

  after(ms: number, run: () => void): Cancel {
    const handle = this.#clock.setTimeout(() => {
      this.#pending.delete(handle);
      run();
    }, ms);
    this.#pending.add(handle);
    return () => {
      if (this.#pending.delete(handle)) this.#clock.clearTimeout(handle);
    };
  }

  cancelAll(): void {
    for (const handle of this.#pending) this.#clock.clearTimeout(handle);
    this.#pending.clear();
  }
}
