/** Since when each disagreement holds, and which have held for too long. It has no clock: the caller passes the time. */
import { boundOf } from './bounds.ts';
import { disagreementsIn, sentences } from './rules.ts';
import type { DisagreementKind } from './rules.ts';
import type { Situation } from './situation.ts';

/** A disagreement that lasted for longer than its bound. */
export interface Finding {
  readonly kind: DisagreementKind;
  readonly sentence: string;
  /** ms, by the caller's clock: when it began */
  readonly from: number;
  /** ms; how long it held, or has held so far */
  readonly ms: number;
}

/** In one line, for the reports of virtual time. */
export const findingText = ({ sentence, from, ms }: Finding): string =>
  `${sentence}, for ${ms} ms from ${from} ms on`;

interface Holding {
  readonly from: number;
  /** ms */
  readonly bound: number;
  finding: { kind: DisagreementKind; sentence: string; from: number; ms: number } | null;
}

export class Held {
  readonly #holding = new Map<DisagreementKind, Holding>();

  /** From `now` on this is the situation; null where nothing can be said of it. */
  become(situation: Situation | null, now: number): void {
    const kinds = situation === null ? [] : disagreementsIn(situation);
    this.#end((kind) => !kinds.includes(kind), now);
    if (situation === null) return;
    for (const kind of kinds)
      if (!this.#holding.has(kind))
        this.#holding.set(kind, {
          from: now,
          bound: boundOf(kind, situation.contextCallsWork),
          finding: null,
        });
  }

  #end(isOver: (kind: DisagreementKind) => boolean, now: number): void {
    for (const [kind, { from, finding }] of this.#holding) {
      if (!isOver(kind)) continue;
      if (finding !== null) finding.ms = now - from;
      this.#holding.delete(kind);
    }
  }

  /** Returns what has held until `now` for longer than it may, each once, and updates the ms of those returned before. */
  overdue(now: number): readonly Finding[] {
    const fresh: Finding[] = [];
    for (const [kind, holding] of this.#holding) {
      const ms = now - holding.from;
      if (ms <= holding.bound) continue;
      if (holding.finding !== null) holding.finding.ms = ms;
      else fresh.push((holding.finding = { kind, sentence: sentences[kind], from: holding.from, ms }));
    }
    return fresh;
  }

  /** ms, by the caller's clock: when the next one will have held for too long, if nothing changes; null: none. */
  get nextAt(): number | null {
    const due = [...this.#holding.values()]
      .filter(({ finding }) => finding === null)
      .map(({ from, bound }) => from + bound + 1);
    return due.length === 0 ? null : Math.min(...due);
  }
}
