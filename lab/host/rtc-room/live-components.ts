/** The `<rtc-room>` sessions that exist on one phone. Sessions add, change and remove themselves; the watch reads them. */
import { Listeners } from '../../platform/listeners.ts';
import type { Component } from '../../said-and-sent/index.ts';

export class LiveComponents {
  /** a session began, changed or ended */
  readonly changes = new Listeners<undefined>();
  readonly #sessions = new Set<{ readonly component: Component }>();

  get all(): readonly Component[] {
    return [...this.#sessions].map(({ component }) => component);
  }

  /** Returns the way to remove it. */
  add(session: { readonly component: Component }): () => void {
    this.#sessions.add(session);
    this.changed();
    return () => {
      this.#sessions.delete(session);
      this.changed();
    };
  }

  /** Call it after every change of a session. */
  changed(): void {
    this.changes.emit(undefined);
  }
}
