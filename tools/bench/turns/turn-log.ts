/**
 * What happens turn by turn of the event loop: in virtual time a turn is a timer that fires, and every promise that follows.
 * Whose timer it was tells what the turn came from: an answer from outside, or a wait that the mini-program made itself.
 */
import type { VirtualClock } from '../../../lab/clock/index.ts';
import { cpuTime } from '../timing.ts';

/** From a first happening to a last one, by those on the way. */
export interface Path {
  /** turns on the way that a timer of the mini-program itself brought */
  readonly own: number;
  /** turns on the way that an answer from outside brought */
  readonly awaited: number;
  /** µs of CPU of the phone's turns from the first to the last, the lab's phone included */
  readonly cpu: number;
}

interface Turn {
  /** the owner of the timer: `A my` an answer of `my.*`, `A network` a server's, `A js` the mini-program's own */
  readonly cause: string;
  /** µs */
  cpu: number;
}

interface Happening {
  readonly what: string;
  readonly turn: number;
}

/** ms of virtual time */
const limit = 20_000;

export class TurnLog {
  readonly #phone: string;
  readonly #clock: VirtualClock;
  readonly #turns: Turn[] = [];
  readonly #happenings: Happening[] = [];

  constructor(phone: string, clock: VirtualClock) {
    this.#phone = phone;
    this.#clock = clock;
  }

  note(what: string): void {
    this.#happenings.push({ what, turn: this.#turns.length - 1 });
  }

  has(what: string): boolean {
    return this.#happenings.some((happening) => happening.what === what);
  }

  /** Does something in a turn of its own, then lets time pass until `last` has happened. */
  async follow(first: string, act: () => void, last: string, eachTurn: () => void): Promise<void> {
    this.#turns.push({ cause: first, cpu: 0 });
    this.note(first);
    let begun = cpuTime();
    act();
    const happened = await this.#clock.runUntil(() => {
      const turn = this.#turns.at(-1);
      if (turn !== undefined) turn.cpu += cpuTime() - begun;
      eachTurn();
      if (this.has(last)) return true;
      this.#turns.push({ cause: this.#clock.liveTimers()[0]?.owner ?? '', cpu: 0 });
      begun = cpuTime();
      return false;
    }, limit);
    if (!happened) throw new Error(`${last} did not happen within ${limit} ms of ${first}`);
  }

  /** Throws when one of them did not happen. */
  path(first: string, last: string): Path {
    const [from, to] = [this.#indexOf(first), this.#indexOf(last)];
    const way = this.#happenings.slice(from, to + 1).map(({ turn }) => turn);
    const [start = 0, end = 0] = [way[0], way.at(-1)];
    const causes = [...new Set(way)].filter((turn) => turn !== start).map((turn) => this.#turns[turn]?.cause);
    const own = causes.filter((cause) => cause === `${this.#phone} js`).length;
    const cpu = this.#turns
      .slice(start, end + 1)
      .filter(({ cause }, index) => index === 0 || cause.startsWith(`${this.#phone} `))
      .reduce((total, turn) => total + turn.cpu, 0);
    return { own, awaited: causes.length - own, cpu };
  }

  #indexOf(what: string): number {
    const index = this.#happenings.findIndex((happening) => happening.what === what);
    if (index < 0) throw new Error(`${what} did not happen`);
    return index;
  }
}
