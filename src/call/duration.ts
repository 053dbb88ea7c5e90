/** The time that a call has lasted, for the page: `m:ss`, a tick a second while the room is joined and seen. */
import type { CallStatus } from '../../machines/index.ts';

const second = 1_000;

export const formatDuration = (ms: number): string => {
  const seconds = Math.floor(ms / second);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
};

export interface CallDuration {
  /** Follows the call: starts when the room is joined, stops with it, keeps the last figure on the screen. */
  follow(status: CallStatus, visible: boolean): void;
  stop(): void;
}

/** ms between two ticks of a program that runs; more is a phone that slept, or a clock that was set */
const longestTick = 3 * second;
/** ms; Alipay ends a program that has been in the background for some five minutes */
const longestSleep = 600 * second;

export const createCallDuration = (show: (duration: string) => void): CallDuration => {
  let timer: number | undefined;
  let seen = true;
  /** ms */
  let lasted = 0;
  let readAt = 0;

  /** The phone has no clock but the one that its user may set: where that jumps, a tick is a tick. */
  const read = (): void => {
    const now = Date.now();
    const passed = now - readAt;
    readAt = now;
    if (passed >= 0 && passed <= (seen ? longestTick : longestSleep)) lasted += passed;
    else lasted += second;
  };
  const showNow = (): void => show(formatDuration(lasted));

  const start = (): void => {
    if (timer !== undefined) return;
    lasted = 0;
    readAt = Date.now();
    showNow();
    timer = setInterval(() => {
      read();
      if (seen) showNow();
    }, second);
  };
  const stop = (): void => {
    clearInterval(timer);
    timer = undefined;
  };

  return {
    follow(status, visible) {
      // what has passed until now was seen, or slept through, as it was
      if (timer !== undefined && visible !== seen) read();
      seen = visible;
      if (status === 'connected' || status === 'reconnecting') start();
      else if (status !== 'leaving') stop();
    },
    stop,
  };
};
