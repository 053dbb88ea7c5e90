/** A page that lies makes the console of its browser warn, and with that every test here fail that does not expect it. */
import type { Browser } from 'playwright-core';
import type {} from '../../lab/page/lab-window.ts';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { sentences } from '../../lab/said-and-sent/rules.ts';
import { launchBrowser, openPage, users } from './stage.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

it('a call page that says that it does not send while its component does is warned of', async () => {
  const { page, complaints } = await openPage(browser, `${inject('labUrl')}?lang=en&auto=1`);
  for (const user of users)
    await page.frameLocator(`iframe[data-user="${user}"]`).locator('video[data-whose="remote"]').waitFor();
  expect(complaints).toEqual([]);
  const alice = page.frames().find((frame) => frame.url().includes('user=alice'));
  const warned = page.waitForEvent('console', (message) => message.text().includes(sentences.sendsUnsaid));
  await alice?.evaluate(() => {
    window.callchartPhone?.runtime.stack.top?.call('setData', { publisher: 'NO_PUBLISH' });
  });
  expect((await warned).type()).toBe('warning');
  expect(complaints).toHaveLength(1);
  await page.context().close();
});
