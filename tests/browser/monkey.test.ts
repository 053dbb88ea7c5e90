/**
 * A few seeds of `npm run monkey`, and a few of its rejoins: a call can always be had by whoever wants one, and is left
 * without a trace.
 */
import { describe, expect, inject, it } from 'vitest';
import { rejoinOften, soon } from '../../tools/monkey/rejoins.ts';
import { runSeed } from '../../tools/monkey/run-seed.ts';
import { browserOfFile } from './stage.ts';

const browser = await browserOfFile();

// a finding takes its minute
describe('after a monkey has used both phones', () => {
  it.each([3, 9, 20])('two reasonable users reach a call and leave nothing behind: seed %i', async (seed) => {
    const { findings, played } = await runSeed(browser, inject('labUrl'), seed);
    expect(findings, played.map(([at, words]) => `${at} ${words}`).join('\n')).toEqual([]);
  });
});

describe('whoever leaves and joins again', () => {
  it('sees and is seen soon after both are in the room, by every way', async () => {
    const { rejoins, complaints } = await rejoinOften(browser, inject('labUrl'), 4);
    expect(rejoins.filter(({ sinceBothIn }) => sinceBothIn === null || sinceBothIn > soon)).toEqual([]);
    expect(complaints).toEqual([]);
  });
});
