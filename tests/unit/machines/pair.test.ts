import { describe, expect, it } from 'vitest';
import { isEmptyPair, noPair, onlyLoses, samePair, sameUrls, urlName } from '../../../machines/pair.ts';
import type { Pair } from '../../../machines/pair.ts';

const pairOf = (push: string | null, pull: string | null, refresh = 0): Pair => ({ push, pull, refresh });

describe('the URL pair of the component', () => {
  it('names a URL by its stream and attempt, so that the chart never holds the URL', () => {
    expect(urlName('alice-n1-1', 2)).toBe('alice-n1-1#2');
  });

  it('is empty when neither direction has a URL', () => {
    expect(isEmptyPair(noPair)).toBe(true);
    expect(isEmptyPair(pairOf(null, null, 3))).toBe(true);
    expect(isEmptyPair(pairOf('a#1', null))).toBe(false);
    expect(isEmptyPair(pairOf(null, 'b#1'))).toBe(false);
  });

  it('is the same only in both URLs and the wish for a new component', () => {
    expect(samePair(pairOf('a#1', 'b#1', 1), pairOf('a#1', 'b#1', 1))).toBe(true);
    expect(samePair(pairOf('a#1', 'b#1', 1), pairOf('a#1', 'b#1', 2))).toBe(false);
    expect(sameUrls(pairOf('a#1', 'b#1', 1), pairOf('a#1', 'b#1', 2))).toBe(true);
    expect(sameUrls(pairOf('a#1', 'b#1'), pairOf('a#2', 'b#1'))).toBe(false);
    expect(sameUrls(pairOf('a#1', 'b#1'), pairOf('a#1', 'b#2'))).toBe(false);
  });

  it.each([
    ['the push ends', pairOf('a#1', 'b#1'), pairOf(null, 'b#1')],
    ['the pull ends', pairOf('a#1', 'b#1'), pairOf('a#1', null)],
    ['both end', pairOf('a#1', 'b#1'), noPair],
    ['nothing changes', pairOf('a#1', 'b#1'), pairOf('a#1', 'b#1')],
  ])('only loses when %s', (_what, now, next) => {
    expect(onlyLoses(now, next)).toBe(true);
  });

  it.each([
    ['a push comes', pairOf(null, 'b#1'), pairOf('a#1', 'b#1')],
    ['a pull comes', pairOf('a#1', null), pairOf('a#1', 'b#1')],
    ['the push is another', pairOf('a#1', 'b#1'), pairOf('a#2', 'b#1')],
    ['the pull is another', pairOf('a#1', 'b#1'), pairOf('a#1', 'b#2')],
    ['one direction ends and the other is another', pairOf('a#1', 'b#1'), pairOf(null, 'b#2')],
    ['it is the other way round', pairOf('a#1', 'b#1'), pairOf('a#2', null)],
    ['the first pair comes', noPair, pairOf('a#1', 'b#1')],
  ])('gains when %s', (_what, now, next) => {
    expect(onlyLoses(now, next)).toBe(false);
  });
});
