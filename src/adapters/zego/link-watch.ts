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

export interface LinkWatch {
  /** Something was sent over the socket and it is not silent: a login may have reached the server. */
  isUp(): boolean;
  opened(): void;
  closed(): void;
  sent(): void;
  received(): void;
}

export function createLinkWatch(timers: OwnedTimers, reports: LinkReports): LinkWatch {
  let open = 0;
  let waiting = 0;
  let silent = false;
  let used = false;

  const stopWaiting = (): void => {
    timers.clearTimeout(waiting);
    waiting = 0;
  };
  return {
    isUp: () => used && !silent,
    opened() {
      open += 1;
    },
    closed() {
      open -= 1;
      if (open > 0) return;
      stopWaiting();
      silent = used = false;
      reports.lost();
    },
    sent() {
      used = true;
      waiting ||= timers.setTimeout(() => {
        silent = true;
        reports.fellSilent();
      }, silenceMs);
    },
    received() {
      stopWaiting();
      if (!silent) return;
      silent = false;
      reports.heardAgain();
    },
  };
}
