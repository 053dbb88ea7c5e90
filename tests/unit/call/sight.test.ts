import { describe, expect, it } from 'vitest';
import { createSight } from '../../../src/call/sight.ts';
import type { Sight } from '../../../src/call/sight.ts';

/** What was told last, after each of these words. */
const seenAfter = (...words: (readonly [keyof Sight, boolean])[]): boolean[] => {
  const told: boolean[] = [];
  const sight = createSight((seen) => void told.push(seen));
  for (const [who, shown] of words) sight[who](shown);
  return told;
};

describe('a page', () => {
  it('is seen again once the program and then the page are shown', () => {
    expect(seenAfter(['page', false], ['program', false], ['program', true], ['page', true])).toEqual([
      false,
      false,
      false,
      true,
    ]);
  });

  it('that is covered is not seen because the program is shown again', () => {
    expect(seenAfter(['page', false], ['program', false], ['program', true])).toEqual([false, false, false]);
  });

  it('that says nothing itself is seen with its program', () => {
    expect(seenAfter(['program', false], ['program', true])).toEqual([false, true]);
  });

  it('that is shown is seen, though nobody says that its program is', () => {
    expect(seenAfter(['page', false], ['program', false], ['page', true])).toEqual([false, false, true]);
  });
});
