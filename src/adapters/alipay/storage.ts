/**
 * JSON values in the mini-program's storage. Settings keep themselves here. A phone without room for it, or a client
 * that refuses, must not stop a call: failure means "nothing stored".
 */
import { field } from '../unknown.ts';
import { callPlatform, tryPlatform } from './my.ts';

/** The value under `key` as `parse` understands it, which gets null or undefined where there is none. */
export function readStored<Value>(key: string, parse: (stored: unknown) => Value | null): Value | null {
  return parse(field(callPlatform('getStorageSync', { key }), 'data'));
}

/** Whether the value was stored; it must be JSON. */
export function writeStored(key: string, value: unknown): boolean {
  const stored = tryPlatform('setStorageSync', { key, data: value });
  if (stored === null) return false;
  return field(stored.answer, 'error') === undefined && field(stored.answer, 'success') !== false;
}

export function removeStored(key: string): void {
  callPlatform('removeStorageSync', { key });
}
