/** The browser host's runtime without a screen: scripts, pages, their stack and their data. */
import { describe, expect, it, vi } from 'vitest';
import { RealClock } from '../../../lab/clock/index.ts';
import { ScriptLoader } from '../../../lab/host/commonjs.ts';
import type { MiniProgram } from '../../../lab/host/mini-program.ts';
import { viewCopy, withPath, writePath } from '../../../lab/host/page-data.ts';
import { parseAddress, resolvePath } from '../../../lab/host/paths.ts';
import { Runtime } from '../../../lab/host/runtime.ts';
import { PhoneEvents } from '../../../lab/platform/index.ts';

describe('paths in a mini-program', () => {
  it('resolve relative to a file, and from the root with a leading slash', () => {
    expect(resolvePath('../chunks/a.js', 'src/pages/x.js')).toBe('src/chunks/a.js');
    expect(resolvePath('/src/a', 'deep/down/x')).toBe('src/a');
  });

  it('carry a query, decoded', () => {
    expect(parseAddress('/src/call?room=%E6%88%BF&x=1', '')).toEqual({
      path: 'src/call',
      query: { room: '房', x: '1' },
    });
  });
});

describe('the data of a page', () => {
  it('is written at paths; what is missing on the way is made', () => {
    const data: Record<string, unknown> = { list: [{ name: 'a' }] };
    writePath(data, 'list[0].name', 'b');
    writePath(data, 'deep.list[1]', 'c');
    expect(data).toEqual({ list: [{ name: 'b' }], deep: { list: [undefined, 'c'] } });
  });

  it('is copied for the view along the path, and shared beside it', () => {
    const before = { list: [{ name: 'a' }, { name: 'b' }], other: {} };
    const after = withPath(before, 'list[1].name', 'c');
    expect(after).toEqual({ list: [{ name: 'a' }, { name: 'c' }], other: {} });
    expect(before.list[1]).toEqual({ name: 'b' });
    expect(after['other']).toBe(before.other);
  });

  it('reaches the view as JSON: no functions', () => {
    expect(viewCopy({ a: 1, run: () => 1, list: [{ b: null }] })).toEqual({
      a: 1,
      run: undefined,
      list: [{ b: null }],
    });
  });
});

describe('the scripts of a mini-program', () => {
  it('see what a phone has and none of what only a browser has', () => {
    const loader = new ScriptLoader(
      {
        'app.js':
          'module.exports = [typeof window, typeof document, typeof globalThis, typeof fetch, typeof my];',
      },
      { my: {} },
    );
    expect(loader.load('app.js')).toEqual(['undefined', 'undefined', 'undefined', 'undefined', 'object']);
  });

  it('require each other by relative paths, and run once', () => {
    const loader = new ScriptLoader(
      {
        'pages/a.js': "exports.value = require('../chunks/count').next();",
        'pages/b.js': "exports.value = require('../chunks/count.js').next();",
        'chunks/count.js': 'let count = 0; exports.next = () => ++count;',
      },
      {},
    );
    expect([loader.load('pages/a.js'), loader.load('pages/b.js')]).toEqual([{ value: 1 }, { value: 2 }]);
  });

  it('may give their own things the names that a phone leaves free', () => {
    const loader = new ScriptLoader(
      { 'a.js': 'const top = 1; let history = 2; exports.sum = top + history;' },
      {},
    );
    expect(loader.load('a.js')).toEqual({ sum: 3 });
  });

  it('say who requires what is missing', () => {
    const loader = new ScriptLoader({ 'a.js': "require('./gone');" }, {});
    expect(() => loader.load('a.js')).toThrow('a.js requires gone.js, which is missing');
  });
});

const page = (name: string, extra = ''): string =>
  `Page({ data: { n: 0 }, ${['onLoad', 'onShow', 'onReady', 'onHide', 'onUnload']
    .map((hook) => `${hook}(q) { my.note('${name} ${hook}' + (q ? JSON.stringify(q) : '')); }`)
    .join(', ')} ${extra} });`;

/** The runtime of two pages after its start, with `app.js` as given. */
function started(
  app = "App({ onLaunch() { my.note('launch'); }, onShow() { my.note('show'); }, onHide() { my.note('hide'); } });",
) {
  const notes: string[] = [];
  const program: MiniProgram = {
    pages: ['first', 'second'],
    windows: {},
    documents: {},
    scripts: {
      'app.js': app,
      'first.js': page('first'),
      'second.js': page('second', ', count() { this.setData({ n: this.data.n + 1 }); return this.data.n; }'),
    },
    sjs: {},
    assets: {},
    style: '',
  };
  const runtime = new Runtime(program, new PhoneEvents());
  runtime.start({ note: (text: string) => notes.push(text) }, new RealClock(), Date.now);
  return { runtime, stack: runtime.stack, notes, taken: () => notes.splice(0) };
}

describe('the life of a mini-program', () => {
  it('begins with the app, then its first page', async () => {
    const { taken } = started();
    await Promise.resolve();
    expect(taken()).toEqual(['launch', 'show', 'first onLoad{}', 'first onShow']);
  });

  it.each([
    ['the script of the app', "throw new Error('no app');", []],
    [
      'onLaunch',
      "App({ onLaunch() { throw new Error('no app'); }, onShow() { my.note('show'); } });",
      ['show'],
    ],
  ])('goes on to the first page where %s throws, and says why', async (_, app, shown) => {
    const complained = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const { runtime, taken } = started(app);
    await Promise.resolve();
    expect(taken()).toEqual([...shown, 'first onLoad{}', 'first onShow']);
    expect(runtime.failure.value).toBe('no app');
    expect(complained).toHaveBeenCalledOnce();
    complained.mockRestore();
  });

  it('hides a page under the next one and shows it when that is closed', async () => {
    const { stack, taken } = started();
    await stack.navigateTo('/second?a=1');
    taken();
    await stack.navigateBack(1);
    await stack.navigateTo('second');
    expect(taken()).toEqual([
      'second onUnload',
      'first onShow',
      'first onHide',
      'second onLoad{}',
      'second onShow',
    ]);
    expect(stack.top?.address.path).toBe('second');
  });

  it('never closes the first page, and refuses a page that app.json does not name', async () => {
    const { stack } = started();
    await stack.navigateBack(5);
    expect(stack.pages).toHaveLength(1);
    await expect(stack.navigateTo('/third')).rejects.toThrow(
      'there is no page third: app.json has first, second',
    );
  });

  it('goes to the background and comes back: page, app and listeners hear of it', async () => {
    const { runtime, taken } = started();
    await Promise.resolve();
    taken();
    runtime.background();
    runtime.foreground();
    expect(taken()).toEqual(['first onHide', 'hide', 'show', 'first onShow']);
  });

  it('changes data at once and the view later; a page that is gone changes nothing', async () => {
    const { stack } = started();
    await stack.navigateTo('second');
    const { top } = stack;
    expect(top?.call('count')).toBe(1);
    expect(top?.view.value).toEqual({ n: 1 });
    const rendered = vi.fn();
    await stack.navigateBack(1);
    const setData = top?.self['setData'];
    if (typeof setData === 'function') setData({ n: 9 }, rendered);
    await Promise.resolve();
    expect(top?.view.value).toEqual({ n: 1 });
    expect(rendered).not.toHaveBeenCalled();
  });

  it('keeps the question of a page until it takes it back', async () => {
    const { stack } = started();
    await stack.navigateTo('second');
    stack.askBeforeUnload('leave?');
    expect(stack.question).toBe('leave?');
    stack.askBeforeUnload(null);
    expect(stack.question).toBeNull();
  });
});
