import { existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createContext, runInContext } from 'node:vm';
import { readFileSync } from 'node:fs';
import { buildMiniProgram } from '../../../tools/build/build-mini-program.ts';
import { forbiddenSyntax } from '../../../tools/build/forbidden-syntax.ts';
import { filesBelow, readScripts } from '../../../tools/build/sizes.ts';
import { type Fixture, miniProgramFixture } from './fixture.ts';

let fixture: Fixture;
beforeEach(() => {
  fixture = miniProgramFixture();
});
afterEach(() => fixture.dispose());

const build = () => buildMiniProgram({ root: fixture.root, outDir: fixture.outDir, vendor: 'npm' });

describe('the build of a mini-program', () => {
  it('writes scripts where app.json names them and copies what the IDE reads beside them', async () => {
    await build();
    expect(
      filesBelow(fixture.outDir)
        .filter((file) => !file.includes('chunks/'))
        .sort(),
    ).toEqual([
      'app.js',
      'app.json',
      'src/pages/call/badge.sjs',
      'src/pages/call/icon.png',
      'src/pages/call/index.acss',
      'src/pages/call/index.axml',
      'src/pages/call/index.js',
      'src/pages/call/index.json',
      'src/pages/lobby/index.axml',
      'src/pages/lobby/index.js',
    ]);
  });

  it('keeps what only the call needs below the call page, and what both need outside it', async () => {
    await build();
    const chunks = filesBelow(fixture.outDir).filter((file) => file.includes('chunks/'));
    expect(chunks).toEqual(
      expect.arrayContaining([
        'chunks/shared-main.js',
        'src/pages/call/chunks/xstate.js',
        'src/pages/call/chunks/zego.js',
      ]),
    );
    expect(chunks.filter((file) => /zego|xstate/.test(file) && !file.startsWith('src/pages/call/'))).toEqual(
      [],
    );
  });

  it('ships nothing newer than ES2015', async () => {
    await build();
    for (const { file, code } of readScripts(fixture.outDir))
      expect([file, forbiddenSyntax(code)]).toEqual([file, []]);
  });

  it('runs in a context that has a require for relative paths and nothing of Node', async () => {
    await build();
    const pages = runPages(fixture.outDir);
    expect(pages['src/pages/lobby/index.js']).toMatchObject({ data: { greeting: 'hello lobby' } });
    expect(pages['src/pages/call/index.js']).toMatchObject({
      data: { greeting: 'hello call', vendorBuild: 'npm' },
    });
  });

  it('removes what an earlier build left', async () => {
    await build();
    writeFileSync(join(fixture.outDir, 'stale.js'), '');
    await build();
    expect(existsSync(join(fixture.outDir, 'stale.js'))).toBe(false);
  });

  it('deletes nothing from a directory that no build wrote', async () => {
    mkdirSync(fixture.outDir);
    writeFileSync(join(fixture.outDir, 'thesis.txt'), 'precious');
    await expect(build()).rejects.toThrow(/does not look like an earlier build/);
    expect(existsSync(join(fixture.outDir, 'thesis.txt'))).toBe(true);
  });

  it('does not follow a symbolic link out of the project', async () => {
    const elsewhere = join(fixture.root, 'elsewhere');
    mkdirSync(elsewhere);
    writeFileSync(join(elsewhere, 'app.json'), '{}');
    symlinkSync(elsewhere, fixture.outDir);
    await expect(build()).rejects.toThrow(/will not empty/);
    expect(existsSync(join(elsewhere, 'app.json'))).toBe(true);
  });

  it.each(['.', '..', 'src/..'])('refuses to empty the project itself (%s)', async (outDir) => {
    await expect(
      buildMiniProgram({ root: fixture.root, outDir: join(fixture.root, outDir), vendor: 'npm' }),
    ).rejects.toThrow(/the project lies in it/);
  });

  it.each([
    ['app.json', /app\.json is missing/],
    ['src/app.ts', /src\/app\.ts is missing/],
    ['src/pages/call/index.ts', /src\/pages\/call\/index\.ts is missing/],
    ['src/pages/lobby/index.axml', /src\/pages\/lobby\/index\.axml is missing/],
  ])('names a missing %s', async (file, message) => {
    fixture.remove(file);
    await expect(build()).rejects.toThrow(message);
  });

  it.each([
    ['{', /is not JSON/],
    ['{}', /pages must be a list of paths/],
    ['{"pages":[]}', /names no page/],
    ['{"pages":[1]}', /pages must be a list of paths/],
    ['{"pages":[],"subPackages":{}}', /"subPackages" must be a list/],
    ['{"pages":[],"subPackages":[{}]}', /a sub-package needs a "root"/],
  ])('says what is wrong with the app.json %s', async (text, message) => {
    fixture.write('app.json', text);
    await expect(build()).rejects.toThrow(message);
  });
});

describe('forbidden syntax', () => {
  it.each([
    ['import("x")', 'dynamic import'],
    ['a?.b', 'optional chaining'],
    ['a ??= b', '??='],
    ['a ?? b', '??'],
    ['a ** b', '**'],
    ['async () => 1', 'async function'],
    ['class A { #b }', 'class field'],
    ['class A { #b() {} }', 'private field'],
    ['class A { b = 1 }', 'class field'],
    ['({ ...a })', 'object spread'],
    ['const { a, ...b } = c', 'object spread'],
    ['try {} catch {}', 'catch without binding'],
    ['1n', 'BigInt'],
  ])('is found in %s', (code, what) => {
    expect(forbiddenSyntax(code).map((found) => found.replace(/ at \d+$/, ''))).toContain(what);
  });

  it('is not seen in texts, nor in ES2015', () => {
    expect(forbiddenSyntax('const f = (...a) => [...a, "a?.b import(c) async"]; class B {}')).toEqual([]);
  });
});

/** What the platform's loader does, in a few lines: every page's definition by its file. */
function runPages(outDir: string): Record<string, unknown> {
  const pages: Record<string, unknown> = {};
  let current = '';
  const context = createContext({
    App: () => undefined,
    Page: (definition: unknown) => {
      pages[current] = definition;
    },
  });
  const loaded = new Map<string, { exports: unknown }>();
  const load = (file: string): unknown => {
    const known = loaded.get(file);
    if (known) return known.exports;
    const module = { exports: {} };
    loaded.set(file, module);
    const run: unknown = runInContext(
      `(function (require, module, exports) {${readFileSync(file, 'utf8')}\n})`,
      context,
    );
    if (typeof run !== 'function') throw new TypeError('not a function');
    run((path: string) => load(resolve(dirname(file), path)), module, module.exports);
    return module.exports;
  };
  for (const file of ['app.js', 'src/pages/lobby/index.js', 'src/pages/call/index.js']) {
    current = file;
    load(join(outDir, file));
  }
  return pages;
}
