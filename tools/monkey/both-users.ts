/** Both phones in the hands of reasonable users: until they talk, and until they have hung up and left. */
import type { Page } from 'playwright-core';
import type { Remains, Sights } from '../../lab/page/hands.ts';
import { bothAre, newSight, perform, picturesMove, see, users, within } from './on-the-lab.ts';
import { ReasonableUser, talks, type Deed } from './reasonable-user.ts';

/** ms between two looks at phones that show nothing new */
const lookEvery = 1_000;
export interface Reached {
  readonly talking: boolean;
  /** ms that it took, or that were given */
  readonly ms: number;
  readonly sights: Sights;
  /** what was done on the way, a line each */
  readonly deeds: readonly string[];
}

/** @param limit ms */
export async function reachCall(page: Page, room: string, limit: number): Promise<Reached> {
  const begun = performance.now();
  const elapsed = (): number => performance.now() - begun;
  const minds = users.map((user) => ({ user, mind: new ReasonableUser(room, begun) }));
  const deeds: string[] = [];
  for (;;) {
    const sights = await see(page);
    const talking = users.every((user) => talks(sights[user], room)) && (await picturesMove(page));
    if (talking || elapsed() > limit) return { talking, ms: elapsed(), sights, deeds };
    for (const { user, mind } of minds) {
      const deed = mind.next(sights[user], performance.now());
      if (deed.do !== 'wait') deeds.push(`${(elapsed() / 1_000).toFixed(1)} s: ${user} ${wordsOf(deed)}`);
      await perform(page, user, deed);
    }
    await newSight(page, sights, Math.min(lookEvery, Math.max(1, limit - elapsed())), 100);
  }
}

const wordsOf = (deed: Deed): string => Object.values(deed).join(' ');

/** ms; a logout has an answer, or is given up */
const hangUpWithin = 10_000;
/** ms after the pages are left */
const tidyWithin = 4_000;

/** Both hang up and leave their pages. Resolves to what is left then; `null` when nothing is. */
export async function leaveBoth(page: Page, room: string): Promise<Remains | string | null> {
  for (const user of users) await perform(page, user, { do: 'tap', id: 'leave' });
  if (!(await bothAre(page, 'idle', hangUpWithin, 100)))
    return `not hung up after ${hangUpWithin / 1_000} s: ${JSON.stringify(await see(page))}`;
  for (const user of users) await perform(page, user, { do: 'back' });
  const isTidy = await within(tidyWithin, (timeout) =>
    page.waitForFunction(
      (called) => {
        const sights = globalThis.callchartHands?.see();
        const left = Object.values(globalThis.callchartHands?.remains(called) ?? { unknown: 1 });
        return sights?.alice.status === '' && sights.bob.status === '' && left.every((count) => count === 0);
      },
      room,
      { timeout, polling: 100 },
    ),
  );
  return isTidy ? null : remains(page, room);
}

const remains = (page: Page, room: string): Promise<Remains> =>
  page.evaluate((called) => {
    if (globalThis.callchartHands === undefined) throw new Error('the lab has no hands');
    return globalThis.callchartHands.remains(called);
  }, room);
