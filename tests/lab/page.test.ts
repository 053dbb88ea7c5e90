import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDataPath, writeAt, type DataPath } from '../../lab/realm/data-path.ts';
import { callPage, launchedPhone, onePage, takeLog } from './fixture-world.ts';

describe('the lifecycle', () => {
  it('runs from the launch to the first rendering in the platform order', async () => {
    const { phone } = await launchedPhone();
    expect(takeLog(phone)).toEqual([
      '1 launch pages/home/index {}',
      '2 app show',
      '3 home load {}',
      '4 home show',
      '5 home ready',
      '6 home first callback',
    ]);
  });

  it('gives the launch query to the app and to the first page', async () => {
    const { world, phone } = onePage({
      js: `Page({ onLoad(query) { console.log('page', query.room); } })`,
      files: { 'app.js': `App({ onLaunch({ query }) { console.log('app', query.room); } })` },
    });
    expect(takeLog(phone)).toEqual(['app undefined', 'page undefined']);
    const linked = world.phone('B');
    linked.launch({ query: { room: '7' } });
    expect(takeLog(linked)).toEqual(['app 7', 'page 7']);
  });

  it('hides the page below, loads sub-package code only then, and shows it again after back', async () => {
    const { world, phone } = await launchedPhone();
    takeLog(phone);
    expect(phone.loadedFiles).not.toContain('pages/room/index.js');
    phone.tap('#open');
    await world.run(20);
    expect(phone.loadedFiles).toContain('pages/room/index.js');
    expect(phone.page.route).toBe('pages/room/index');
    expect(phone.back()).toBe(true);
    expect(takeLog(phone).map((line) => line.replace(/^\d+ /, ''))).toEqual([
      'home hide',
      'room load {"room":"r 1"}',
      'opened',
      'room unload',
      'home show',
    ]);
    expect(phone.back()).toBe(false);
    expect(phone.openedPages.map(({ route }) => route)).toEqual(['pages/home/index', 'pages/room/index']);
  });

  it('hides and shows page and app with the phone going to the background and back', async () => {
    const { phone } = await launchedPhone();
    takeLog(phone);
    phone.background();
    phone.foreground();
    expect(takeLog(phone).map((line) => line.replace(/^\d+ /, ''))).toEqual([
      'home hide',
      'app hide',
      'app show',
      'home show',
    ]);
  });

  it('asks before a page is left when the page wants it', async () => {
    const { world, phone } = onePage({
      js: `Page({ go() { my.navigateTo({ url: '/p' }); }, ask(on) { on ? my.enableAlertBeforeUnload({ message: '?' }) : my.disableAlertBeforeUnload(); } })`,
    });
    callPage(phone, 'go');
    await world.run(10);
    callPage(phone, 'ask', true);
    expect(phone.back(false)).toBe(false);
    callPage(phone, 'ask', false);
    expect(phone.back(false)).toBe(true);
    expect(phone.pages).toHaveLength(1);
  });

  it('refuses pages that app.json does not name, and replaces pages with redirectTo and reLaunch', async () => {
    const { world, phone } = onePage({
      js: `Page({ go(how) { my[how[0]]({ url: how[1], success: () => console.log('ok'), fail: (e) => console.log(e.error, e.errorMessage) }); } })`,
    });
    const go = async (...how: string[]): Promise<readonly string[]> => {
      callPage(phone, 'go', how);
      await world.run(10);
      return takeLog(phone);
    };
    expect(await go('navigateTo', '/nowhere')).toEqual(['10 page nowhere is not in app.json']);
    expect(await go('navigateTo', '/p?n=1')).toEqual(['ok']);
    expect(await go('redirectTo', '/p?n=2')).toEqual(['ok']);
    expect(phone.pages.map(({ query }) => query)).toEqual([{}, { n: '2' }]);
    expect(await go('reLaunch', 'p')).toEqual(['ok']);
    expect(phone.pages).toHaveLength(1);
  });

  it('shares what the page says', async () => {
    const { phone } = await launchedPhone();
    expect(phone.share()).toEqual({ title: 'call', path: 'pages/home/index?from=menu' });
  });

  it('collects what nobody caught, tells App.onError and goes on', async () => {
    const { world, phone } = await launchedPhone();
    takeLog(phone);
    phone.tap('#break');
    expect(phone.errors.join()).toContain('broken handler');
    expect(takeLog(phone)).toEqual(['7 app error Error: broken handler']);
    phone.tap('#add');
    await world.run(10);
    expect(phone.view.text('#count')).toBe('count 2');
  });
});

