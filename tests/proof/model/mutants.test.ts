/**
 * Planted bugs: one of each kind of mistake, which the searches must find, and the unmutated chart, in which they must
 * find nothing. `npm run verify -- --only mutants` plants all of them.
 */
import { describe, expect, it } from 'vitest';
import { mutants, unfenced } from './mutants.ts';
import { parts } from './parts.ts';

/** The bug, and the search that finds it. */
const planted: readonly (readonly [mutant: string, part: string])[] = [
  ['callGivenUp never holds', 'room'],
  ['callWanted always holds', 'room'],
  ['thrownOut never holds', 'room'],
  ['pageIsThere always holds', 'room'],
  ['hasRoomError always holds', 'room'],
  ['canPublish always holds', 'publisher'],
  ['publishUnwanted never holds', 'publisher'],
  ['canPlay always holds', 'player'],
  ['playUnwanted never holds', 'player'],
  ['wantsMount always holds', 'rtcRoom'],
  ['wantsNothing never holds', 'rtcRoom'],
  ['pairDiffers never holds', 'rtcRoom'],
  ['readyToMount always holds', 'rtcRoom'],
  ['stopPublishing is left out', 'publisher'],
  ['stopPlaying is left out', 'player'],
  ['endPublish is left out', 'publisher'],
  ['leaveCall is left out', 'room'],
  ['beginPlay is left out', 'player'],
  ['takePair is left out', 'rtcRoom'],
  ['clearMount is left out', 'rtcRoom'],
  ['endSession is left out', 'room'],
];

const partNamed = (name: string) => parts.find((part) => part.name === name);

describe('a chart without its fence', () => {
  it('is found by the search of every part that has stale events', () => {
    for (const part of ['room', 'publisher', 'player']) {
      const found = partNamed(part)?.run(unfenced, { stopAtFirst: true });
      expect(found?.violations.length).toBeGreaterThan(0);
    }
  });
});

describe('a planted bug', () => {
  it.each(planted)('"%s" is found by the search of %s', (name, part) => {
    const mutant = mutants.find((each) => each.name === name);
    expect(mutant).toBeDefined();
    const found = partNamed(part)?.run(mutant?.machine, { stopAtFirst: true });
    expect(found?.violations.length).toBeGreaterThan(0);
  });
});
