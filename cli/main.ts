#!/usr/bin/env node
/**
 * `callchart wrap-sdk <file.js> [--alipay <ZEGO's file>]`: writes ZEGO's SDK, wrapped for `bindCall`, into a mini-program,
 * and its types beside it. By default the npm build that is installed in the current directory.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { wrappedSdk, wrappedSdkTypes } from './wrap-sdk.ts';

const usage = "callchart wrap-sdk <file.js> [--alipay <ZEGO's Alipay build>]";

function fail(message: string): never {
  console.error(`callchart: ${message}\n${usage}`);
  process.exit(1);
}

function readArguments(): { out: string; alipay: string | undefined } {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { alipay: { type: 'string' } },
    });
    const [command, out, ...rest] = positionals;
    if (command === undefined) fail('what is to be done?');
    if (command !== 'wrap-sdk') fail(`there is no command ${command}`);
    if (out === undefined || rest.length > 0) fail('wrap-sdk takes the one file that it writes');
    if (!out.endsWith('.js')) fail(`${out}: the name of a .js file is expected`);
    return { out: resolve(out), alipay: values.alipay };
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error));
  }
}

function sdkFile(alipay: string | undefined): string {
  if (alipay !== undefined) return existsSync(alipay) ? alipay : fail(`${alipay} is not there`);
  try {
    return createRequire(resolve('package.json')).resolve('zego-express-engine-miniprogram');
  } catch {
    return fail('zego-express-engine-miniprogram is not installed here');
  }
}

const { out, alipay } = readArguments();
const file = sdkFile(alipay);
const code = readFileSync(file, 'utf8');
if (!code.includes('ZegoExpressEngine')) fail(`${file} is not ZEGO's SDK: it names no ZegoExpressEngine`);
mkdirSync(dirname(out), { recursive: true });
writeFileSync(out, wrappedSdk(code, alipay === undefined ? 'npm' : 'alipay'));
writeFileSync(out.replace(/js$/, 'd.ts'), wrappedSdkTypes);
console.log(`${out}: ZEGO's ${alipay === undefined ? 'npm' : 'Alipay'} build, wrapped`);
