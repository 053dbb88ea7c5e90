/** XState's simulated clock, which goes from one timer to the next in place of millisecond by millisecond. */
import { SimulatedClock } from 'xstate';

export class SteppingClock extends SimulatedClock {
  readonly #due = new Map<number, number>();

  override setTimeout(run: () => void, ms: number): number {
    const id = super.setTimeout(() => {
      this.#due.delete(id);
      run();
    }, ms);
    this.#due.set(id, this.now() + ms);
    return id;
  }

  override clearTimeout(id: number): void {
    this.#due.delete(id);
    super.clearTimeout(id);
  }

  /** How many timers are still to come. */
  get waiting(): number {
    return this.#due.size;
  }

  /** Every timer that comes due within `ms` runs at its time, also one that another sets. */
  pass(ms: number): void {
    const end = this.now() + ms;
    for (let next = this.#next(); next <= end; next = this.#next())
      this.increment(Math.max(0, next - this.now()));
    this.increment(end - this.now());
  }

  #next(): number {
    return Math.min(...this.#due.values());
  }
}
