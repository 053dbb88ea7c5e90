/** The media that phones exchange, without media: who publishes which stream now. */
import { streamOf } from '../platform/index.ts';
import { Listeners } from '../platform/listeners.ts';

export interface MediaChange {
  readonly stream: string;
  readonly live: boolean;
}

export class Media {
  readonly changes = new Listeners<MediaChange>();
  readonly #publishers = new Map<string, number>();

  /** Whether somebody publishes what this push or pull URL names. */
  publishes(url: string): boolean {
    return this.#publishers.has(streamOf(url));
  }

  /** The streams that are live. */
  get streams(): readonly string[] {
    return [...this.#publishers.keys()];
  }

  /** Publishes until the returned function is called. */
  publish(url: string): () => void {
    const stream = streamOf(url);
    this.#count(stream, +1);
    let on = true;
    return () => {
      if (on) this.#count(stream, -1);
      on = false;
    };
  }

  #count(stream: string, by: 1 | -1): void {
    const before = this.#publishers.get(stream) ?? 0;
    const after = before + by;
    if (after > 0) this.#publishers.set(stream, after);
    else this.#publishers.delete(stream);
    if (before > 0 !== after > 0) this.changes.emit({ stream, live: after > 0 });
  }
}
