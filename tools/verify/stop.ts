/** Whether to end early: the time is up, or somebody pressed Ctrl-C. A second Ctrl-C ends at once. */
export class Stop {
  readonly #endsAt: number;
  #asked = false;

  /** @param ms from now */
  constructor(ms: number) {
    this.#endsAt = performance.now() + ms;
    process.once('SIGINT', () => {
      this.#asked = true;
    });
  }

  get asked(): boolean {
    return this.#asked || performance.now() > this.#endsAt;
  }
}
