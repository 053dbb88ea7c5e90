/** The time that a call has lasted, for the page: `m:ss`, a tick a second while the room is joined and seen. */
import type { CallStatus } from '../../machines/index.ts';

const second = 1_000;

export const formatDuration = (ms: number): string => {
  const seconds = Math.floor(ms / second);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
};

const running: readonly CallStatus[] = ['connected', 'reconnecting'];

export class CallDuration {
  readonly #show: (duration: string) => void;
  #startedAt: number | null = null;
  #timer: number | undefined;
  #visible = true;

  constructor(show: (duration: string) => void) {
    this.#show = show;
  }

  /** Follows the call: starts when the room is joined, stops with it, keeps the last figure on the screen. */
  follow(status: CallStatus, visible: boolean): void {
    this.#visible = visible;
    if (running.includes(status)) this.#start();
    else if (status !== 'leaving') this.stop();
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#startedAt = null;
  }

  #start(): void {
    if (this.#startedAt !== null) return;
    const startedAt = Date.now();
    this.#startedAt = startedAt;
    this.#show(formatDuration(0));
    this.#timer = setInterval(() => {
      if (this.#visible) this.#show(formatDuration(Date.now() - startedAt));
    }, second);
  }
}
