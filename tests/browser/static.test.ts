/** The lab as plain files: what `npm run lab:build` writes, behind a server that knows nothing. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { build, preview, type PreviewServer } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { labConfig } from '../../tools/lab/vite-config.ts';
import { complaintsOf, launchBrowser, openLab, pictureMoves, users } from './stage.ts';

let browser: Browser;
let server: PreviewServer;
let url = '';
let outDir = '';

beforeAll(async () => {
  outDir = mkdtempSync(join(tmpdir(), 'callchart-lab-'));
  const config = labConfig();
  await build({ ...config, logLevel: 'error', build: { ...config.build, outDir } });
  const host = { host: '127.0.0.1', port: 5_270 };
  server = await preview({ ...config, logLevel: 'error', build: { outDir }, preview: host });
  url = server.resolvedUrls?.local[0] ?? '';
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  await server.close();
  rmSync(outDir, { recursive: true });
});

describe('the lab without a server of its own', () => {
  it('holds a call in one page', async () => {
    const lab = await openLab(browser, { url });
    for (const user of users) await pictureMoves(lab.phone(user), 'remote');
    await lab.close();
  });

  it('holds a call between two tabs', async () => {
    const context = await browser.newContext({ viewport: { width: 375, height: 812 } });
    const tabs = [await context.newPage(), await context.newPage()];
    const complaints = tabs.map(complaintsOf);
    for (const [at, page] of tabs.entries()) await page.goto(`${url}phone.html?user=tab${at}&lang=zh`);
    for (const page of tabs) await page.locator('#join').click();
    for (const page of tabs) await page.locator('video[data-whose="remote"]').waitFor();
    await context.close();
    expect(complaints.flat()).toEqual([]);
  });
});
