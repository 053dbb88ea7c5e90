/** Plays a list of actions in the lab. What nothing answers to (no such field, no control) is passed over. */
import type { Page } from 'playwright-core';
import { wordsOf, type Action } from './actions.ts';

/** Resolves to a line for the report: what was done, and to what. */
export async function play(page: Page, action: Action): Promise<string> {
  if (action.do === 'pause') {
    await page.waitForTimeout(action.ms);
    return wordsOf(action);
  }
  const target = await page.evaluate((given) => {
    const hands = globalThis.callchartHands;
    if (hands === undefined) throw new Error('the lab has no hands');
    switch (given.do) {
      case 'tap':
        return hands.tapAny(given.user, given.draw) || 'nothing';
      case 'type':
        return hands.type(given.user, given.field, given.text) || 'nothing';
      case 'back':
        return hands.back(given.user);
      case 'restart':
        return hands.restart(given.user);
      case 'fault':
        return hands.fault(given.user, given.fault);
    }
  }, action);
  return target === undefined ? wordsOf(action) : `${wordsOf(action)} ${target}`;
}
