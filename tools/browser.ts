/**
 * Finds a browser for the tests and the screenshots: CHROMIUM_PATH, else an installed Chrome or Chromium, else the one
 * that npm has installed (`@sparticuz/chromium`, linux-x64 only), unpacked once per version below node_modules/.cache.
 * CALLCHART_BROWSER=npm skips what is installed. As a program it prints what it found.
 */
import { execFileSync } from 'node:child_process';
import { createReadStream, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import { chromium, type Browser } from 'playwright-core';
import { extract } from 'tar-fs';
import { projectRoot } from './build/build-mini-program.ts';

export interface FoundBrowser {
  readonly executablePath: string;
  /** for the browser's process, on top of this one's */
  readonly env: Readonly<Record<string, string>>;
}

/** For networks without a way out, containers without user namespaces, and pictures without a tap before them. */
const browserArguments: readonly string[] = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--autoplay-policy=no-user-gesture-required',
  '--use-fake-ui-for-media-stream',
  '--use-fake-device-for-media-stream',
];

const installed: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  linux: [
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/usr/bin/google-chrome-stable',
  ],
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ],
  win32: [
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
  ],
};

/** Throws Error that says what to do when there is no browser. */
async function findBrowser(): Promise<FoundBrowser> {
  const named = process.env['CHROMIUM_PATH'];
  if (named !== undefined && named !== '') {
    if (!existsSync(named)) throw new Error(`CHROMIUM_PATH names ${named}, which is not there`);
    return { executablePath: named, env: {} };
  }
  const candidates = process.env['CALLCHART_BROWSER'] === 'npm' ? [] : (installed[process.platform] ?? []);
  const found = candidates.find((path) => existsSync(path));
  if (found !== undefined) return { executablePath: found, env: {} };
  if (process.platform === 'linux' && process.arch === 'x64') return browserOfNpm();
  throw new Error('No Chrome or Chromium was found. Install one, or name one in CHROMIUM_PATH.');
}

export interface LaunchOptions {
  /** Ctrl-C is the caller's: by default it closes the browser and ends this process. */
  readonly keepOnInterrupt?: boolean;
}

/** Starts it. Throws Error as `findBrowser` does. */
export async function launchBrowser({ keepOnInterrupt = false }: LaunchOptions = {}): Promise<Browser> {
  const { executablePath, env } = await findBrowser();
  const inherited = Object.entries(process.env).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value]],
  );
  return chromium.launch({
    executablePath,
    args: [...browserArguments],
    handleSIGINT: !keepOnInterrupt,
    env: { ...Object.fromEntries(inherited), ...env },
  });
}

async function browserOfNpm(): Promise<FoundBrowser> {
  const browserPackage = join(projectRoot, 'node_modules/@sparticuz/chromium');
  if (!existsSync(browserPackage)) throw new Error('@sparticuz/chromium is missing: run npm ci');
  const directory = join(projectRoot, 'node_modules/.cache', `chromium-${versionOf(browserPackage)}`);
  if (!existsSync(directory)) await unpack(join(browserPackage, 'bin'), directory);
  const executablePath = join(directory, 'chromium');
  const libraries = join(directory, 'al2023/lib');
  return { executablePath, env: lacksLibraries(executablePath) ? { LD_LIBRARY_PATH: libraries } : {} };
}

function versionOf(directory: string): string {
  const manifest: unknown = JSON.parse(readFileSync(join(directory, 'package.json'), 'utf8'));
  return typeof manifest === 'object' && manifest !== null ? String(Reflect.get(manifest, 'version')) : '';
}

/** Appears in one step, so that several processes may ask at the same time. */
async function unpack(archives: string, directory: string): Promise<void> {
  const unfinished = `${directory}.${process.pid}`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { recursive: true });
  await unpackBrowser(unfinished);
  await pipeline(
    createReadStream(join(archives, 'al2023.tar.br')),
    createBrotliDecompress(),
    extract(join(unfinished, 'al2023')),
  );
  try {
    renameSync(unfinished, directory);
  } catch (error) {
    if (!existsSync(directory)) throw error;
    rmSync(unfinished, { recursive: true, force: true });
  }
}

/** The package unpacks into the temporary directory of the environment, whatever lies there already. */
async function unpackBrowser(directory: string): Promise<void> {
  const before = process.env['TMPDIR'];
  process.env['TMPDIR'] = directory;
  try {
    const { default: chromium } = await import('@sparticuz/chromium');
    await chromium.executablePath();
  } finally {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
  }
}

function lacksLibraries(executable: string): boolean {
  try {
    return execFileSync('ldd', [executable]).toString().includes('not found');
  } catch {
    return true;
  }
}

if (process.argv[1] === import.meta.filename) console.log(await findBrowser());
