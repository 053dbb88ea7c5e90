/** Pages in two languages say the same: the same headings, tables, pictures, links, commands and figures. */
import { describe, expect, it } from 'vitest';
import { commandsIn, headingsIn, linksIn, markdownFile, tablesIn } from './markdown-files.ts';
import type { MarkdownFile } from './markdown-files.ts';

/** Chinese first: the language of most readers. */
const pairs = [
  { zh: 'README.md', en: 'README.en.md' },
  { zh: 'docs/phone-test.zh.md', en: 'docs/phone-test.md' },
  { zh: 'docs/embedding.zh.md', en: 'docs/embedding.md' },
  { zh: 'examples/credentials-server/README.md', en: 'examples/credentials-server/README.en.md' },
];

/** Each language links to its own, and anchors are words. */
const plainLink = (link: string): string => link.replace(/#.*/, '').replace(/\.(?:zh|en)\.md$/, '.md');

const figures = (text: string): readonly string[] =>
  [...text.matchAll(/\d+(?:[.,]\d+)*/g)].map(([figure]) => figure).sort();

/** Code is the same in every language, but for what stands in angle brackets. */
const codeIn = (text: string): readonly string[] =>
  [...text.matchAll(/`([^`\n]+)`/g)].map(([, code = '']) => code.replace(/<[^>]*>$/, '<…>')).sort();

describe.each(pairs)('$zh and $en', ({ zh, en }) => {
  const [chinese, english] = [markdownFile(zh), markdownFile(en)];
  const both = <Part>(part: (file: MarkdownFile) => Part): void =>
    expect(part(english)).toEqual(part(chinese));

  it('have headings of the same levels in the same order', () => {
    both((file) => headingsIn(file).map(({ level }) => level));
  });

  it('link to the same', () => {
    both((file) => linksIn(file).map(plainLink).sort());
  });

  it('name the same commands', () => {
    both((file) => commandsIn(file).map((command) => command.replace(/<.*>/, '<…>')));
  });

  it('have the same tables, with the same figures and code in every row', () => {
    both((file) => tablesIn(file).map((table) => table.map((row) => row.length)));
    both((file) => tablesIn(file).map((table) => table.map((row) => codeIn(row.join(' ')))));
  });

  it('have the same figures in the table against the guide', () => {
    both((file) =>
      tablesIn(file)
        .filter(isMeasured)
        .map((table) => table.map((row) => figures(row.join(' ')))),
    );
  });

  it('have as many steps, boxes and points', () => {
    both(({ text }) => [/^\d+\. /gm, /^- \[ \] /gm, /^- /gm].map((mark) => text.match(mark)?.length ?? 0));
  });
});

const isMeasured = (table: readonly (readonly string[])[]): boolean =>
  table[1]?.[0]?.startsWith('S') ?? false;
