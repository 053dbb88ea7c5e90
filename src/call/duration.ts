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

export const createCallDuration = (show: (duration: string) => void): CallDuration => {
  let timer: number | undefined;
  let seen = true;

  const start = (): void => {
    if (timer !== undefined) return;
    const startedAt = Date.now();
    const showNow = () => show(formatDuration(Date.now() - startedAt));
    showNow();
    timer = setInterval(() => {
      if (seen) showNow();
    }, second);
  };
  const stop = (): void => {
    clearInterval(timer);
    timer = undefined;
  };

  return {
    follow(status, visible) {
      seen = visible;
      if (status === 'connected' || status === 'reconnecting') start();
      else if (status !== 'leaving') stop();
    },
    stop,
  };
};
