/**
 * The lab as a host of somebody else's mini-program: `npm start -- --app <folder>` runs a folder of plain JavaScript,
 * AXML and ACSS that shares nothing with this project, on ZEGO's npm build and, where it is present, on the Alipay build.
 */
import { spawnSync } from 'node:child_process';
import { copyFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import type { FrameLocator, Page } from 'playwright-core';
import { afterAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { ScriptLoader } from '../../lab/host/commonjs.ts';
import { readMiniProgram } from '../../lab/host/node/read-mini-program.ts';
import { projectRoot } from '../../tools/build/build-mini-program.ts';
import { findAlipaySdk } from '../../tools/build/zego-vendor.ts';
import { buildGuestApp, guestApp } from '../../tools/lab/guest-app.ts';
import { serveLab, type ServedLab } from '../../tools/lab/serve-lab.ts';
import { browserOfFile, keepPicture, logShows, openPage, pictureMoves, press, users } from './stage.ts';

const fixture = join(projectRoot, 'tests/browser/fixtures/plain-app');
const firstPort = 5_260;
const browser = await browserOfFile();

/** A copy to change. */
function copyOfFixture(): string {
  const folder = mkdtempSync(join(tmpdir(), 'callchart-app-'));
  cpSync(fixture, folder, { recursive: true });
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

function edit(file: string, from: string | RegExp, to: string): void {
  writeFileSync(file, readFileSync(file, 'utf8').replace(from, to));
}

let fixtureLab: ServedLab | null = null;
afterAll(() => fixtureLab?.close());

/** The address of a lab with this app; the fixture's own is served once for all tests. */
async function serve(folder: string): Promise<string> {
  if (folder === fixture && fixtureLab !== null) return fixtureLab.url;
  const lab = await serveLab({ port: firstPort, app: guestApp(folder) });
  if (folder === fixture) fixtureLab = lab;
  else onTestFinished(() => lab.close());
  return lab.url;
}

/** The lab's page with both phones, on which the app has started. */
async function openWith(folder: string) {
  const { page } = await openPage(browser, `${await serve(folder)}?lang=en`);
  onTestFinished(() => page.context().close());
  const phones = users.map((user) => page.frameLocator(`iframe[data-user="${user}"]`));
  for (const phone of phones) await shows(phone, 'DISCONNECTED');
  return { page, phones, lab: { page, phone: () => page.frameLocator('iframe'), close: () => page.close() } };
}

const shows = (phone: FrameLocator | Page, state: string | RegExp): Promise<void> =>
  phone.locator('#states', { hasText: state }).waitFor();

async function call(folder: string): Promise<void> {
  const { page, phones, lab } = await openWith(folder);
  for (const phone of phones) {
    await phone.locator('#enter').click();
    await shows(phone, /^CONNECTED/);
    await phone.locator('#publish').click();
    await shows(phone, 'PUBLISHING');
  }
  for (const phone of phones) {
    await phone.locator('#play:enabled').click();
    await shows(phone, 'PLAYING');
  }
  for (const phone of phones) await pictureMoves(phone, 'remote');
  for (const type of ['login', 'addStream']) {
    const entries = page.locator('.log .from-server', {
      has: page.locator('b', { hasText: new RegExp(`^${type}$`) }),
    });
    const who = await entries.evaluateAll((rows) => rows.map((row) => row.getAttribute('data-user')));
    expect(new Set(who).size, type).toBe(2);
  }
  await keepPicture(page, 'guest-app');

  await press(lab, 'dropSocket');
  await logShows(lab, 'fault', 'Drop the socket');
  await logShows(lab, 'server', 'socketClosed');

  for (const phone of phones) {
    await phone.locator('#leave').click();
    await phone.locator('rtc-room').waitFor({ state: 'detached' });
  }
  await logShows(lab, 'server', 'logout');
}

describe('somebody else’s mini-program in the lab', () => {
  it('holds a call of two phones on the npm build', () => call(fixture));

  const alipaySdk = findAlipaySdk(projectRoot);
  it('holds it on ZEGO’s Alipay build', async ({ skip }) => {
    if (alipaySdk === undefined) return skip('ZEGO_ALIPAY_SDK names no file: the Alipay build is not here');
    const folder = copyOfFixture();
    copyFileSync(alipaySdk, join(folder, 'zego-alipay.js'));
    const sdk =
      "export { ZegoExpressEngine } from './zego-alipay.js';\nexport const mediaCode = (code) => code;\n";
    writeFileSync(join(folder, 'sdk.js'), sdk);
    await call(folder);
  });

  it('has no chart, and the lab says so', async () => {
    const { page } = await openWith(fixture);
    await page.locator('.chart-panel', { hasText: 'cannot look into this mini-program' }).waitFor();
  });

  it('shows its pictures, and is told which server the lab does not reach', async () => {
    const { phones } = await openWith(fixture);
    const [phone] = phones;
    const width = await phone?.locator('image img').evaluate((image) => Reflect.get(image, 'naturalWidth'));
    expect(width).toBe(24);
    await phone?.locator('#stranger').click();
    await phone?.locator('#failure', { hasText: 'not https://elsewhere.example/rooms' }).waitFor();
    await expect(phone?.locator('#failure').textContent()).resolves.not.toContain('key');
  });

  it('looks as on a phone, and leaves what is around it as it is', async () => {
    const folder = copyOfFixture();
    edit(
      join(folder, 'app.acss'),
      /$/,
      '\n.page, .bar { display: none } .row { padding: 50px; height: 100px }',
    );
    const scroll = `<scroll-view scroll-y scroll-into-view="last" style="height: 150px">
      <view class="row" id="first"/><view class="row" id="last"/></scroll-view>
      <rtc-room id="component" class="no-size"/>`;
    edit(join(folder, 'pages/room/index.axml'), /$/, scroll);
    const { page, phones } = await openWith(folder);
    const [phone] = phones;
    const boxOf = async (selector: string) => {
      const box = await phone?.locator(selector).evaluate((element) => element.getBoundingClientRect());
      return box ?? expect.fail(`no ${selector}`);
    };
    const [frame, last, bar, component] = [
      await boxOf('scroll-view'),
      await boxOf('#last'),
      await boxOf('.bar'),
      await boxOf('rtc-room.no-size'),
    ];
    expect([component.width, component.height]).toEqual([300, 225]);
    expect(last.height).toBe(200);
    expect(last.top).toBeCloseTo(frame.top, 0);
    expect([bar.top, bar.height]).toEqual([0, 44]);
    expect(await page.evaluate(() => document.scrollingElement?.scrollTop)).toBe(0);
    await phone?.locator('.page').first().waitFor();
  });

  it('runs alone in a tab, too', async () => {
    const { page } = await openPage(browser, `${await serve(fixture)}phone?user=ann`);
    onTestFinished(() => page.context().close());
    await page.locator('#enter').click();
    await shows(page, /^CONNECTED/);
  });

  it('is read anew when the page is loaded anew', async () => {
    const folder = copyOfFixture();
    const { page, phones } = await openWith(folder);
    edit(join(folder, 'pages/room/index.axml'), 'Join', 'Walk in');
    await page.reload();
    for (const phone of phones) await phone.locator('#enter', { hasText: 'Walk in' }).waitFor();
  });
});

describe('the build of somebody else’s mini-program', () => {
  it.each(['./gone.js', 'no-such-package'])('names an import that leads nowhere: %s', async (gone) => {
    const folder = copyOfFixture();
    edit(join(folder, 'sdk.js'), 'zego-express-engine-miniprogram', gone);
    const failure = await buildGuestApp(guestApp(folder)).catch(String);
    expect(failure).toMatch(new RegExp(`${gone}' in sdk\\.js`));
    expect(failure).toBe(stripVTControlCharacters(failure));
  });

  it('lets an import pass that its module does not export, and warns of it', async () => {
    const warned = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    const folder = copyOfFixture();
    edit(join(folder, 'app.js'), /^/, "import { gone } from './sdk.js';\nconsole.log(gone);\n");
    const { scripts } = readMiniProgram(await buildGuestApp(guestApp(folder)));
    expect(scripts['app.js']).toMatch(/console\.log\(\w+\.gone\)/);
    expect(stripVTControlCharacters(warned.mock.calls.join())).toContain('Missing export "gone"');
    warned.mockRestore();
  });

  it('finds packages of the folder itself, and turns sjs into what the view loads', async () => {
    const folder = copyOfFixture();
    mkdirSync(join(folder, 'node_modules/own'), { recursive: true });
    writeFileSync(join(folder, 'node_modules/own/index.js'), "module.exports = 'from its own package';");
    writeFileSync(join(folder, 'words.sjs'), "import { loud } from './loud.sjs';\nexport default { loud };");
    writeFileSync(join(folder, 'loud.sjs'), 'export const loud = (word) => word.toUpperCase();');
    edit(join(folder, 'app.js'), /^/, "import own from 'own';\nconsole.log(own);\n");
    const { scripts, sjs } = readMiniProgram(await buildGuestApp(guestApp(folder)));
    expect(scripts['app.js']).toContain('from its own package');
    expect(Object.keys(scripts).filter((path) => path.includes('node_modules'))).toEqual([]);
    expect(new ScriptLoader(sjs, {}).load('words.sjs')).toEqual({ loud: expect.any(Function) });
  });
});

describe('a folder that is no mini-program', () => {
  it.each([
    [
      'there is no folder',
      (folder: string) => join(folder, 'nowhere'),
      /nowhere is no mini-program: there is no such/,
    ],
    ['it is a file', (folder: string) => join(folder, 'app.js'), /app\.js is no mini-program: it is a file/],
    [
      'app.json is missing',
      (folder: string) => join(folder, 'pages'),
      /pages is no mini-program: app\.json is missing/,
    ],
  ])('is refused where %s', (_, pathIn, sentence) => {
    expect(() => guestApp(pathIn(fixture))).toThrow(sentence);
  });

  it.each([
    ['app.js', /app\.js is missing/],
    ['pages/room/index.js', /app\.json names pages\/room\/index: pages\/room\/index\.js is missing/],
    ['pages/room/index.axml', /app\.json names pages\/room\/index: pages\/room\/index\.axml is missing/],
  ])('is refused where %s is missing', (file, sentence) => {
    const folder = copyOfFixture();
    rmSync(join(folder, file));
    expect(() => guestApp(folder)).toThrow(sentence);
  });

  it('ends npm start with one sentence and the usage', () => {
    const start = ['--import', 'tsx', 'tools/start.ts', '--no-open', '--app', 'docs'];
    const { status, stderr } = spawnSync(process.execPath, start, { cwd: projectRoot, encoding: 'utf8' });
    expect(stderr).toMatch(/docs is no mini-program: app\.json is missing\nnpm start -- \[--app <folder/);
    expect(status).toBe(1);
  });
});
