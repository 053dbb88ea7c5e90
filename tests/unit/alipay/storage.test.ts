import { afterEach, expect, test, vi } from 'vitest';
import { readStored, removeStored, writeStored } from '../../../src/adapters/alipay/storage.ts';
import { stubMy } from './stub-my.ts';

afterEach(() => vi.unstubAllGlobals());

const asText = (stored: unknown) => (typeof stored === 'string' ? stored : null);

function workingStorage() {
  const kept = new Map<string, unknown>();
  stubMy({
    getStorageSync: ({ key }: { key: string }) => ({ data: kept.get(key) ?? null }),
    setStorageSync: ({ key, data }: { key: string; data: unknown }) => {
      kept.set(key, data);
      return { success: true };
    },
    removeStorageSync: ({ key }: { key: string }) => kept.delete(key),
  });
}

test('a value is kept, read back and removed', () => {
  workingStorage();
  expect(writeStored('room', 'tea')).toBe(true);
  expect(readStored('room', asText)).toBe('tea');
  removeStored('room');
  expect(readStored('room', asText)).toBeNull();
});

test('what an older version stored in another shape reads as nothing', () => {
  workingStorage();
  writeStored('room', { name: 'tea' });
  expect(readStored('room', asText)).toBeNull();
});

test('a storage that throws stores nothing and stops nobody', () => {
  stubMy({});
  expect(writeStored('room', 'tea')).toBe(false);
  expect(readStored('room', asText)).toBeNull();
  expect(() => removeStored('room')).not.toThrow();
});

test.each([{ success: false }, { error: 11, errorMessage: 'full' }])('%j means not stored', (answer) => {
  stubMy({ setStorageSync: () => answer });
  expect(writeStored('room', 'tea')).toBe(false);
});