describe('setData', () => {
  const js = `Page({
    data: { n: 1, deep: { list: [{ v: 1 }] } },
    set(patch) { this.setData(patch, function () { console.log('rendered', this.data.n, this === getCurrentPages()[0]); }); },
    mutate() { this.data.n = 9; },
  })`;
  const axml = '<text id="n">{{n}}</text>';

  it('changes data at once, the view later, and calls back after that with the page as this', async () => {
    const { world, phone } = onePage({ js, axml });
    await world.run(10);
    callPage(phone, 'set', { n: 2 });
    expect(phone.page.data['n']).toBe(2);
    expect(phone.view.text('#n')).toBe('1');
    expect(takeLog(phone)).toEqual([]);
    await world.run(8);
    expect(phone.view.text('#n')).toBe('2');
    expect(takeLog(phone)).toEqual(['rendered 2 true']);
  });

  it('does not show data that were changed without it', async () => {
    const { world, phone } = onePage({ js, axml });
    await world.run(10);
    callPage(phone, 'mutate');
    callPage(phone, 'set', { 'deep.x': 1 });
    await world.run(10);
    expect(phone.page.data['n']).toBe(9);
    expect(phone.view.text('#n')).toBe('1');
  });

  it('shows several patches of one turn in one rendering', async () => {
    const { world, phone } = onePage({ js, axml });
    await world.run(10);
    callPage(phone, 'set', { n: 2 });
    callPage(phone, 'set', { n: 3 });
    await world.run(10);
    expect(takeLog(phone)).toEqual(['rendered 3 true', 'rendered 3 true']);
  });

  it('is ignored after unload, and callbacks that were waiting are never called', async () => {
    const { world, phone } = onePage({ js, axml });
    await world.run(10);
    const { page } = phone;
    callPage(phone, 'set', { n: 2 });
    phone.destroy();
    page.call('set', { n: 3 });
    await world.run(100);
    expect(page.data['n']).toBe(2);
    expect(page.ignoredPatches).toBe(1);
    expect(takeLog(phone)).toEqual([]);
  });

  it('counts calls and bytes, in all, by key and by name at any depth', async () => {
    const { phone } = onePage({ js });
    callPage(phone, 'set', { n: 22, surface: { signature: '签' } });
    callPage(phone, 'set', { 'surface.signature': 'x', duration: '0:01' });
    const { ledger } = phone.page;
    expect(ledger.calls).toBe(2);
    expect(ledger.patches.map(({ bytes }) => bytes)).toEqual([
      Buffer.byteLength('{"n":22,"surface":{"signature":"签"}}'),
      Buffer.byteLength('{"surface.signature":"x","duration":"0:01"}'),
    ]);
    expect(ledger.bytes).toBe(39 + 42);
    expect(ledger.bytesByKey.get('duration')).toBe(Buffer.byteLength('"duration":"0:01"'));
    expect(ledger.bytesOf('signature')).toBe(
      Buffer.byteLength('"signature":"签"') + Buffer.byteLength('"surface.signature":"x"'),
    );
  });

  it.each([
    ['a function', { n: () => 1 }, /patch\.n is not JSON data but function/],
    ['undefined', { n: undefined }, /patch\.n is not JSON data but undefined/],
    ['NaN', { n: [0, NaN] }, /patch\.n\[1\] is not JSON data but NaN/],
    ['a date', { n: { d: new Date(0) } }, /patch\.n\.d is not JSON data but \[object Date\]/],
    ['a map', { n: new Map() }, /not JSON data/],
    ['something that is no path', { 'a..b': 1 }, /"a\.\.b" is no path/],
    ['a prototype', { '__proto__.x': 1 }, /is no path/],
  ])('refuses %s and leaves the data alone', (_, patch, message) => {
    const { phone } = onePage({ js });
    expect(() => callPage(phone, 'set', patch)).toThrow(message);
    expect(phone.page.data['n']).toBe(1);
    expect(phone.page.ledger.calls).toBe(0);
  });

  it('refuses data that contain themselves', () => {
    const { phone } = onePage({ js });
    const loop: Record<string, unknown> = {};
    loop['self'] = loop;
    expect(() => callPage(phone, 'set', { n: loop })).toThrow('contains itself');
  });
});

