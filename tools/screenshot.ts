/**
 * `npm run screenshot [file]`: a picture of the lab during a call, default docs/images/lab.png, and beside it one of the
 * inspector with that call's trace, inspector.png.
 */
import { mkdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { launchBrowser } from './browser.ts';
import { projectRoot } from './build/build-mini-program.ts';
import { serveLab } from './lab/serve-lab.ts';

const file = resolve(projectRoot, process.argv[2] ?? 'docs/images/lab.png');
const firstPort = 5_380;

const lab = await serveLab({ port: firstPort });
const browser = await launchBrowser();
const page = await browser.newPage({ viewport: { width: 1600, height: 1000 } });
await page.goto(`${lab.url}?lang=zh`);
for (const user of ['alice', 'bob'])
  await page.frameLocator(`iframe[data-user="${user}"]`).locator('#player', { hasText: '接收中' }).waitFor();
await page.locator('[data-state="call.player.active.trying.playing"][data-active]').waitFor();
mkdirSync(dirname(file), { recursive: true });
await page.screenshot({ path: file });
console.log(file);

const saved = page.waitForEvent('download');
await page.getByRole('button', { name: '导出记录' }).first().click();
const download = await saved;
const trace = {
  name: download.suggestedFilename(),
  mimeType: 'application/json',
  buffer: readFileSync(await download.path()),
};
const inspector = await browser.newPage({ viewport: { width: 1500, height: 920 } });
await inspector.goto(`${lab.url}inspector.html?lang=zh&theme=light`);
await inspector.locator('input[type=file]').setInputFiles(trace);
await inspector.locator('.log-row').first().waitFor();
await inspector.getByLabel('筛选事件').fill('playing');
await inspector.locator('.log-row', { hasText: 'zego.playing' }).first().click();
await inspector.getByLabel('筛选事件').fill('');
await inspector.locator('[data-state="call.player.active.trying.playing"][data-active]').waitFor();
// the list has to scroll back to the event
await inspector.locator('.log-row[aria-selected="true"]').waitFor();
const picture = join(dirname(file), 'inspector.png');
await inspector.screenshot({ path: picture, animations: 'disabled' });
console.log(picture);
await browser.close();
await lab.close();
