/** A phone alone in a tab: room links, settings, languages; and what a mistake in a page's source looks like. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { createServer } from 'vite';
import { describe, expect, inject, it } from 'vitest';
import { callTexts } from '../../src/texts/call.ts';
import { textsFor } from '../../src/texts/index.ts';
import { ensureBuilt } from '../../tools/build/ensure-built.ts';
import { labConfig } from '../../tools/lab/vite-config.ts';
import { browserOfFile, complaintsOf, openPage } from './stage.ts';

const browser = await browserOfFile();

const phoneUrl = (query: string): string => `${inject('labUrl')}phone?${query}`;

async function open(query: string): Promise<{ page: Page; close: () => Promise<void> }> {
  const opened = await openPage(browser, phoneUrl(query), { viewport: { width: 375, height: 812 } });
  await opened.page.locator('page:visible').waitFor();
  return opened;
}

describe('a phone in a tab of its own', () => {
  it('calls the phone in another tab', async () => {
    const context = await browser.newContext({ viewport: { width: 375, height: 812 } });
    const room = `tabs${Date.now()}`;
    const tabs = await Promise.all(
      ['dora', 'emil'].map(async (user) => {
        const page = await context.newPage();
        const complaints = complaintsOf(page);
        await page.goto(phoneUrl(`user=${user}&lang=zh&room=${room}`));
        return { page, complaints };
      }),
    );
    for (const { page } of tabs) await page.locator('#join').click();
    for (const { page } of tabs) await page.locator('video[data-whose="remote"]').waitFor();
    await context.close();
    expect(tabs.flatMap(({ complaints }) => complaints)).toEqual([]);
  });

  it('sends what the camera sees where it is asked to', async () => {
    const { page, close } = await open('user=ida&lang=zh&camera=real');
    await page.locator('#join').click();
    await page.locator('#publisher', { hasText: callTexts('zh').publisher.PUBLISHING }).waitFor();
    const sends = await page.locator('video[data-whose="local"]').evaluate((video) => {
      const { srcObject } = video as HTMLVideoElement;
      const tracks = srcObject instanceof MediaStream ? srcObject.getVideoTracks() : [];
      return tracks.map((track) =>
        track instanceof CanvasCaptureMediaStreamTrack ? 'a canvas' : 'a camera',
      );
    });
    expect(sends).toEqual(['a camera']);
    await close();
  });

  it('opens a room link with the room filled in', async () => {
    const link = encodeURIComponent('/src/pages/lobby/index?room=from-a-friend');
    const { page, close } = await open(`user=fay&lang=zh&open=${link}`);
    await expect(page.locator('#room:visible').inputValue()).resolves.toBe('from-a-friend');
    await page.locator('#invitation:visible', { hasText: 'from-a-friend' }).waitFor();
    await close();
  });

  it('says what is wrong with a setting, keeps a good one, and speaks the chosen language', async () => {
    const { page, close } = await open('user=gus&lang=zh');
    await page.locator('#settings').click();
    await page.locator('#appId').fill('minus one');
    await page.locator('#appId').blur();
    await page.locator('[role="alert"]:visible').waitFor();
    await page.locator('#appId').fill('');
    await page.locator('#language-en').click();
    await page.locator('#save').click();
    await page.locator('.toast', { hasText: textsFor('en').settings.saved }).waitFor();
    await page.reload();
    await page.locator('#join', { hasText: textsFor('en').lobby.join }).waitFor();
    await close();
  });

  it('shares the lobby with the room', async () => {
    const { page, close } = await open('user=hal&lang=zh&room=r7');
    await page.getByRole('button', { name: '分享' }).click();
    await page.getByRole('dialog').locator('code', { hasText: 'src/pages/lobby/index?room=r7' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.locator('#join', { hasText: textsFor('zh').lobby.join }).waitFor();
    await close();
  });
});

describe('a mistake in a page’s AXML', () => {
  it('is shown over the page, with file, line, column and remedy', async () => {
    const broken = mkdtempSync(join(tmpdir(), 'callchart-broken-'));
    cpSync(await ensureBuilt(), broken, { recursive: true });
    const lobby = join(broken, 'src/pages/lobby/index.axml');
    const lines = readFileSync(lobby, 'utf8').split('\n');
    writeFileSync(lobby, [lines[0], '  <view wx:if="{{room}}" />', ...lines.slice(1)].join('\n'));
    const config = labConfig({ build: () => Promise.resolve(broken) });
    const server = { ...config.server, host: '127.0.0.1', port: 5_290 };
    const vite = await createServer({ ...config, logLevel: 'silent', server });
    await vite.listen();
    const [url = ''] = vite.resolvedUrls?.local ?? [];
    const page = await browser.newPage();
    await page.goto(`${url}phone.html?user=alice`);
    const overlay = page.locator('vite-error-overlay');
    await overlay.locator('.message', { hasText: 'src/pages/lobby/index.axml:2:9' }).waitFor();
    await overlay.locator('.message', { hasText: 'a:if' }).waitFor();
    await page.context().close();
    await vite.close();
    rmSync(broken, { recursive: true });
  });
});
