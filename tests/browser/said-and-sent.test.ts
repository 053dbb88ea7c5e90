/** A page that lies makes the console warn, and a warning fails every browser test that does not expect it. */
import type {} from '../../lab/page/lab-window.ts';
import { expect, inject, it } from 'vitest';
import { sentences } from '../../lab/said-and-sent/rules.ts';
import { browserOfFile, frameOf, openPage, users } from './stage.ts';

const browser = await browserOfFile();

it('the console warns of a page that says NO_PUBLISH while its component sends', async () => {
  const { page, complaints } = await openPage(browser, `${inject('labUrl')}?lang=en&auto=1`);
  for (const user of users)
    await page.frameLocator(`iframe[data-user="${user}"]`).locator('video[data-whose="remote"]').waitFor();
  expect(complaints).toEqual([]);
  const warned = page.waitForEvent('console', (message) => message.text().includes(sentences.sendsUnsaid));
  await frameOf({ page }, 'alice').evaluate(() => {
    window.callchartPhone?.runtime.stack.top?.call('setData', { publisher: 'NO_PUBLISH' });
  });
  expect((await warned).type()).toBe('warning');
  expect(complaints).toHaveLength(1);
  await page.context().close();
});
