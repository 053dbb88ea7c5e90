/** Accessibility by axe, in both languages and both colour schemes; pictures are kept in .cache/screenshots. */
import type { Page } from 'playwright-core';
import { describe, expect, inject, it } from 'vitest';
import { violations } from './axe.ts';
import { browserOfFile, frameOf, keepPicture, openLab, openPage } from './stage.ts';

const browser = await browserOfFile();

describe.each([
  ['zh', 'light'],
  ['en', 'dark'],
] as const)('in %s, %s', (language, colorScheme) => {
  it('the lab during a call has no axe violation', async () => {
    const lab = await openLab(browser, { language, context: { colorScheme } });
    await lab.page.locator('[data-state="call.player.active.trying.playing"][data-active]').waitFor();
    expect(await violations(lab.page)).toEqual([]);
    expect(await violations(frameOf(lab, 'alice'))).toEqual([]);
    await keepPicture(lab.page, `lab-${language}-${colorScheme}`);
    await lab.close();
  });

  it('lobby and settings have no axe violation', async () => {
    const { page, close } = await openPage(browser, `${inject('labUrl')}phone?user=ivy&lang=${language}`, {
      viewport: { width: 375, height: 812 },
    });
    await page.locator('#join').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.locator('#settings').click();
    await page.locator('#save').waitFor();
    expect(await violations(page)).toEqual([]);
    await close();
  });
});

/** No wider than its screen. */
const overflowing = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('main.page:not([hidden])')]
      .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)
      .map(({ className }) => className),
  );

describe('the lab on a laptop', () => {
  it('keeps the middle wide during a call, and no label outside its panel', async () => {
    // English has the longer words
    const lab = await openLab(browser, { language: 'en' });
    await lab.page.getByRole('button', { name: 'Save trace' }).first().waitFor();
    for (const [width, height] of [
      [1280, 720],
      [1100, 800],
    ] as const) {
      await lab.page.setViewportSize({ width, height });
      const { middle, outside } = await lab.page.evaluate(() => {
        const box = (element: Element) => element.getBoundingClientRect();
        const heads = [...document.querySelectorAll('.panel-head')];
        return {
          middle: document.querySelector('.middle')?.clientWidth,
          outside: heads.flatMap((head) =>
            [...head.children]
              .filter((label) => box(label).bottom > box(head).bottom)
              .map((label) => label.textContent),
          ),
        };
      });
      expect(middle).toBeGreaterThan(width / 2);
      expect(outside).toEqual([]);
    }
    await lab.close();
  });
});

describe('pictures for people to look at', () => {
  const screens = [
    [375, 812],
    [320, 568],
    [812, 375],
  ] as const;

  it('lobby, settings, call and its end on every screen, and no page wider than it', async () => {
    const url = `${inject('labUrl')}phone?user=pic&lang=zh&room=pic`;
    const { page, close } = await openPage(browser, url);
    const look = async (name: string): Promise<void> => {
      for (const [width, height] of screens) {
        await page.setViewportSize({ width, height });
        await keepPicture(page, `${name}-${width}x${height}`);
        expect(await overflowing(page), `${name} at ${width} × ${height}`).toEqual([]);
      }
    };
    await page.locator('#join').waitFor();
    await look('lobby');
    await page.locator('#settings').click();
    await page.locator('#save').waitFor();
    await look('settings');
    await page.goto(url);
    await page.locator('#join').click();
    await page.locator('video[data-whose="local"]').waitFor();
    await look('call');
    await page.locator('#leave').click();
    await page.locator('#ended').waitFor();
    await look('ended');
    await close();
  });
});
