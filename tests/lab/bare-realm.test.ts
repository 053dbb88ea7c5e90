import { describe, expect, it } from 'vitest';
import { recordFiles, createWorld } from '../../lab/realm/index.ts';
import { onePage, takeLog } from './fixture-world.ts';

/** What a page logs about an expression evaluated in its realm. */
const inRealm = (expression: string): string => {
  const { phone } = onePage({
    js: `let seen; try { seen = (${expression}); } catch (reason) { seen = 'threw ' + reason.name; } console.log(String(seen)); Page({})`,
  });
  return takeLog(phone).join();
};

describe('the bare realm', () => {
  it.each(
    'process Buffer globalThis global window document navigator fetch AbortController structuredClone queueMicrotask setImmediate URL TextDecoder WebAssembly'.split(
      ' ',
    ),
  )('has no %s', (name) => {
    expect(inRealm(`typeof ${name}`)).toBe('undefined');
  });

  it.each([
    'my',
    'App',
    'Page',
    'getApp',
    'getCurrentPages',
    'console',
    'setTimeout',
    'require',
    'module',
    'exports',
  ])('has %s', (name) => {
    expect(inRealm(`typeof ${name}`)).not.toBe('undefined');
  });

  it('refuses code from strings', () => {
    expect(inRealm(`eval('1')`)).toBe('threw EvalError');
    expect(inRealm(`new Function('return 1')()`)).toBe('threw EvalError');
  });

  it('lacks built-ins that are younger than ES2020, and has those of ES2020', () => {
    expect(inRealm('[].at || [].findLast || Object.hasOwn || "".replaceAll || Promise.any')).toBe(
      'undefined',
    );
    expect(inRealm('Promise.allSettled && [].flatMap && Object.fromEntries && "".matchAll && 1')).toBe('1');
  });

  it('tells virtual time through every form of Date', async () => {
    const { world, phone } = onePage(
      {
        js: `Page({ tell() {
          class Day extends Date {}
          console.log([Date.now(), new Date().getTime(), new Day().getTime(), new Date(5).getTime(),
            new Date() instanceof Date, new Day() instanceof Date, Date.UTC(1970, 0, 1), typeof Date(),
            new Date().constructor === Date].join());
        } })`,
      },
      { startAt: 1_000 },
    );
    await world.run(234);
    phone.page.call('tell');
    expect(takeLog(phone)).toEqual(['1234,1234,1234,5,true,true,0,string,true']);
  });

  it('draws the same random numbers for the same seed only', () => {
    const draw = (seed: number): string => {
      const { phone } = onePage({ js: 'console.log(Math.random(), Math.random()); Page({})' }, { seed });
      return takeLog(phone).join();
    };
    expect(draw(1)).toBe(draw(1));
    expect(draw(1)).not.toBe(draw(2));
  });

  it('gives out objects, arrays, promises and buffers of its own', async () => {
    const { world, phone } = onePage({
      js: `
        my.setStorageSync({ key: 'k', data: [{}] });
        const { data } = my.getStorageSync({ key: 'k' });
        console.log(data instanceof Array, data[0] instanceof Object, my.base64ToArrayBuffer('AQ==') instanceof ArrayBuffer,
          my.getSystemInfoSync() instanceof Object, my.getSetting() instanceof Promise);
        my.getSetting({ success: (result) => console.log(result.authSetting instanceof Object) });
        Page({ onLoad(query) { console.log(query instanceof Object, getCurrentPages() instanceof Array); } })`,
    });
    await world.run(1);
    expect(takeLog(phone)).toEqual(['true true true true true', 'true true', 'true']);
  });

  it('runs timers with arguments in virtual time and clears them', async () => {
    const { world, phone } = onePage({
      js: `
        setTimeout((a, b) => console.log(a + b), 50, 'x', 'y');
        clearTimeout(setTimeout(() => console.log('never'), 10));
        const every = setInterval(() => console.log('tick'), 20);
        setTimeout(() => clearInterval(every), 45);
        Page({})`,
    });
    await world.run(49);
    expect(phone.leftovers.timers).toBe(1);
    await world.run(1);
    expect(takeLog(phone)).toEqual(['tick', 'tick', 'xy']);
    expect(phone.leftovers.timers).toBe(0);
  });
});

describe('require', () => {
  it('finds files from the folder of the asking file and from the root, each run once', () => {
    const { phone } = onePage({
      js: `const a = require('./lib/a'); const b = require('/lib/b.js'); console.log(a.b === b, b.n); Page({})`,
      files: {
        'lib/a.js': `exports.b = require('./b');`,
        'lib/b.js': `console.log('run'); module.exports = { n: 1 };`,
      },
    });
    expect(takeLog(phone)).toEqual(['run', 'true 1']);
  });

  it('shows what a module has exported so far when modules need each other', () => {
    const { phone } = onePage({
      js: `console.log(require('./a').b.early); Page({})`,
      files: {
        'a.js': `exports.early = 'yes'; exports.b = require('./b');`,
        'b.js': `exports.early = require('./a').early;`,
      },
    });
    expect(takeLog(phone)).toEqual(['yes']);
  });

  it('names what is missing, and has no packages', () => {
    expect(() => onePage({ js: `require('./none'); Page({})` })).toThrow("Cannot find module 'none'");
    expect(() => onePage({ js: `require('xstate'); Page({})` })).toThrow('no node_modules');
  });
});

describe('a mini-program that is not whole', () => {
  it('says what is missing', () => {
    const launch = (files: Record<string, string>): void =>
      createWorld({ program: recordFiles(files) })
        .phone('A')
        .launch();
    expect(() => launch({})).toThrow('no app.json: is the mini-program built?');
    const app = { 'app.json': '{"pages":["p"]}', 'app.js': '' };
    expect(() => launch({ ...app, 'p.js': '' })).toThrow('p.js does not call Page()');
    expect(() => launch({ ...app, 'p.js': 'Page({})' })).toThrow('no file p.axml');
  });
});
