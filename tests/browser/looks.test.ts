/** Accessibility by axe, in both languages and both colour schemes; pictures are kept in .cache/screenshots. */
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

describe('the lab on a laptop', () => {
  it.each([
    [1280, 720],
    [1100, 800],
  ])(
    'at %i × %i keeps the middle wide during a call, and no label outside its panel',
    async (width, height) => {
      // English has the longer words
      const lab = await openLab(browser, { language: 'en', context: { viewport: { width, height } } });
      await lab.page.getByRole('button', { name: 'Save trace' }).first().waitFor();
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
      await lab.close();
    },
  );
});

describe('pictures for people to look at', () => {
  const screens = {
    '375x812': { width: 375, height: 812 },
    '320x568': { width: 320, height: 568 },
    '812x375': { width: 812, height: 375 },
  };

  it.each(Object.entries(screens))(
    'lobby, settings and call at %s, and no page wider than its screen',
    async (name, viewport) => {
      const user = `pic${viewport.width}`;
      const { page, close } = await openPage(
        browser,
        `${inject('labUrl')}phone?user=${user}&lang=zh&room=${user}`,
        { viewport },
      );
      await page.locator('#join').waitFor();
      await keepPicture(page, `lobby-${name}`);
      await page.locator('#settings').click();
      await page.locator('#save').waitFor();
      await keepPicture(page, `settings-${name}`);
      await page.goBack().catch(() => undefined);
      await page.goto(`${inject('labUrl')}phone?user=${user}&lang=zh&room=${user}`);
      await page.locator('#join').click();
      await page.locator('video[data-whose="local"]').waitFor();
      await keepPicture(page, `call-${name}`);
      const overflow = await page.evaluate(() =>
        [...document.querySelectorAll('main.page')].filter(
          ({ scrollWidth, clientWidth }) => scrollWidth > clientWidth,
        ),
      );
      expect(overflow).toEqual([]);
      await page.locator('#leave').click();
      await page.locator('#ended').waitFor();
      await keepPicture(page, `ended-${name}`);
      await close();
    },
  );
});
