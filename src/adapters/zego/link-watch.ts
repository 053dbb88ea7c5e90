/**
 * Tells at once that the link to ZEGO is gone, which the npm build keeps to itself until it is back: when no socket
 * is open, or when what was sent stays without any answer on a socket that still seems open.
 */
import type { OwnedTimers } from './owned-timers.ts';

/**
 * ms. The link's heartbeats go out every 5 s (at most 10 s) and are answered, requests time out after 5 s: silence
 * for so long means a dead peer. The vendor itself notices after 30 to 100 s.
 */
const silenceMs = 15_000;

export interface LinkReports {
  /** No socket is open. The vendor itself reports the room's return. */
  lost(): void;
  /** The socket is open, and nothing comes. */
  fellSilent(): void;
  /** Something comes again on the socket that had fallen silent. */
  heardAgain(): void;
}

export class LinkWatch {
  readonly #timers: OwnedTimers;
  readonly #reports: LinkReports;
  #open = 0;
  #waiting: number | null = null;
  #silent = false;
  #used = false;

  constructor(timers: OwnedTimers, reports: LinkReports) {
    this.#timers = timers;
    this.#reports = reports;
  }

  /** Something was sent over the socket and it is not silent: a login may have reached the server. */
  get isUp(): boolean {
    return this.#used && !this.#silent;
  }

  opened(): void {
    this.#open += 1;
  }

  closed(): void {
    this.#open -= 1;
    if (this.#open > 0) return;
    this.#stopWaiting();
    this.#silent = false;
    this.#used = false;
    this.#reports.lost();
  }

  sent(): void {
    this.#used = true;
    this.#waiting ??= this.#timers.setTimeout(() => {
      this.#silent = true;
      this.#reports.fellSilent();
    }, silenceMs);
  }

  received(): void {
    this.#stopWaiting();
    if (!this.#silent) return;
    this.#silent = false;
    this.#reports.heardAgain();
  }

  #stopWaiting(): void {
    if (this.#waiting !== null) this.#timers.clearTimeout(this.#waiting);
    this.#waiting = null;
  }
}
