/**
 * One try: the monkey plays, everything is restored, two reasonable users reach a call, hang up and leave. Whatever is not as
 * it should be is a finding.
 */
import type { Browser, Page } from 'playwright-core';
import { planOf, type Action, type Plan } from './actions.ts';
import { leaveBoth, reachCall } from './both-users.ts';
import { openLab } from './open-lab.ts';
import { play } from './play.ts';

/** the lab's own room */
const room = 'lab';
/** ms from the restoring on */
const callWithin = 60_000;

export interface Finding {
  readonly kind: 'no two-way call' | 'something is left' | 'the console complains' | 'a page failed';
  readonly detail: string;
}

export interface Outcome {
  readonly seed: number;
  /** the numbers of the actions that were played, from 1, with a line for each */
  readonly played: readonly (readonly [number, string])[];
  readonly findings: readonly Finding[];
  /** ms from the restoring to the two-way call */
  readonly callAfter: number;
  /** what the reasonable users did, and what the lab and the charts saw: for a finding only */
  readonly evidence: readonly string[];
}

/** @param only numbers of actions, from 1; default all. Rejects when the lab cannot be opened, or the browser is closed. */
export async function runSeed(
  browser: Browser,
  url: string,
  seed: number,
  only: ReadonlySet<number> | null = null,
): Promise<Outcome> {
  const plan = planOf(seed);
  const numbered = plan.actions.map((action, at) => [at + 1, action] as const);
  return tryOut(browser, url, { seed, plan, actions: numbered.filter(([at]) => only?.has(at) ?? true) });
}

interface Try {
  readonly seed: number;
  readonly plan: Plan;
  readonly actions: readonly (readonly [number, Action])[];
}

async function tryOut(browser: Browser, url: string, { seed, plan, actions }: Try): Promise<Outcome> {
  const { page, complaints, close } = await openLab(browser, url, plan);
  try {
    const played: [number, string][] = [];
    for (const [at, action] of actions) played.push([at, await play(page, action)]);
    await page.evaluate(() => globalThis.callchartHands?.restore());
    const findings: Finding[] = [];
    const { talking, ms, sights, deeds } = await reachCall(page, room, callWithin);
    if (!talking) findings.push({ kind: 'no two-way call', detail: JSON.stringify(sights) });
    for (const { failure } of Object.values(sights))
      if (failure !== '') findings.push({ kind: 'a page failed', detail: failure });
    const traces = talking ? [] : await evidenceOf(page);
    const left = talking ? await leaveBoth(page, room) : null;
    if (left !== null)
      findings.push({
        kind: 'something is left',
        detail: typeof left === 'string' ? left : JSON.stringify(left),
      });
    for (const complaint of complaints) findings.push({ kind: 'the console complains', detail: complaint });
    const evidence = findings.length === 0 ? [] : [...deeds, ...(talking ? await evidenceOf(page) : traces)];
    return { seed, played, findings, callAfter: ms, evidence };
  } finally {
    await close();
  }
}

const evidenceOf = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const hands = globalThis.callchartHands;
    return hands === undefined ? [] : [...hands.log(), hands.trace('alice'), hands.trace('bob')];
  });
