/**
 * `npm run docs:states [file]`: every way in which a call can end, be blocked or go wrong, as the call page shows it in
 * both languages, on one sheet for people to look at. Default .cache/screenshots/states.png.
 */
import { mkdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { errorKinds, nextStepOf } from '../machines/index.ts';
import type { CallView, ErrorKind } from '../machines/index.ts';
import { launchBrowser } from './browser.ts';
import { projectRoot } from './build/build-mini-program.ts';
import { serveLab } from './lab/serve-lab.ts';

const file = resolve(projectRoot, process.argv[2] ?? join('.cache', 'screenshots', 'states.png'));
const firstPort = 5_390;
const languages = ['zh', 'en'] as const;
const phoneSize = { width: 360, height: 640 };

const cannot: CallView['can'] = {
  join: false,
  leave: false,
  publish: false,
  stopPublish: false,
  play: false,
  stopPlay: false,
  devices: false,
  withoutCamera: false,
};
const calm: Partial<CallView> = {
  room: 'r1',
  publisher: 'NO_PUBLISH',
  player: 'NO_PLAY',
  remote: '',
  remoteEnd: 'none',
  error: '',
  errorCode: '',
  nextStep: '',
};
const inCall: Partial<CallView> = {
  ...calm,
  status: 'connected',
  remote: 'Bob',
  can: { ...cannot, leave: true, devices: true, stopPublish: true, stopPlay: true },
};
const over: Partial<CallView> = { ...calm, status: 'ended', can: { ...cannot, join: true } };

/** What keeps a call from beginning, rather than ending it. */
const blocking: readonly ErrorKind[] = [
  'credentialsMissing',
  'clientTooOld',
  'resourceMissing',
  'cameraDenied',
  'microphoneDenied',
  'credentialsUnreachable',
  'credentialsRefused',
];

const failed = (error: ErrorKind): Partial<CallView> => ({
  error,
  errorCode: 'zego 1002050',
  nextStep: nextStepOf[error],
});

interface State {
  readonly name: string;
  readonly view: Partial<CallView> & { readonly 'surface.switchable'?: boolean };
  /** the part of the page to show; the whole page without */
  readonly part?: string;
}

const ends = errorKinds.map((kind): State => {
  const blocked: Partial<CallView> = {
    ...over,
    status: 'blocked',
    can: { ...cannot, leave: true, withoutCamera: kind === 'cameraDenied' },
  };
  return { name: kind, view: { ...(blocking.includes(kind) ? blocked : over), ...failed(kind) } };
});
const strips = errorKinds.map((kind): State => ({
  name: `${kind}, in the call`,
  view: { ...inCall, ...failed(kind) },
  part: '#error',
}));
const others: readonly State[] = [
  { name: 'hung up', view: { ...over, status: 'idle' } },
  { name: 'reconnecting', view: { ...inCall, ...failed('networkBroken'), status: 'reconnecting' } },
  { name: 'two cameras', view: { ...inCall, 'surface.switchable': true } },
  { name: 'alone', view: { ...inCall, remote: '' } },
  { name: 'the other side hung up', view: { ...inCall, remote: '', remoteEnd: 'hungUp' } },
  { name: 'the other side is lost', view: { ...inCall, remote: '', remoteEnd: 'lost' } },
  {
    name: 'the other side seems lost',
    view: { ...inCall, player: 'PLAY_REQUESTING', remoteEnd: 'lost', publisher: 'PUBLISHING' },
  },
];

/** A call page whose call is over, so that nothing but this program writes its data. */
async function openCallPage(browser: Browser, labUrl: string, language: string): Promise<Page> {
  const page = await browser.newPage({ viewport: phoneSize, reducedMotion: 'reduce' });
  await page.goto(`${labUrl}phone?user=sheet${language}&lang=${language}&room=sheet${language}`);
  await page.locator('#join').click();
  await page.locator('#leave:not([disabled])').waitFor();
  await page.locator('#publisher').waitFor();
  await page.locator('#leave').click();
  await page.locator('#ended').waitFor();
  return page;
}

/** As a data URL. */
async function pictureOf(page: Page, { view, part }: State): Promise<string> {
  const data = JSON.stringify({ duration: '', 'surface.switchable': false, ...view });
  await page.evaluate(`callchartPhone.runtime.stack.top.self.setData(${data})`);
  await page.waitForTimeout(50);
  const place = page.locator(part === undefined ? '.phone' : `main:not([hidden]) ${part}`);
  const picture = await place.screenshot({ animations: 'disabled' });
  return `data:image/png;base64,${picture.toString('base64')}`;
}

const cardOf = (name: string, pictures: readonly string[]): string =>
  `<figure><figcaption>${name}</figcaption>${pictures.map((url) => `<img src="${url}">`).join('')}</figure>`;

const style = `
  body { margin: 16px; background: #fff; font: 14px sans-serif; display: flex; flex-wrap: wrap; align-items: start; gap: 16px; width: 2600px; }
  figure { margin: 0; padding: 8px; background: #ddd; display: grid; grid-template-columns: auto auto; gap: 8px; }
  figcaption { grid-column: 1 / -1; } img { width: 240px; display: block; }`;

const lab = await serveLab({ port: firstPort });
const browser = await launchBrowser();
try {
  const pages = await Promise.all(languages.map((language) => openCallPage(browser, lab.url, language)));
  const cards: string[] = [];
  for (const state of [...ends, ...others, ...strips])
    cards.push(cardOf(state.name, await Promise.all(pages.map((page) => pictureOf(page, state)))));
  const sheet = await browser.newPage({ viewport: { width: 2_640, height: 1_000 } });
  await sheet.setContent(`<style>${style}</style>${cards.join('')}`);
  mkdirSync(dirname(file), { recursive: true });
  await sheet.screenshot({ path: file, fullPage: true });
  console.log(file);
} finally {
  await browser.close();
  await lab.close();
}
