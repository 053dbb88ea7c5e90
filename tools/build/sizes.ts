/** What the build weighs, chunk by chunk, and the budgets it must keep. */
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { inColumns } from '../columns.ts';
import { readPages } from './app-manifest.ts';

export type ChunkOrigin = 'own' | 'xstate' | 'vendor';

export interface Weight {
  /** bytes */
  readonly raw: number;
  /** bytes, each file packed by itself */
  readonly gzip: number;
}

export interface ChunkSize extends Weight {
  readonly name: string;
  readonly origin: ChunkOrigin;
}

export interface Sizes {
  readonly chunks: readonly ChunkSize[];
  readonly scripts: Readonly<Record<ChunkOrigin, Weight>>;
  /** every file that the phone has before the lobby shows: what lies outside the sub-packages */
  readonly mainPackage: Weight;
  /** bytes of every file below the output directory, scripts included */
  readonly total: number;
}

/** Bytes. */
export interface Budget {
  readonly of: string;
  weigh(sizes: Sizes): number;
  /**
   * More than this is a failure of `npm test`. Where the target is missed it is a ratchet: what was reached, rounded up
   * for zlib, which packs a little differently from one processor to the next. Lower it with what is won.
   */
  readonly budget: number;
  /** what the design asks for, where it names a figure */
  readonly target?: number;
}

/** For the minified build on ZEGO's npm build; the reasons are in docs/decisions/0016-byte-budgets.md. */
export const budgets: readonly Budget[] = [
  { of: 'own code, gzip', weigh: (sizes) => sizes.scripts.own.gzip, budget: 36_100, target: 18 * 1024 },
  {
    of: 'own code + xstate, gzip',
    weigh: ({ scripts }) => scripts.own.gzip + scripts.xstate.gzip,
    budget: 48_800,
    target: 32 * 1024,
  },
  { of: 'main package, gzip', weigh: (sizes) => sizes.mainPackage.gzip, budget: 11_000 },
  { of: 'all files', weigh: (sizes) => sizes.total, budget: 674_500, target: 650_000 },
];

/** Weighs a mini-program that was built into this directory. */
export function measure(directory: string): Sizes {
  const files = filesBelow(directory).map((name) => ({ name, ...weightOf(join(directory, name)) }));
  const chunks = files
    .filter(({ name }) => name.endsWith('.js'))
    .map((file) => ({ ...file, origin: originOf(file.name) }));
  const sumOf = (origin: ChunkOrigin) => sum(chunks.filter((chunk) => chunk.origin === origin));
  const roots = readPages(directory, '.js').map(({ packageRoot }) => packageRoot);
  const subPackages = roots.filter((root) => root !== '');
  const inMain = files.filter(({ name }) => subPackages.every((root) => !name.startsWith(`${root}/`)));
  return {
    chunks,
    scripts: { own: sumOf('own'), xstate: sumOf('xstate'), vendor: sumOf('vendor') },
    mainPackage: sum(inMain),
    total: sum(files).raw,
  };
}

/** By the chunk's name, which `bundle.ts` gives. */
function originOf(file: string): ChunkOrigin {
  if (file.endsWith('chunks/zego.js')) return 'vendor';
  return file.endsWith('chunks/xstate.js') ? 'xstate' : 'own';
}

function weightOf(file: string): Weight {
  const content = readFileSync(file);
  return { raw: content.length, gzip: gzipSync(content).length };
}

const sum = (weights: readonly Weight[]): Weight => ({
  raw: add(weights.map(({ raw }) => raw)),
  gzip: add(weights.map(({ gzip }) => gzip)),
});

/** Sentences, one for each budget that is exceeded. */
export const overBudget = (sizes: Sizes): string[] =>
  budgets
    .filter(({ weigh, budget }) => weigh(sizes) > budget)
    .map(({ of, weigh, budget }) => `${of}: ${weigh(sizes)} bytes, over the budget of ${budget}`);

export function sizeTable(sizes: Sizes): string {
  const { own, xstate, vendor } = sizes.scripts;
  const weights: [string, Weight][] = [
    ['own', own],
    ['xstate', xstate],
    ['ZEGO SDK', vendor],
    ['main package', sizes.mainPackage],
  ];
  return [
    ...inColumns([
      ['bytes', 'raw', 'gzip'],
      ...sizes.chunks.map(({ name, raw, gzip }) => [name, raw, gzip]),
      ...weights.map(([name, { raw, gzip }]) => [name, raw, gzip]),
    ]),
    '',
    ...inColumns([
      ['bytes', 'now', 'budget', 'target', 'over the target'],
      ...budgets.map(({ of, weigh, budget, target }) => {
        const now = weigh(sizes);
        const over = now / (target ?? now) - 1;
        return [of, now, budget, target ?? '', over > 0 ? `${Math.round(over * 100)} %` : ''];
      }),
    ]),
  ].join('\n');
}

/** Paths relative to `directory`, with `/`. */
export function filesBelow(directory: string): string[] {
  return readdirSync(directory, { recursive: true, encoding: 'utf8' })
    .filter((file) => statSync(join(directory, file)).isFile())
    .map((file) => file.replaceAll('\\', '/'));
}

export const readScripts = (directory: string): { file: string; code: string }[] =>
  filesBelow(directory)
    .filter((file) => file.endsWith('.js'))
    .map((file) => ({ file, code: readFileSync(join(directory, file), 'utf8') }));

const add = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);
