/**
 * Listeners that a mini-program registers through `my.on…` or a SocketTask. `off` without an argument removes every
 * listener, also those of other owners: ZEGO's SDK loses its network listener that way.
 */
export class FunctionListeners<Event> {
  readonly #functions = new Set<unknown>();

  readonly on = (listener?: unknown): void => {
    if (typeof listener === 'function') this.#functions.add(listener);
  };

  readonly off = (listener?: unknown): void => {
    if (listener === undefined) this.#functions.clear();
    else this.#functions.delete(listener);
  };

  /** In the order of registration; one that an earlier one removed is skipped. */
  emit(event: Event): void {
    for (const listener of [...this.#functions]) {
      if (typeof listener === 'function' && this.#functions.has(listener)) {
        Reflect.apply(listener, undefined, [event]);
      }
    }
  }

  get size(): number {
    return this.#functions.size;
  }
}
