/** The lab's hands (lab/page/hands.ts) from outside of the page. */
import { errors, type Page } from 'playwright-core';
import type { Sights } from '../../lab/page/hands.ts';
import type { User } from '../../lab/page/lab.ts';

export const users: readonly User[] = ['alice', 'bob'];

/** ms that a picture may stand still */
const stillFor = 3_000;

export const see = (page: Page): Promise<Sights> =>
  page.evaluate(() => {
    if (globalThis.callchartHands === undefined) throw new Error('the lab has no hands');
    return globalThis.callchartHands.see();
  });

/** Whether it came true in time. @param limit ms */
async function within(limit: number, wait: (timeout: number) => Promise<unknown>): Promise<boolean> {
  try {
    await wait(limit);
    return true;
  } catch (reason) {
    if (reason instanceof errors.TimeoutError) return false;
    throw reason;
  }
}

/** A new frame of both pictures comes. */
export const picturesMove = (page: Page): Promise<boolean> =>
  page.evaluate(async (limit) => {
    const hands = globalThis.callchartHands;
    const late = new Promise<boolean>((resolve) => setTimeout(() => resolve(false), limit));
    const frames = Promise.all([hands?.nextFrame('alice'), hands?.nextFrame('bob')]);
    return Promise.race([late, frames.then(() => true).catch(() => false)]);
  }, stillFor);

/** Waits until the phones show something else than before. */
export const newSight = (page: Page, before: Sights, limit: number, polling: number): Promise<boolean> =>
  within(limit, (timeout) =>
    page.waitForFunction(
      (seen) => JSON.stringify(globalThis.callchartHands?.see()) !== seen,
      JSON.stringify(before),
      { timeout, polling },
    ),
  );

/** Waits until both calls are in this state. */
export const bothAre = (page: Page, status: string, limit: number, polling: number): Promise<boolean> =>
  within(limit, (timeout) =>
    page.waitForFunction(
      (wanted) => {
        const sights = globalThis.callchartHands?.see();
        return sights?.alice.status === wanted && sights.bob.status === wanted;
      },
      status,
      { timeout, polling },
    ),
  );
