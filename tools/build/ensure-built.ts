/**
 * Builds that tests and runners share: each lies in `.cache/build` under the fingerprint of its sources, is built once,
 * appears in one step and never changes, so that several processes may ask at the same time.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { VendorBuild } from '../../src/adapters/zego/engine.ts';
import { buildMiniProgram, projectRoot } from './build-mini-program.ts';
import { bundle } from './bundle.ts';
import { buildMark } from './output-directory.ts';
import { filesBelow } from './sizes.ts';
import { findVendor, type VendorSource } from './zego-vendor.ts';

interface Shared {
  /** by default ZEGO's Alipay build where it is present, else the npm build */
  readonly vendor?: VendorBuild;
  /** true by default */
  readonly minify?: boolean;
}

/** Returns the directory of the mini-program as `npm run build` writes it, rebuilt only when a source has changed. */
export function ensureBuilt(options: Shared & { readonly inspector?: boolean } = {}): Promise<string> {
  const vendor = findVendor(projectRoot, options.vendor);
  const { minify = true, inspector = false } = options;
  return once(inspector ? 'inspected-mini-program' : 'mini-program', [], vendor, minify, async (outDir) => {
    await buildMiniProgram({ outDir, vendor: vendor.build, minify, inspector });
  });
}

/** Bundles one TypeScript file and returns the path of the CommonJS file that exports what it exports. */
export async function ensureBundled(entry: string, options: Shared = {}): Promise<string> {
  const file = resolve(projectRoot, entry);
  const name = basename(entry).replace(/\.ts$/, '');
  const vendor = findVendor(projectRoot, options.vendor);
  const minify = options.minify ?? true;
  const directory = await once(name, [dirname(file)], vendor, minify, async (outDir) => {
    const entries = [{ name, file, packageRoot: '' }];
    await bundle({ root: projectRoot, entries, outDir, vendor, minify, inspector: false });
  });
  return join(directory, `${name}.js`);
}

/** Builds under way in this process. */
const underWay = new Map<string, Promise<string>>();

function once(
  name: string,
  extraSources: readonly string[],
  vendor: VendorSource,
  minify: boolean,
  build: (outDir: string) => Promise<void>,
): Promise<string> {
  const id = fingerprint(extraSources, [name, vendor.build, String(minify)], vendor.file);
  const cache = join(projectRoot, '.cache', 'build');
  const directory = join(cache, `${name}-${vendor.build}-${id}`);
  const begun = underWay.get(directory);
  if (begun !== undefined) return begun;
  const result = existsSync(directory) ? Promise.resolve(directory) : make(directory, build);
  underWay.set(directory, result);
  return result;
}

async function make(directory: string, build: (outDir: string) => Promise<void>): Promise<string> {
  const unfinished = `${directory}.${process.pid}`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { recursive: true });
  writeFileSync(join(unfinished, buildMark), '');
  await build(unfinished);
  publish(unfinished, directory);
  dropOldBuilds(dirname(directory));
  return directory;
}

/** Another process may have published the same build meanwhile: then its copy is as good. */
function publish(unfinished: string, directory: string): void {
  try {
    renameSync(unfinished, directory);
  } catch (error) {
    if (!existsSync(directory)) throw error;
    rmSync(unfinished, { recursive: true, force: true });
  }
}

/** Every file that can change a build: its path, size and time of change. */
function fingerprint(
  extraSources: readonly string[],
  options: readonly string[],
  vendorFile: string,
): string {
  const directories = ['src', 'machines', 'cli', 'tools/build', ...extraSources].map((path) =>
    resolve(projectRoot, path),
  );
  const files = ['app.json', 'package-lock.json', vendorFile].map((path) => resolve(projectRoot, path));
  const hash = createHash('sha256').update(JSON.stringify(options));
  for (const file of [...files, ...directories.flatMap(below)]) {
    if (!existsSync(file)) continue;
    const { size, mtimeMs } = statSync(file);
    hash.update(`${file}\0${size}\0${mtimeMs}\n`);
  }
  return hash.digest('hex').slice(0, 16);
}

const below = (directory: string): string[] =>
  filesBelow(directory)
    .sort()
    .map((file) => join(directory, file));

const dayMs = 24 * 60 * 60 * 1000;

function dropOldBuilds(cache: string): void {
  for (const name of readdirSync(cache)) {
    const directory = join(cache, name);
    // another process may have finished or dropped it meanwhile
    const made = statSync(directory, { throwIfNoEntry: false })?.mtimeMs ?? Infinity;
    if (Date.now() - made > dayMs) rmSync(directory, { recursive: true, force: true });
  }
}
