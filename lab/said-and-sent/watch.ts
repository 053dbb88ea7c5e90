/**
 * The watch for virtual time, without a timer. Virtual time has no stalls: what held at one look held until the next, so
 * the next look finds it, and so does reading the findings. A timer would change the run: the seed draws the order of
 * timers that are due at one instant, and a wait checks its condition after each timer.
 */
import { Held } from './held.ts';
import type { Finding } from './held.ts';
import type { Situation } from './situation.ts';

export class Watch {
  readonly #held = new Held();
  readonly #findings: Finding[] = [];
  readonly #now: () => number;
  readonly #situation: () => Situation | null;

  /** @param now ms */
  constructor(now: () => number, situation: () => Situation | null) {
    this.#now = now;
    this.#situation = situation;
  }

  /** Call it after every rendering and every change of a component. */
  look(): void {
    const now = this.#now();
    this.#findings.push(...this.#held.overdue(now));
    this.#held.become(this.#situation(), now);
  }

  /** Every disagreement that has lasted too long so far, in order of discovery. One that ends and returns is listed again. */
  get findings(): readonly Finding[] {
    this.look();
    return this.#findings;
  }
}
