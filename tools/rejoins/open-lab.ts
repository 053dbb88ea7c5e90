/** A lab of its own for each try, in a fresh context of one browser, with the console watched and the lab's hands in it. */
import type { Browser, Page } from 'playwright-core';
import type {} from '../../lab/page/hands.ts';

export interface OpenLab {
  readonly page: Page;
  /** console errors and warnings, and errors that nobody caught, each once */
  readonly complaints: ReadonlySet<string>;
  close(): Promise<void>;
}

/** ms for loading and for single steps */
const patience = 60_000;

export async function openLab(
  browser: Browser,
  url: string,
  { language, inCall }: { readonly language: 'zh' | 'en'; readonly inCall: boolean },
): Promise<OpenLab> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    permissions: ['clipboard-write'],
  });
  const page = await context.newPage();
  page.setDefaultTimeout(patience);
  const complaints = new Set<string>();
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning')
      complaints.add(`console ${message.type()}: ${withoutSecrets(message.text())}`);
  });
  page.on('pageerror', (error) => complaints.add(`not caught: ${withoutSecrets(String(error))}`));
  await page.goto(`${url}?lang=${language}&auto=${inCall ? 1 : 0}`);
  await page.addScriptTag({ type: 'module', url: `${url}hands.ts` });
  await page.waitForFunction(() => {
    const sights = globalThis.callchartHands?.see();
    return sights !== undefined && sights.alice.page !== '' && sights.bob.page !== '';
  });
  return { page, complaints, close: () => context.close() };
}

/** Stream URLs carry them in their query. */
const withoutSecrets = (text: string): string => text.replace(/\?[^\s"']+/g, '?…').slice(0, 400);
