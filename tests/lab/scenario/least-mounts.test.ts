import { describe, expect, it } from 'vitest';
import { leastMounts } from '../../../tools/scenario/least-mounts.ts';
import type { Wanted } from '../../../tools/scenario/least-mounts.ts';

/** `[ms, push, pull, pending]`; 0 for no URL */
type Moment = readonly [at: number, push: number, pull: number, pending?: boolean];

const url = (name: string, number: number): string | null => (number === 0 ? null : `${name}#${number}`);
const least = (...moments: Moment[]): number =>
  leastMounts(
    moments.map(([at, push, pull, pending = false]): Wanted => ({
      at,
      pair: { push: url('push', push), pull: url('pull', pull), refresh: 0 },
      pending,
    })),
  );

describe('the least number of mounts', () => {
  it.each<[string, number, Moment[]]>([
    ['is none where nothing is ever wanted', 0, [[0, 0, 0, true]]],
    ['is one for one URL', 1, [[0, 1, 0]]],
    [
      'is one for two that come together',
      1,
      [
        [0, 1, 0, true],
        [300, 1, 1],
      ],
    ],
    [
      'is two where the second was not asked for in time',
      2,
      [
        [0, 1, 0],
        [300, 1, 0, true],
        [500, 1, 1],
      ],
    ],
    [
      'is two where the second takes longer than the first picture may wait',
      2,
      [
        [0, 1, 0, true],
        [900, 1, 1],
      ],
    ],
    [
      'is one more for a new URL while a picture is up',
      2,
      [
        [0, 1, 1],
        [5_000, 1, 0, true],
        [6_500, 1, 2],
      ],
    ],
    [
      'is no more for what is gone before it had to be served',
      1,
      [
        [0, 1, 0],
        [5_000, 1, 1, true],
        [5_100, 1, 0],
      ],
    ],
    [
      'counts again after nothing was wanted',
      2,
      [
        [0, 1, 0],
        [5_000, 0, 0],
        [5_010, 1, 0],
      ],
    ],
    [
      'serves early what comes again later',
      1,
      [
        [0, 1, 0, true],
        [500, 1, 1, true],
        [900, 1, 0],
      ],
    ],
  ])('%s', (_what, expected, moments) => {
    expect(least(...moments)).toBe(expected);
  });
});
