/**
 * The watch for real time: one timer, for the nearest bound. Only what still holds when it fires is reported. After a
 * stall of the machine, a change that was due before the timer happens before it, and nothing is reported.
 */
import type { Clock } from '../clock/index.ts';
import { Held } from './held.ts';
import type { Finding } from './held.ts';
import type { Situation } from './situation.ts';

export class TimedWatch {
  readonly #held = new Held();
  readonly #clock: Clock;
  readonly #situation: () => Situation | null;
  readonly #report: (finding: Finding) => void;
  #timer: number | null = null;

  /** @param report receives each disagreement once; one that ends and returns, again */
  constructor(clock: Clock, situation: () => Situation | null, report: (finding: Finding) => void) {
    this.#clock = clock;
    this.#situation = situation;
    this.#report = report;
  }

  /** Call it after every rendering and every change of a component. */
  look(): void {
    const { nextAt } = this.#becomes();
    this.#clock.clearTimeout(this.#timer);
    this.#timer =
      nextAt === null ? null : this.#clock.setTimeout(() => this.#due(), nextAt - this.#clock.now());
  }

  #due(): void {
    this.#timer = null;
    for (const finding of this.#becomes().overdue(this.#clock.now())) this.#report(finding);
    this.look();
  }

  #becomes(): Held {
    this.#held.become(this.#situation(), this.#clock.now());
    return this.#held;
  }
}
