/** The whole mini-program, as the Alipay IDE opens it: scripts bundled, everything else copied. */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { VendorBuild } from '../../src/adapters/zego/engine.ts';
import { readPages } from './app-manifest.ts';
import { BuildError } from './build-error.ts';
import { bundle, type BundleEntry } from './bundle.ts';
import { copyAssets } from './copy-assets.ts';
import { emptyOutputDirectory } from './output-directory.ts';
import { measure, type Sizes } from './sizes.ts';
import { findVendor } from './zego-vendor.ts';

export const projectRoot = fileURLToPath(new URL('../..', import.meta.url));

export interface BuildOptions {
  /** the directory that holds `app.json` and `src/`; this project by default */
  readonly root?: string;
  /** emptied first; `dist` by default */
  readonly outDir?: string;
  /** by default ZEGO's Alipay build where it is present, else the npm build */
  readonly vendor?: VendorBuild;
  /** true by default */
  readonly minify?: boolean;
  /** with the way to the XState inspector, for development; false by default */
  readonly inspector?: boolean;
}

export interface BuildResult {
  readonly outDir: string;
  readonly vendor: VendorBuild;
  readonly sizes: Sizes;
}

/** Throws `BuildError` with one sentence for what the developer has to put right. */
export async function buildMiniProgram(options: BuildOptions = {}): Promise<BuildResult> {
  const root = resolve(options.root ?? projectRoot);
  const outDir = resolve(root, options.outDir ?? 'dist');
  const vendor = findVendor(projectRoot, options.vendor);
  const entries = entriesOf(root);
  emptyOutputDirectory(outDir, root);
  const { minify = true, inspector = false } = options;
  await bundle({ root, entries, outDir, vendor, minify, inspector });
  copyAssets(root, outDir, minify);
  return { outDir, vendor: vendor.build, sizes: measure(outDir) };
}

function entriesOf(root: string): BundleEntry[] {
  const app = join(root, 'src/app.ts');
  const pages = readPages(root);
  if (!existsSync(app))
    throw new BuildError('src/app.ts is missing: it becomes app.js, which starts the mini-program');
  return [
    { name: 'app', file: app, packageRoot: '' },
    ...pages.map(({ path, packageRoot }) => ({ name: path, file: join(root, `${path}.ts`), packageRoot })),
  ];
}
