import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ZegoVendor } from '../../../src/adapters/zego/engine.ts';
import { projectRoot } from '../../../tools/build/build-mini-program.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'callchart-cli-'));
  writeFileSync(join(folder, 'package.json'), '{}');
});
afterEach(() => rmSync(folder, { recursive: true }));

function callchart(...given: string[]) {
  const main = join(projectRoot, 'cli/main.ts');
  const tsx = createRequire(import.meta.url).resolve('tsx');
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', tsx, main, ...given], {
    cwd: folder,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

/** A stand-in for ZEGO's file: tells which globals it sees. */
const sdk = `
var count = 0;
module.exports = {
  ZegoExpressEngine: null,
  next: function () { return ++count; },
  seen: [typeof my, typeof wx, typeof window, typeof require, typeof define, typeof setTimeout].join(' '),
};`;

function wrapped(): ZegoVendor {
  writeFileSync(join(folder, 'zego.js'), sdk);
  expect(callchart('wrap-sdk', 'sdk/zego-sdk.js', '--alipay', 'zego.js')).toMatchObject({
    status: 0,
    stderr: '',
  });
  const vendor: ZegoVendor = createRequire(join(folder, 'x.js'))('./sdk/zego-sdk.js');
  return vendor;
}

describe('callchart wrap-sdk', () => {
  it('lets the SDK see the globals that it is given, and no others', () => {
    const vendor = wrapped();
    expect(vendor.vendorBuild).toBe('alipay');
    expect(vendor.loadVendor({ my: {} })).toMatchObject({
      seen: 'object undefined undefined undefined undefined undefined',
    });
  });

  it('evaluates the SDK anew each time', () => {
    const vendor = wrapped();
    const load = () => vendor.loadVendor({}) as { next(): number };
    const [one, other] = [load(), load()];
    expect([one.next(), one.next(), other.next()]).toEqual([1, 2, 1]);
  });

  it('writes the types beside it', () => {
    wrapped();
    expect(readFileSync(join(folder, 'sdk/zego-sdk.d.ts'), 'utf8')).toContain("ZegoVendor['loadVendor']");
  });

  it.each([
    ['nothing to do', [], 'what is to be done?'],
    ['an unknown command', ['wrap'], 'there is no command wrap'],
    ['no file to write', ['wrap-sdk'], 'wrap-sdk takes the one file that it writes'],
    ['another file', ['wrap-sdk', 'z.js', '--alipay', 'package.json'], "package.json is not ZEGO's SDK"],
    ['a name without .js', ['wrap-sdk', 'zego-sdk'], 'zego-sdk: the name of a .js file is expected'],
    ['no SDK', ['wrap-sdk', 'zego-sdk.js'], 'zego-express-engine-miniprogram is not installed here'],
    ['a file that is not there', ['wrap-sdk', 'z.js', '--alipay', 'gone.js'], 'gone.js is not there'],
    ['an unknown option', ['wrap-sdk', 'z.js', '--wechat'], "Unknown option '--wechat'"],
  ])('says in one sentence what is wrong: %s', (_, given, sentence) => {
    const { status, stderr } = callchart(...given);
    expect([status, stderr]).toEqual([1, expect.stringContaining(`callchart: ${sentence}`)]);
    expect(stderr).toContain('callchart wrap-sdk <file.js>');
    expect(stderr).not.toMatch(/\n {4}at /);
  });
});
