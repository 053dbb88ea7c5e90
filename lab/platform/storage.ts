/** `my.getStorage(Sync)` and its kin. Values are stored as JSON; a missing key reads as `null`. */
import type { Calls } from './calls.ts';
import { fieldsOf, textOf, type Fields } from './options.ts';
import type { StoragePort } from './ports.ts';

export function createStorage(calls: Calls, storage: StoragePort) {
  const read = (options: unknown): { data: unknown } => {
    const json = storage.get(textOf(fieldsOf(options)['key']));
    const data: unknown = json === undefined ? null : JSON.parse(json);
    return calls.intrinsics.plain({ data });
  };
  const write = (options: unknown): { success: boolean } => {
    const { key, data }: Fields = fieldsOf(options);
    storage.set(textOf(key), JSON.stringify(data ?? null));
    return calls.intrinsics.plain({ success: true });
  };
  const remove = (options: unknown): { success: boolean } => {
    storage.delete(textOf(fieldsOf(options)['key']));
    return calls.intrinsics.plain({ success: true });
  };
  const clear = (): { success: boolean } => {
    storage.clear();
    return calls.intrinsics.plain({ success: true });
  };
  return {
    getStorageSync: read,
    setStorageSync: write,
    removeStorageSync: remove,
    clearStorageSync: clear,
    getStorage: (options?: unknown) => calls.result(options, () => read(options)),
    setStorage: (options?: unknown) => calls.result(options, () => write(options)),
    removeStorage: (options?: unknown) => calls.result(options, () => remove(options)),
    clearStorage: (options?: unknown) => calls.result(options, clear),
  };
}

/** A phone's storage in memory; `initial` holds values, not JSON. */
export class MemoryStorage implements StoragePort {
  readonly #values: Map<string, string>;

  constructor(initial: Readonly<Record<string, unknown>> = {}) {
    this.#values = new Map(Object.entries(initial).map(([key, value]) => [key, JSON.stringify(value)]));
  }

  get(key: string): string | undefined {
    return this.#values.get(key);
  }

  set(key: string, json: string): void {
    this.#values.set(key, json);
  }

  delete(key: string): void {
    this.#values.delete(key);
  }

  clear(): void {
    this.#values.clear();
  }

  keys(): readonly string[] {
    return [...this.#values.keys()];
  }
}
