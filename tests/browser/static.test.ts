/** The lab as plain files: what `npm run lab:build` writes, behind a server that knows nothing. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, preview } from 'vite';
import { afterAll, describe, expect, it } from 'vitest';
import { labConfig } from '../../tools/lab/vite-config.ts';
import { browserOfFile, complaintsOf, openLab, pictureMoves, users } from './stage.ts';

const outDir = mkdtempSync(join(tmpdir(), 'callchart-lab-'));
const config = labConfig();
await build({ ...config, logLevel: 'error', build: { ...config.build, outDir } });
const host = { host: '127.0.0.1', port: 5_270 };
const server = await preview({ ...config, logLevel: 'error', build: { outDir }, preview: host });
const url = server.resolvedUrls?.local[0] ?? '';
const browser = await browserOfFile();
afterAll(async () => {
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