describe('a patch path', () => {
  const name = fc.constantFrom('a', 'b', 'c');
  const step = fc.oneof(name, fc.nat({ max: 3 }));
  const path: fc.Arbitrary<DataPath> = fc
    .tuple(name, fc.array(step, { maxLength: 3 }))
    .map(([head, rest]) => [head, ...rest]);
  const written = (steps: DataPath): string =>
    steps.map((one, at) => (typeof one === 'number' ? `[${one}]` : at === 0 ? one : `.${one}`)).join('');

  /** Copies what is on the way instead of writing in place. */
  const replaced = (owner: unknown, [first, ...rest]: DataPath, value: unknown): unknown => {
    if (first === undefined) return value;
    const isContainer = typeof owner === 'object' && owner !== null;
    const copy: object = isContainer
      ? Array.isArray(owner)
        ? [...owner]
        : { ...owner }
      : typeof first === 'number'
        ? []
        : {};
    Reflect.set(copy, first, replaced(Reflect.get(copy, first), rest, value));
    return copy;
  };

  it('is read as it is written', () => {
    fc.assert(
      fc.property(path, (steps) => {
        expect(parseDataPath(written(steps))).toEqual(steps);
      }),
      { seed: 1 },
    );
  });

  it('writes the same as copying every container on the way would', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(path, fc.jsonValue()), { maxLength: 8 }), (patches) => {
        const inPlace = {};
        let copied: unknown = {};
        for (const [steps, value] of patches) {
          const make = { object: () => ({}), array: () => [] };
          writeAt(inPlace, parseDataPath(written(steps)), structuredClone(value), make);
          copied = replaced(copied, steps, structuredClone(value));
        }
        expect(JSON.stringify(inPlace)).toBe(JSON.stringify(copied));
      }),
      { seed: 1 },
    );
  });

  it('leads page data and view to the same', async () => {
    const patches = fc.array(fc.dictionary(path.map(written), fc.jsonValue(), { maxKeys: 3 }), {
      maxLength: 4,
    });
    await fc.assert(
      fc.asyncProperty(patches, async (all) => {
        const { world, phone } = onePage({
          js: 'Page({ set(patch) { this.setData(patch); } })',
          axml: '<t id="t" a="{{a}}" b="{{b}}" c="{{c}}"/>',
        });
        for (const patch of all) callPage(phone, 'set', patch);
        await world.run(10);
        const { a, b, c } = phone.page.data;
        const { id: _, ...shown } = phone.view.find('#t')?.attributes ?? {};
        expect(JSON.stringify(shown)).toBe(JSON.stringify({ a, b, c }));
      }),
      { seed: 1, numRuns: 40 },
    );
  });
});

describe('touching the page', () => {
  it('calls the bound method with dataset and detail', async () => {
    const { world, phone } = await launchedPhone();
    phone.tap('#add');
    phone.tap({ text: 'add' });
    phone.tap({ handler: 'add' });
    phone.input('#name', 'Ming');
    await world.run(10);
    expect(phone.view.text('#count')).toBe('count 6');
    expect(phone.view.find('#name')?.attributes['value']).toBe('Ming');
    expect(phone.view.texts()).toEqual([
      'count 6',
      '0:x',
      'add',
      'locked',
      'reward',
      'within',
      'open',
      'break',
    ]);
  });

  it('bubbles from the touched element up to a handler that catches', async () => {
    const { world, phone } = await launchedPhone();
    phone.tap('#add');
    phone.tap('#add');
    await world.run(10);
    takeLog(phone);
    phone.tap('#within');
    phone.tap('#inner');
    expect(takeLog(phone).map((line) => line.replace(/^\d+ /, ''))).toEqual([
      'outer tap within around',
      'inner inner',
    ]);
  });

  it('refuses what is absent, disabled or without handler, and says so', async () => {
    const { phone } = await launchedPhone();
    expect(() => phone.tap('#reward')).toThrow('#reward is not on the page; there are #count #add');
    expect(() => phone.tap('#locked')).toThrow('#locked is disabled');
    expect(() => phone.tap('#count')).toThrow('#count has no handler for tap');
  });
});
