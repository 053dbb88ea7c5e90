/** A phone's storage in the browser's: kept for this user of this origin, apart from other phones' storage. */
import type { StoragePort } from '../platform/index.ts';

export class BrowserStorage implements StoragePort {
  readonly #area: Storage;
  readonly #prefix: string;

  constructor(area: Storage, user: string) {
    this.#area = area;
    this.#prefix = `callchart phone ${user} `;
  }

  get(key: string): string | undefined {
    return this.#area.getItem(this.#prefix + key) ?? undefined;
  }

  set(key: string, json: string): void {
    this.#area.setItem(this.#prefix + key, json);
  }

  delete(key: string): void {
    this.#area.removeItem(this.#prefix + key);
  }

  clear(): void {
    for (const key of this.keys()) this.delete(key);
  }

  keys(): readonly string[] {
    return Object.keys(this.#area)
      .filter((key) => key.startsWith(this.#prefix))
      .map((key) => key.slice(this.#prefix.length));
  }
}
