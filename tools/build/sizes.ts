/** What the build weighs, chunk by chunk, and the budgets it must keep. */
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { BuiltChunk, ChunkOrigin } from './bundle.ts';

export interface ChunkSize {
  readonly name: string;
  readonly origin: ChunkOrigin;
  /** bytes */
  readonly raw: number;
  /** bytes */
  readonly gzip: number;
}

export interface Sizes {
  readonly chunks: readonly ChunkSize[];
  readonly scripts: Readonly<Record<ChunkOrigin, { readonly raw: number; readonly gzip: number }>>;
  /** bytes of every file below the output directory, scripts included */
  readonly total: number;
}

/** Bytes. Design targets: the whole mini-program, and what is ours of it on the wire. */
export const budgets = { total: 650_000, ownAndXstateGzip: 32 * 1024 } as const;

export function measure(chunks: readonly BuiltChunk[], outDir: string): Sizes {
  const sizes = chunks.map(({ fileName, origin, code }) => ({
    name: fileName,
    origin,
    raw: Buffer.byteLength(code),
    gzip: gzipSync(code).length,
  }));
  const sum = (origin: ChunkOrigin) => {
    const of = sizes.filter((size) => size.origin === origin);
    return { raw: add(of.map(({ raw }) => raw)), gzip: add(of.map(({ gzip }) => gzip)) };
  };
  return {
    chunks: sizes,
    scripts: { own: sum('own'), xstate: sum('xstate'), vendor: sum('vendor') },
    total: add(filesBelow(outDir).map((file) => statSync(join(outDir, file)).size)),
  };
}

/** Sentences, one for each budget that is exceeded. Budgets hold for a minified build. */
export function overBudget(sizes: Sizes): string[] {
  const own = sizes.scripts.own.gzip + sizes.scripts.xstate.gzip;
  return [
    ...(sizes.total > budgets.total ? [`dist is ${sizes.total} bytes, over its ${budgets.total}`] : []),
    ...(own > budgets.ownAndXstateGzip
      ? [`own code and xstate are ${own} bytes gzipped, over their ${budgets.ownAndXstateGzip}`]
      : []),
  ];
}

export function sizeTable(sizes: Sizes): string {
  const { own, xstate, vendor } = sizes.scripts;
  const rows: [string, number | '', number | ''][] = [
    ...sizes.chunks.map(({ name, raw, gzip }): [string, number, number] => [name, raw, gzip]),
    ['', '', ''],
    ['own', own.raw, own.gzip],
    ['xstate', xstate.raw, xstate.gzip],
    ['own + xstate', own.raw + xstate.raw, own.gzip + xstate.gzip],
    ['ZEGO SDK', vendor.raw, vendor.gzip],
    ['all files', sizes.total, ''],
  ];
  const width = Math.max(...rows.map(([name]) => name.length));
  const line = (name: string, raw: string, gzip: string) =>
    `${name.padEnd(width)}  ${raw.padStart(9)}  ${gzip.padStart(9)}`.trimEnd();
  return [
    line('bytes', 'raw', 'gzip'),
    ...rows.map(([name, raw, gzip]) => line(name, `${raw}`, `${gzip}`)),
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
