/** A few of `npm run rejoins`: whoever leaves and joins again has both pictures soon. */
import { expect, inject, it } from 'vitest';
import { rejoinOften, soon } from '../../tools/rejoins/rejoins.ts';
import { browserOfFile } from './stage.ts';

const browser = await browserOfFile();

it('shows both pictures soon after both are in the room again, whatever the way out and in', async () => {
  const { rejoins, complaints } = await rejoinOften(browser, inject('labUrl'), 4);
  expect(rejoins.filter(({ sinceBothIn }) => sinceBothIn === null || sinceBothIn > soon)).toEqual([]);
  expect(complaints).toEqual([]);
});
