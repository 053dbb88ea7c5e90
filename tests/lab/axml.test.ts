import { describe, expect, it } from 'vitest';
import {
  AxmlError,
  parseAxml,
  renderAxml,
  type Data,
  type DocumentLoader,
  type RenderedElement,
  type RenderedNode,
} from '../../lab/axml/index.ts';

const loaderOf = (files: Readonly<Record<string, string>> = {}, scripts: Data = {}): DocumentLoader => ({
  document: (src) => parseAxml(files[src] ?? '', src),
  script: (src) => scripts[src],
});

const render = (axml: string, data: Data = {}, loader = loaderOf()): readonly RenderedNode[] =>
  renderAxml(parseAxml(axml, 'page.axml'), data, loader);

/** The tree as compact text: `view(text(hello))`. */
const outline = (nodes: readonly RenderedNode[]): string =>
  nodes
    .map((node) => (node.kind === 'text' ? node.text : `${node.tag}(${outline(node.children)})`))
    .join(' ');

const show = (axml: string, data?: Data, loader?: DocumentLoader): string =>
  outline(render(axml, data, loader));

const first = (nodes: readonly RenderedNode[]): RenderedElement => {
  const [node] = nodes;
  if (node?.kind !== 'element') throw new Error('no element');
  return node;
};

const attribute = (value: string, data?: Data, loader?: DocumentLoader): unknown =>
  first(render(`<view a="${value}"/>`, data, loader)).attributes['a'];

const failure = (axml: string): AxmlError => {
  try {
    parseAxml(axml, 'page.axml');
  } catch (reason) {
    if (reason instanceof AxmlError) return reason;
    throw reason;
  }
  throw new Error(`accepted: ${axml}`);
};

describe('rendering AXML', () => {
  it('takes the first branch that holds', () => {
    const axml = '<a a:if="{{n===1}}"/>\n<!-- between -->\n<b a:elif="{{n===2}}"/><c a:else/>';
    expect([1, 2, 3].map((n) => show(axml, { n }))).toEqual(['a()', 'b()', 'c()']);
  });

  it('repeats over lists and counts, with names for item and index', () => {
    const list = [
      { id: 'x', s: [1, 2] },
      { id: 'y', s: [3] },
    ];
    const axml = `<block a:for="{{list}}" a:for-item="row" a:for-index="r" a:key="id">
      <t a:for="{{row.s}}">{{r}}:{{index}}:{{item}}</t>
    </block>`;
    expect(show(axml, { list })).toBe('t(0:0:1) t(0:1:2) t(1:0:3)');
    expect(show('<t a:for="{{2}}">{{item}}</t>')).toBe('t(0) t(1)');
    expect(show('<t a:for="{{nothing}}"/>')).toBe('');
  });

  it('binds a:for outside a:if on the same element', () => {
    expect(show('<t a:for="{{[1,2,3]}}" a:if="{{item > 1}}">{{item}}</t>')).toBe('t(2) t(3)');
  });

  it('keeps an element identity by key when a list is reordered', () => {
    const identities = (list: string[]): string[] =>
      render('<t a:for="{{list}}" a:key="*this"/>', { list }).map((node) =>
        node.kind === 'element' ? node.identity : '',
      );
    const [a, b] = identities(['a', 'b']);
    expect(identities(['b', 'a'])).toEqual([b, a]);
  });

  it('keeps the type of a single expression and joins text around several', () => {
    expect(attribute('{{on}}', { on: false })).toBe(false);
    expect(attribute('false')).toBe('false');
    expect(attribute('{{a}}-{{b}}', { a: 1 })).toBe('1-');
    expect(first(render('<input disabled/>')).attributes['disabled']).toBe(true);
    expect(attribute('{{ {url: u, n: [1]} }}', { u: 'x' })).toEqual({ url: 'x', n: [1] });
  });

  it('reads members of undefined as undefined', () => {
    expect(attribute('{{a.b.c[d].e}}', {})).toBeUndefined();
    expect(attribute("{{a['b' + 1]}}", { a: { b1: 2 } })).toBe(2);
    expect(attribute('{{list.length}}', { list: [1] })).toBe(1);
    expect(attribute('{{a.constructor}}', { a: {} })).toBeUndefined();
  });

  it.each([
    ['{{a.b[c] + 1}}', { a: { b: { k: 2 } }, c: 'k' }, 3],
    ['{{!a && (b || 3) ? [1, a] : {k: -b, ...o}}}', { b: 0, o: { p: 1 } }, [1, undefined]],
    ['{{a && b ? [1, a] : {k: -b, ...o}}}', { b: 2, o: { p: 1 } }, { k: -2, p: 1 }],
    ['n={{n}} of {{m}}', { n: 1 }, 'n=1 of '],
    ["{{typeof a === 'undefined'}}", {}, true],
    ['{{(a / 100)}}', { a: 50 }, 0.5],
    ['{{((a) + (b)) * (2)}}', { a: 1, b: 2 }, 6],
  ])('evaluates %s', (axml, data: Data, value) => {
    expect(attribute(axml, data)).toEqual(value);
  });

  it('decodes entities in expressions', () => {
    expect(attribute('{{a &amp;&amp; b &lt; 2}}', { a: true, b: 1 })).toBe(true);
  });

  it('gives handlers their event, whether they catch it, and the dataset its names', () => {
    const element = first(
      render('<view onTap="join" catchTouchStart="{{m}}" onRtmpEvent="e" data-room-id="{{r}}"/>', {
        m: 's',
        r: 7,
      }),
    );
    expect([...element.handlers]).toEqual([
      ['tap', { method: 'join', catches: false }],
      ['touchStart', { method: 's', catches: true }],
      ['rtmpEvent', { method: 'e', catches: false }],
    ]);
    expect(element.dataset).toEqual({ roomId: 7 });
  });

  it('shows templates with their data only, own ones before imported ones', () => {
    const loader = loaderOf({ './t.axml': '<template name="b"><u>{{x}}</u></template>' });
    const axml = `<import src="./t.axml"/><template name="a"><t>{{x}}{{outside}}</t></template>
      <template is="{{which}}" data="{{x, ...more}}"/>`;
    const data = { x: 1, outside: 2, more: {} };
    expect(show(axml, { ...data, which: 'a' }, loader)).toBe('t(1)');
    expect(show(axml, { ...data, which: 'b' }, loader)).toBe('u(1)');
    expect(show(axml, { ...data, which: 'none' }, loader)).toBe('');
  });

  it('includes another file in this scope', () => {
    const loader = loaderOf({ './i.axml': '<t>{{x}}</t>' });
    expect(show('<include src="./i.axml"/>', { x: 1 }, loader)).toBe('t(1)');
  });

  it('calls functions of sjs modules', () => {
    const loader = loaderOf({}, { './m.sjs': { twice: (n: number) => 2 * n, unit: 's' } });
    const axml = '<import-sjs name="m" from="./m.sjs"/><t>{{m.twice(n)}}{{m.unit}}{{m.none(1)}}</t>';
    expect(show(axml, { n: 4 }, loader)).toBe('t(8s)');
  });
});

