/** `npm run screenshot [file]`: a picture of the lab during a call, default docs/images/lab.png. */
import { mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { chromium } from 'playwright-core';
import { browserArguments, findBrowser } from './browser.ts';
import { projectRoot } from './build/build-mini-program.ts';
import { serveLab } from './lab/serve-lab.ts';

const file = resolve(projectRoot, process.argv[2] ?? 'docs/images/lab.png');
const firstPort = 5_380;

const lab = await serveLab({ port: firstPort });
const { executablePath, env } = await findBrowser();
const inherited = Object.entries(process.env).flatMap(([name, value]) =>
  value === undefined ? [] : [[name, value]],
);
const browser = await chromium.launch({
  executablePath,
  args: [...browserArguments],
  env: { ...Object.fromEntries(inherited), ...env },
});
const page = await browser.newPage({ viewport: { width: 1600, height: 1000 } });
await page.goto(`${lab.url}?lang=zh`);
for (const user of ['alice', 'bob'])
  await page.frameLocator(`iframe[data-user="${user}"]`).locator('#player', { hasText: '接收中' }).waitFor();
await page.locator('[data-state="call.player.active.playing"][data-active]').waitFor();
mkdirSync(dirname(file), { recursive: true });
await page.screenshot({ path: file });
console.log(file);
await browser.close();
await lab.close();
