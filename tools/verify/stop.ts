/** What a shell makes of Ctrl-C: nobody is to take the figures so far for a pass. */
export const interruptedCode = 130;

/** Whether to end early: the time is up, or somebody pressed Ctrl-C. A second Ctrl-C ends at once. */
export class Stop {
  readonly #endsAt: number;
  #interrupted = false;

  /** @param ms from now */
  constructor(ms: number) {
    this.#endsAt = performance.now() + ms;
    process.once('SIGINT', () => {
      this.#interrupted = true;
    });
  }

  get asked(): boolean {
    return this.#interrupted || performance.now() > this.#endsAt;
  }

  /** By Ctrl-C. */
  get interrupted(): boolean {
    return this.#interrupted;
  }
}
