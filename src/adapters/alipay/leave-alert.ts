/** A back swipe during a call asks first. The call turns it on and off; it drives `my.enableAlertBeforeUnload`. */
export class LeaveAlert {
  readonly #message: string;
  #on = false;

  constructor(message: string) {
    this.#message = message;
  }

  /** Asks while `calling`, and only then. */
  follow(calling: boolean): void {
    if (calling === this.#on) return;
    this.#on = calling;
    // base library 2.8.2; an older one leaves without asking
    if (calling) my.enableAlertBeforeUnload?.({ message: this.#message, fail: () => undefined });
    else my.disableAlertBeforeUnload?.({ fail: () => undefined });
  }

  stop(): void {
    this.follow(false);
  }
}
