/**
 * Watches in virtual time, without a timer: time that a test moves knows no stalls, so what held between two looks held
 * all the time, and the second look finds it. A timer here would change what it watches: the order in which others fall
 * due at one instant, and the moments at which a wait for something looks whether it holds.
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

  /** To be called at every rendering and at every change of a component. */
  look(): void {
    const now = this.#now();
    this.#findings.push(...this.#held.overdue(now));
    this.#held.become(this.#situation(), now);
  }

  /** Every disagreement that lasted too long until now, the first one first; each once, as long as it lasts. */
  get findings(): readonly Finding[] {
    this.look();
    return this.#findings;
  }
}