describe('an AXML error', () => {
  it.each([
    ['<view>\n  <text>x\n</view>', 2, 3, /<text> is not closed/],
    ['<view>', 1, 1, /<view> is not closed/],
    ['<view/>\n</text>', 2, 1, /<\/text> closes nothing/],
    ['<view\n  a:iff="{{x}}"/>', 2, 3, /there is no a:iff/],
    ['<view wx:if="{{x}}"/>', 1, 7, /wx:if is not AXML. Write a:if/],
    ['<view v-if="x"/>', 1, 7, /v-if is not AXML/],
    ['<view @click="x"/>', 1, 7, /@click is not AXML. Events are written onTap/],
    ['<view :x="x"/>', 1, 7, /:x is not AXML/],
    ['<view bindtap="x"/>', 1, 7, /bindtap is not AXML/],
    ['<view bind:tap="x"/>', 1, 7, /bind:tap is not AXML/],
    ['<view onclick="x"/>', 1, 7, /onclick is not AXML/],
    ['<view a:if="x"/>', 1, 7, /a:if needs one expression/],
    ['<view a:elif="{{x}}"/>', 1, 1, /a:elif without a:if right before it/],
    ['<view a:if="{{x}}"/><view/><view a:else/>', 1, 28, /a:else without a:if/],
    ['<view a:if="{{x}}"/><b a:else/><c a:else/>', 1, 32, /a:else without a:if/],
    ['<view a:key="id"/>', 1, 7, /a:key without a:for/],
    ['<view x="1" x="2"/>', 1, 13, /x is written twice/],
    ['<view x="{{a"/>', 1, 10, /\{\{ without \}\}/],
    ['<view>\n{{ }}</view>', 2, 3, /empty/],
    ['<view x="{{a b}}"/>', 1, 14, /goes on after its end/],
    ['<view x="{{a +}}"/>', 1, 15, /cannot be read/],
    ['<view x="{{ a = 1 }}"/>', 1, 13, /"a = 1" is not allowed/],
    ['<view x="{{ f(1) }}"/>', 1, 13, /Only functions of an imported sjs module/],
    ['<view x="{{ m.f(1) }}"/>', 1, 13, /no sjs module is called m/],
    ['<view x="{{ 1 + Math }}"/>', 1, 17, /"Math" is not allowed/],
    ['<view x="{{ a?.b }}"/>', 1, 13, /is not allowed/],
    ['<view x="{{ () => 1 }}"/>', 1, 13, /is not allowed/],
    ['<view x="{{ `a` }}"/>', 1, 13, /is not allowed/],
    ['<view x="{{ new A }}"/>', 1, 13, /is not allowed/],
    ['<template is="{{a}}" data="{{x: f()}}"/>', 1, 33, /is not allowed/],
    ['<slot/>', 1, 1, /<slot> has no meaning/],
    ['<include/>', 1, 1, /<include> without src/],
  ])('names the place and what to do: %j', (axml, line, column, message) => {
    const error = failure(axml);
    expect(error.message).toMatch(message);
    expect(error.message).toContain(`page.axml:${line}:${column}: `);
    expect(error.remedy).not.toBe('');
  });
});
