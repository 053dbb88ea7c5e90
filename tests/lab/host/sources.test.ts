/** What the build plugin makes of a mini-program's AXML, ACSS and JSON, and what it says when they are wrong. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { acssToCss } from '../../../lab/host/node/acss.ts';
import { readMiniProgram } from '../../../lab/host/node/read-mini-program.ts';

const acss = (text: string, page?: string): string =>
  acssToCss(text, {
    file: 'x.acss',
    placeholderClasses: new Set(['faint']),
    ...(page === undefined ? {} : { page }),
  }).replace(/\s+/g, ' ');

describe('ACSS', () => {
  it('turns rpx and vh into units of the phone’s frame', () => {
    expect(acss('.a { width: 750rpx; margin: -2.5rpx auto; height: 100vh }')).toBe(
      'page .a { width: calc(750 * var(--rpx)); margin: calc(-2.5 * var(--rpx)) auto; height: calc(100 * var(--vh)) }',
    );
  });

  it('applies to its own page alone; the page itself is the frame', () => {
    expect(acss('page { color: red } .a .b { color: blue }', 'src/x')).toBe(
      'page[data-page="src/x"] { color: red } page[data-page="src/x"] .a .b { color: blue }',
    );
  });

  it('of the app applies to its pages, and to nothing of the phone around them', () => {
    expect(acss('page { color: red } .page, * { color: blue }')).toBe(
      'page { color: red } page .page, page * { color: blue }',
    );
  });

  it('brings in what it imports, each file once, with the pictures that are named there', () => {
    const sheets: Readonly<Record<string, string>> = {
      'styles/base.acss': "@import '/styles/deep.acss'; .base { background: url(a.png) }",
      'styles/deep.acss': "@import './base.acss'; .deep { width: 1rpx }",
    };
    const imported = acssToCss("@import '../styles/base.acss'; .own { color: red }", {
      file: 'pages/x.acss',
      page: 'pages/x',
      placeholderClasses: new Set(),
      assets: { 'styles/a.png': 'data:image/png;base64,AA==' },
      read: (file) => sheets[file],
    });
    expect(imported.replace(/\s+/g, ' ').replaceAll('page[data-page="pages/x"] ', '').trim()).toBe(
      '.deep { width: calc(1 * var(--rpx)) } .base { background: url(data:image/png;base64,AA==) } .own { color: red }',
    );
  });

  it('names the import that leads nowhere', () => {
    expect(() => acss("@import 'gone.acss';")).toThrow(/x\.acss:1:1: @import: there is no gone\.acss/);
  });

  it('shows the pictures of the mini-program, and leaves other addresses alone', () => {
    const assets = { 'images/a.png': 'data:image/png;base64,AA==' };
    const options = { file: 'pages/x.acss', placeholderClasses: new Set<string>(), assets };
    const named = `.a { background: url(../images/a.png), url("/images/a.png"), url('https://x/a.png') }`;
    expect(acssToCss(named, options)).toBe(
      `page .a { background: url(data:image/png;base64,AA==), url("data:image/png;base64,AA=="), url('https://x/a.png') }`,
    );
  });

  it('leaves the steps of an animation alone', () => {
    expect(acss('@keyframes k { 50% { opacity: 0 } }', 'src/x')).toBe('@keyframes k { 50% { opacity: 0 } }');
  });

  it('reaches the placeholder of an input', () => {
    expect(acss('.faint { color: grey }')).toBe(
      'page .faint, page [placeholder-class~="faint"]::placeholder { color: grey }',
    );
  });
});

let root: string | null = null;
afterEach(() => {
  if (root !== null) rmSync(root, { recursive: true });
  root = null;
});

function programOf(files: Readonly<Record<string, string>>) {
  root = mkdtempSync(join(tmpdir(), 'callchart-host-'));
  const usual = {
    'app.json': '{"pages":["a/index"],"subPackages":[{"root":"b/","pages":["index"]}]}',
    'app.js': '',
  };
  for (const [file, text] of Object.entries({ ...usual, ...files })) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }
  return readMiniProgram(root);
}

describe('a built mini-program', () => {
  it('is read with the pages of its sub-packages, their titles, scripts and styles', () => {
    const program = programOf({
      'a/index.axml': '<view class="x">{{a}}</view>',
      'a/index.json': '{"defaultTitle":"A"}',
      'a/index.acss': '.x { width: 1rpx }',
      'app.acss': '.x { color: red }',
      'b/index.axml': '<text/>',
    });
    expect(program.pages).toEqual(['a/index', 'b/index']);
    expect(program.windows['a/index']?.defaultTitle).toBe('A');
    expect(Object.keys(program.documents)).toEqual(['a/index', 'b/index']);
    expect(Object.keys(program.scripts)).toEqual(['app.js']);
    expect(program.style.indexOf('color: red')).toBeLessThan(
      program.style.indexOf('page[data-page="a/index"] .x'),
    );
  });

  it.each([
    [
      'an element that the lab lacks',
      '<view>\n  <swiper/>\n</view>',
      'a/index.axml:2:3: the lab has no <swiper>',
    ],
    ['an unclosed element', '<view>\n  <text>\n</view>', 'a/index.axml:2:3: <text> is not closed'],
    ['another dialect', '<view wx:if="{{a}}"/>', 'a/index.axml:1:7: wx:if is not AXML. Write a:if'],
    ['an expression that AXML lacks', '<view>{{Math.random()}}</view>', 'a/index.axml:1:9'],
  ])('names file, line and column of %s', (_, axml, message) => {
    expect(() => programOf({ 'a/index.axml': axml })).toThrow(message);
  });

  it('names all its mistakes at once', () => {
    const mistaken = {
      'a/index.axml': '<swiper/>',
      'b/index.axml': '<view>',
      'b/index.json': '{',
      'app.acss': '.x { color: red',
    };
    expect(() => programOf(mistaken)).toThrow(
      /a\/index\.axml:1:1: .*swiper.*\nb\/index\.axml:1:1: .*\nb\/index\.json .*\n.*app\.acss:1:1: Unclosed block/,
    );
  });

  it('may hold what it likes in a file that no page shows', () => {
    const { documents } = programOf({
      'a/index.axml': '<import src="./parts"/><include src="/b/other.axml"/>',
      'a/parts.axml': '<template name="x"><view/></template>',
      'b/other.axml': '<view/>',
      'b/unused.axml': '<swiper/>',
    });
    expect(Object.keys(documents).sort()).toEqual(['a/index', 'a/parts', 'b/other']);
  });

  it('names the JSON file that is none', () => {
    expect(() => programOf({ 'a/index.json': '{' })).toThrow('a/index.json is not JSON');
  });
});
