/**
 * Stages situations in the browser lab: a page with two phones, a call between them, a fault. Nothing sleeps: every
 * step waits for what the user would wait for. `close()` fails when the console has shown an error.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Frame, FrameLocator, Page } from 'playwright-core';
import { afterAll, beforeEach, expect, inject } from 'vitest';
import { callTexts } from '../../src/texts/call.ts';
import { projectRoot } from '../../tools/build/build-mini-program.ts';
import { launchBrowser } from '../../tools/browser.ts';

export type User = 'alice' | 'bob';
export const users: readonly User[] = ['alice', 'bob'];

const upright = { width: 1440, height: 900 };

/** ms; guards against hanging, on however busy a machine */
const patience = 120_000;

/** A browser for all tests of the file. */
export async function browserOfFile(): Promise<Browser> {
  const browser = await launchBrowser();
  afterAll(() => browser.close());
  return browser;
}

export interface LabPage {
  readonly page: Page;
  phone(user: User): FrameLocator;
  close(): Promise<void>;
}

export interface OpenOptions {
  /** without it the phones wait in their lobbies */
  readonly inCall?: boolean;
  readonly language?: 'zh' | 'en';
  readonly context?: BrowserContextOptions;
  /** default: the served lab */
  readonly url?: string;
}

export async function openLab(browser: Browser, options: OpenOptions = {}): Promise<LabPage> {
  const { inCall = true, language = 'zh', context, url = inject('labUrl') } = options;
  const page = await openPage(browser, `${url}?lang=${language}&auto=${inCall ? 1 : 0}`, context);
  const lab: LabPage = {
    page: page.page,
    phone: (user) => page.page.frameLocator(`iframe[data-user="${user}"]`),
    close: page.close,
  };
  try {
    if (inCall) for (const user of users) await seesTheOther(lab, user);
    else for (const user of users) await lab.phone(user).locator('#join').waitFor();
    return lab;
  } catch (reason) {
    await page.page.context().close();
    throw new Error(`the lab does not get there; the console says: ${page.complaints.join('\n')}`, {
      cause: reason,
    });
  }
}

/** A lab for all tests of the file; each begins in the call. */
export async function labOfFile(): Promise<LabPage> {
  const lab = await openLab(await browserOfFile());
  beforeEach(() => backInCall(lab));
  afterAll(() => lab.close());
  return lab;
}

export const frameOf = ({ page }: Pick<LabPage, 'page'>, user: User): Frame => {
  const frame = page.frames().find((one) => one.url().includes(`user=${user}`));
  if (frame === undefined) throw new Error(`no frame of ${user}`);
  return frame;
};

export interface WatchedPage {
  readonly page: Page;
  /** what the console has complained about */
  readonly complaints: string[];
  close(): Promise<void>;
}

export async function openPage(
  browser: Browser,
  url: string,
  context: BrowserContextOptions = {},
): Promise<WatchedPage> {
  const page = await browser.newPage({ viewport: upright, ...context });
  page.setDefaultTimeout(patience);
  const complaints = complaintsOf(page);
  await page.goto(url);
  return {
    page,
    complaints,
    close: async () => {
      await page.context().close();
      expect([...new Set(complaints)]).toEqual([]);
    },
  };
}

/** What the console of this page, and of the frames in it, complains about from now on. */
export function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  return complaints;
}

/**
 * The lab as after `openLab`: no fault, an empty log, both in the call. It reloads only when the test before has left the
 * call, for loading is what takes longest.
 */
async function backInCall(lab: LabPage): Promise<void> {
  for (const user of ['bob', 'alice'] as const) {
    await choose(lab, user);
    await lab.page.locator('.fault-panel .panel-head > .quiet').click();
  }
  const inCall = await Promise.all(
    users.map((user) => lab.phone(user).locator('video[data-whose="remote"]').count()),
  );
  if (inCall.includes(0)) await lab.page.reload();
  for (const user of users) await seesTheOther(lab, user);
  await lab.page.locator('.log-panel .panel-head > .quiet').click();
}

const playing = new RegExp([callTexts('zh'), callTexts('en')].map(({ player }) => player.PLAYING).join('|'));

/** The other side's picture is on the screen, and the chart knows. */
export async function seesTheOther(lab: LabPage, user: User): Promise<void> {
  await lab.phone(user).locator('video[data-whose="remote"]').waitFor();
  await lab.phone(user).locator('#player', { hasText: playing }).waitFor();
}

/** Frames of a picture that stands still before it is looked up anew: a remount replaces it. */
const framesToWait = 120;

/** Resolves once the picture has changed: what it shows twice is not the same. */
export async function pictureMoves(phone: FrameLocator, whose: 'local' | 'remote'): Promise<void> {
  const picture = phone.locator(`video[data-whose="${whose}"]`);
  while (!(await picture.evaluate(changesWithin, framesToWait)));
}

/** Runs in the page. */
function changesWithin(video: Element, frames: number): Promise<boolean> {
  if (!(video instanceof HTMLVideoElement)) throw new Error('no video');
  const canvas = Object.assign(document.createElement('canvas'), { width: 24, height: 32 });
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  const look = (): string => {
    pen?.drawImage(video, 0, 0, 24, 32);
    return String(pen?.getImageData(0, 0, 24, 32).data);
  };
  return new Promise((resolve) => {
    let first = '';
    let left = frames;
    const compare = (): void => {
      if (video.videoWidth > 0) {
        const seen = look();
        if (first === '') first = seen;
        else if (seen !== first) return resolve(true);
      }
      left -= 1;
      if (left === 0 || !video.isConnected) return resolve(false);
      requestAnimationFrame(compare);
    };
    compare();
  });
}

/** Chooses whose chart and faults are shown. */
export async function choose({ page }: LabPage, user: User): Promise<void> {
  const name = user === 'alice' ? 'Alice' : 'Bob';
  await page.locator('.chart-panel').getByRole('button', { name, exact: true }).click();
}

/** Waits until the chosen phone's chart shows this state as active. */
export async function chartShows({ page }: LabPage, state: string): Promise<void> {
  await page.locator(`[data-state="call.${state}"][data-active]`).waitFor();
}

export async function press({ page }: LabPage, fault: string): Promise<void> {
  await page.locator(`[data-fault="${fault}"]`).click();
}

/** Waits for an entry of the event log, by source and words. */
export async function logShows(
  { page }: LabPage,
  source: 'chart' | 'sdk' | 'server' | 'fault',
  words: string,
): Promise<void> {
  await page.locator(`.log .from-${source}`, { hasText: words }).first().waitFor();
}

const screenshots = join(projectRoot, '.cache/screenshots');

/** Kept outside of git, for people to look at. */
export async function keepPicture(page: Page, name: string): Promise<void> {
  mkdirSync(screenshots, { recursive: true });
  await page.screenshot({ path: join(screenshots, `${name}.png`) });
}
