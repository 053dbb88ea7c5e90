import { afterEach, expect, test, vi } from 'vitest';
import { watchInterruptions } from '../../../src/adapters/alipay/interruptions.ts';
import { stubMy } from './stub-my.ts';

afterEach(() => vi.unstubAllGlobals());

test('the end of a phone call is told each time, until nobody watches any more', () => {
  const listeners = new Set<() => void>();
  stubMy({
    onAudioInterruptionEnd: (listener: () => void) => listeners.add(listener),
    offAudioInterruptionEnd: (listener: () => void) => listeners.delete(listener),
  });
  const told: unknown[] = [];
  const stop = watchInterruptions((event) => told.push(event));
  for (const listener of listeners) listener();
  for (const listener of listeners) listener();
  expect(told).toEqual([{ type: 'audio.interruptionEnded' }, { type: 'audio.interruptionEnded' }]);
  stop();
  expect(listeners.size).toBe(0);
});

test('a base library that tells of no interruption is no error', () => {
  stubMy({});
  const stop = watchInterruptions(() => undefined);
  expect(stop).not.toThrow();
});
