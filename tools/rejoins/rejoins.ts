/**
 * Joins again, over and over: one phone leaves and comes back, then the other, by every way there is. After each, both are
 * to see each other soon after both are in the room.
 */
import type { Browser, Page } from 'playwright-core';
import type { User } from '../../lab/page/lab.ts';
import { openLab } from './open-lab.ts';
import { bothAre, newSight, picturesMove, see, users } from './on-the-lab.ts';
import { talks } from '../scenario/reasonable-user.ts';

type Step = { readonly tap: string } | 'back gesture' | 'agree';

/** Each begins in a call and ends on the way into one. */
const ways = {
  'hang up, rejoin': [{ tap: 'leave' }, { tap: 'rejoin' }],
  'back gesture, join': ['back gesture', 'agree', { tap: 'join' }],
  'hang up, back to the lobby, join': [{ tap: 'leave' }, { tap: 'back' }, { tap: 'join' }],
  'arrow of the bar, join': [{ tap: 'button 返回' }, 'agree', { tap: 'join' }],
} as const satisfies Record<string, readonly Step[]>;
type Way = keyof typeof ways;
const wayNames: readonly Way[] = [
  'hang up, rejoin',
  'back gesture, join',
  'hang up, back to the lobby, join',
  'arrow of the bar, join',
];

export interface Rejoin {
  readonly way: Way;
  readonly user: User;
  /** ms from the tap that joins, until both talk; null when they did not in time */
  readonly sinceTap: number | null;
  /** … from both being in the room on */
  readonly sinceBothIn: number | null;
}

export interface Rejoins {
  readonly rejoins: readonly Rejoin[];
  readonly complaints: readonly string[];
}

/** ms; a longer wait is a finding */
export const soon = 5_000;
/** ms for a control to appear, and for a call that takes too long */
const patience = 40_000;
const room = 'lab';

/** The phones take turns, and so do the ways; after two rounds each phone has taken each. */
export async function rejoinOften(
  browser: Browser,
  url: string,
  count: number,
  goOn: (done: readonly Rejoin[]) => boolean = () => true,
): Promise<Rejoins> {
  const { page, complaints, close } = await openLab(browser, url, { language: 'zh', inCall: true });
  try {
    const done: Rejoin[] = [];
    if (!(await bothTalk(page))) throw new Error('the first call does not come about');
    while (done.length < count && goOn(done)) {
      const round = Math.floor(done.length / wayNames.length);
      const user = users[(done.length + round) % users.length] ?? 'alice';
      const way = wayNames[done.length % wayNames.length] ?? 'hang up, rejoin';
      done.push(await rejoin(page, user, way));
    }
    return { rejoins: done, complaints: [...complaints] };
  } finally {
    await close();
  }
}

async function rejoin(page: Page, user: User, way: Way): Promise<Rejoin> {
  for (const step of ways[way]) await take(page, user, step);
  const tapped = performance.now();
  const bothIn = await bothAre(page, 'connected', patience, 50);
  const inRoom = performance.now();
  if (!bothIn || !(await bothTalk(page))) return { way, user, sinceTap: null, sinceBothIn: null };
  const now = performance.now();
  return { way, user, sinceTap: now - tapped, sinceBothIn: now - inRoom };
}

/** Until both pictures are there and move. */
async function bothTalk(page: Page): Promise<boolean> {
  const begun = performance.now();
  while (performance.now() - begun < patience) {
    const sights = await see(page);
    if (users.every((user) => talks(sights[user], room)) && (await picturesMove(page))) return true;
    await newSight(page, sights, patience, 50);
  }
  return false;
}

/** Waits for what it taps to be there. */
async function take(page: Page, user: User, step: Step): Promise<void> {
  if (step === 'back gesture') return page.evaluate((who) => globalThis.callchartHands?.back(who), user);
  await page.waitForFunction(
    ({ who, what }) => {
      const hands = globalThis.callchartHands;
      return what === 'agree' ? hands?.agree(who) === true : hands?.tap(who, what.tap) !== '';
    },
    { who: user, what: step },
    { timeout: patience, polling: 50 },
  );
}
