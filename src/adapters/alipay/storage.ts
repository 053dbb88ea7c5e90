/**
 * JSON values in the mini-program's storage. Settings keep themselves here. A phone without room for it, or a client
 * that refuses, must not stop a call: failure means "nothing stored".
 */
import { field } from '../unknown.ts';

/** The value under `key` as `parse` understands it, which gets null or undefined where there is none. */
export function readStored<Value>(key: string, parse: (stored: unknown) => Value | null): Value | null {
  try {
    return parse(field(my.getStorageSync({ key }), 'data'));
  } catch {
    return null;
  }
}

/** Whether the value was stored; it must be JSON. */
export function writeStored(key: string, value: unknown): boolean {
  try {
    const answer: unknown = my.setStorageSync({ key, data: value });
    return field(answer, 'error') === undefined && field(answer, 'success') !== false;
  } catch {
    return false;
  }
}

export function removeStored(key: string): void {
  try {
    my.removeStorageSync({ key });
  } catch {
    // Nothing to keep, nothing to tell.
  }
}
