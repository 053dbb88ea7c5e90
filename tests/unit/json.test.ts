/** JSON that a Windows editor or PHP has written begins with a byte order mark, which `JSON.parse` refuses. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { readAppConfig } from '../../lab/realm/app-config.ts';
import { readTrace } from '../../lab/trace/read-trace.ts';
import { parseJson } from '../../src/adapters/json.ts';
import { readPages } from '../../tools/build/app-manifest.ts';
import { shrinkerOf } from '../../tools/build/shrink-asset.ts';

const mark = '\uFEFF';
const app = `${mark}{"pages":["p/index"]}`;

it('is read with its mark and without it', () => {
  for (const text of ['{"a":1}', `${mark}{"a":1}`]) expect(parseJson(text)).toEqual({ a: 1 });
});

it('has one mark, and that at its beginning', () => {
  for (const text of [`${mark}${mark}1`, `1${mark}`, mark])
    expect(() => parseJson(text)).toThrow(SyntaxError);
});

it('is read so by the lab, the build and the replay', () => {
  const directory = mkdtempSync(join(tmpdir(), 'mark-'));
  onTestFinished(() => rmSync(directory, { recursive: true }));
  for (const name of ['p-index.ts', 'p-index.axml']) writeFileSync(join(directory, name), '');
  writeFileSync(join(directory, 'app.json'), `${mark}{"pages":["p-index"]}`);
  expect(readPages(directory)).toEqual([{ path: 'p-index', packageRoot: '' }]);
  expect(readAppConfig({ read: () => app }).pages).toEqual(['p/index']);
  expect(shrinkerOf('app.json')?.(app)).toBe('{"pages":["p/index"]}');
  expect(() => readTrace(`${mark}{"format":"callchart.trace","version":9}`)).toThrow('a trace of version 9');
});
