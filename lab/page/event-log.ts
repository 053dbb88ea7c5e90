/** What happened, in order: steps of the charts, calls on ZEGO's engine, the gateway's journal, faults. Newest last. */
import { shallowReactive } from 'vue';

export const entrySources = ['chart', 'sdk', 'server', 'fault'] as const;
export type EntrySource = (typeof entrySources)[number];

export interface LogEntry {
  readonly id: number;
  /** ms, Unix time */
  readonly at: number;
  readonly source: EntrySource;
  /** '' where it concerns nobody in particular */
  readonly user: string;
  readonly what: string;
  /** states left and entered, codes; never a payload */
  readonly detail: string;
}

/** Older ones are forgotten. */
const longest = 400;

export class EventLog {
  readonly entries: LogEntry[] = shallowReactive([]);
  readonly #now: () => number;
  #count = 0;

  constructor(now: () => number) {
    this.#now = now;
  }

  add(source: EntrySource, user: string, what: string, detail = ''): void {
    this.entries.push({ id: ++this.#count, at: this.#now(), source, user, what, detail });
    if (this.entries.length > longest) this.entries.splice(0, this.entries.length - longest);
  }

  /** More of what the newest entry tells. */
  goOn(more: string): void {
    const last = this.entries.pop();
    if (last === undefined) return;
    const detail = [last.detail, more].filter((text) => text !== '').join(', ');
    this.entries.push({ ...last, detail });
  }

  clear(): void {
    this.entries.splice(0);
  }
}
