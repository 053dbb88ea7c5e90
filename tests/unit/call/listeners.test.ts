import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createListeners } from '../../../src/call/listeners.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('a listener that throws holds up no other, and its error is uncaught in a turn of its own', () => {
  const listeners = createListeners<string>();
  const heard: string[] = [];
  listeners.add((told) => heard.push(`first ${told}`));
  listeners.add(() => {
    throw new Error('theirs');
  });
  listeners.add((told) => heard.push(`last ${told}`));
  listeners.tell('a');
  expect(heard).toEqual(['first a', 'last a']);
  expect(() => vi.runAllTimers()).toThrow('theirs');
});

it('a listener that is added by another hears of what comes next', () => {
  const listeners = createListeners<string>();
  const heard: string[] = [];
  listeners.add((told) => {
    if (told === 'a') listeners.add((later) => heard.push(later));
  });
  listeners.tell('a');
  listeners.tell('b');
  expect(heard).toEqual(['b']);
});
