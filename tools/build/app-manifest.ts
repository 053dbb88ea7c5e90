/**
 * `app.json`, as far as the build follows it: which pages exist and which package each belongs to.
 * Paths are the platform's own: relative to the mini-program's root, without extension (`src/pages/call/index`).
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseJson } from '../../src/adapters/json.ts';
import { BuildError } from './build-error.ts';

export interface PageEntry {
  /** `src/pages/call/index` */
  readonly path: string;
  /** the root of its sub-package, `src/pages/call`; '' for the main package */
  readonly packageRoot: string;
}

/** Reads `app.json` and checks that every page it names has its script and its AXML. Throws `BuildError`. */
export function readPages(root: string, script: '.ts' | '.js' = '.ts'): PageEntry[] {
  const file = join(root, 'app.json');
  if (!existsSync(file)) throw new BuildError(`app.json is missing: the build reads its pages from ${file}`);
  const pages = parsePages(readJson(file));
  if (pages.length === 0) throw new BuildError('app.json names no page: "pages" needs at least one');
  for (const page of pages)
    for (const extension of [script, '.axml']) {
      const wanted = `${page.path}${extension}`;
      if (!existsSync(join(root, wanted)))
        throw new BuildError(`app.json names ${page.path}: ${wanted} is missing`);
    }
  return pages;
}

function readJson(file: string): unknown {
  try {
    return parseJson(readFileSync(file, 'utf8'));
  } catch (cause) {
    throw new BuildError(`${file} is not JSON: ${cause instanceof Error ? cause.message : String(cause)}`);
  }
}

function parsePages(app: unknown): PageEntry[] {
  const main = strings(field(app, 'pages'), 'pages').map((path) => ({ path, packageRoot: '' }));
  const subPackages = field(app, 'subPackages') ?? [];
  if (!Array.isArray(subPackages)) throw new BuildError('app.json: "subPackages" must be a list');
  return subPackages.reduce<PageEntry[]>((pages, subPackage: unknown) => {
    const packageRoot = field(subPackage, 'root');
    if (typeof packageRoot !== 'string') throw new BuildError('app.json: a sub-package needs a "root"');
    const trimmed = packageRoot.replace(/\/$/, '');
    const paths = strings(field(subPackage, 'pages'), `pages of sub-package ${trimmed}`);
    return [...pages, ...paths.map((path) => ({ path: `${trimmed}/${path}`, packageRoot: trimmed }))];
  }, main);
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

function strings(value: unknown, what: string): string[] {
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value;
  throw new BuildError(`app.json: ${what} must be a list of paths`);
}
