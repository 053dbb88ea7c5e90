/** The lab's own subscriptions to a change or event; mini-programs register with `FunctionListeners`. */
export class Listeners<Event> {
  readonly #listeners = new Set<(event: Event) => void>();

  /** Returns the way to unsubscribe. */
  add(listener: (event: Event) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** In the order of registration; one that an earlier one removed is skipped. */
  emit(event: Event): void {
    for (const listener of [...this.#listeners]) {
      if (this.#listeners.has(listener)) listener(event);
    }
  }

  get size(): number {
    return this.#listeners.size;
  }
}
