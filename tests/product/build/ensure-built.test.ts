import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ensureBuilt, ensureBundled } from '../../../tools/build/ensure-built.ts';
import { forbiddenSyntax } from '../../../tools/build/forbidden-syntax.ts';
import { filesBelow, readScripts } from '../../../tools/build/sizes.ts';

const entry = 'tests/product/contract/engine-entry.ts';

describe('builds that tests share', () => {
  it('are made once for the same sources, also when asked for at the same time', async () => {
    const [first, second] = await Promise.all([
      ensureBuilt({ vendor: 'npm' }),
      ensureBuilt({ vendor: 'npm' }),
    ]);
    expect(second).toBe(first);
    expect(await ensureBuilt({ vendor: 'npm' })).toBe(first);
    expect(existsSync(join(first, 'app.json'))).toBe(true);
  });

  it('differ by what they are made of', async () => {
    const minified = await ensureBundled(entry, { vendor: 'npm' });
    const readable = await ensureBundled(entry, { vendor: 'npm', minify: false });
    expect(dirname(readable)).not.toBe(dirname(minified));
  });

  it('hold the mini-program: its pages, the SDK below the call page, nothing newer than ES2015', async () => {
    const program = await ensureBuilt({ vendor: 'npm' });
    const files = filesBelow(program);
    expect(files).toEqual(expect.arrayContaining(['app.js', 'app.json', 'src/pages/call/chunks/zego.js']));
    expect(files.filter((file) => /\.ts$/.test(file))).toEqual([]);
    for (const { file, code } of readScripts(program))
      expect([file, forbiddenSyntax(code)]).toEqual([file, []]);
  });
});
