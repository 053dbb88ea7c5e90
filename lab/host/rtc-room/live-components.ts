/** The `<rtc-room>` sessions that exist on one phone, for whoever watches them; sessions come, change and go by themselves. */
import { Listeners } from '../../platform/listeners.ts';
import type { Component } from '../../said-and-sent/index.ts';

export class LiveComponents {
  /** one began or ended, or sends something else */
  readonly changes = new Listeners<undefined>();
  readonly #sessions = new Set<{ readonly component: Component }>();

  get all(): readonly Component[] {
    return [...this.#sessions].map(({ component }) => component);
  }

  /** Returns what takes it away again. */
  add(session: { readonly component: Component }): () => void {
    this.#sessions.add(session);
    this.changed();
    return () => {
      this.#sessions.delete(session);
      this.changed();
    };
  }

  changed(): void {
    this.changes.emit(undefined);
  }
}
