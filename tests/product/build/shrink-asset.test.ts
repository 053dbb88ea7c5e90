import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import postcss from 'postcss';
import { describe, expect, it } from 'vitest';
import { parseAxml } from '../../../lab/axml/index.ts';
import { shrinkAcss, shrinkAxml } from '../../../tools/build/shrink-asset.ts';
import { projectRoot } from '../../../tools/build/build-mini-program.ts';

const src = join(projectRoot, 'src');
const assets = (extension: string): string[] =>
  readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith(extension));
const textOf = (file: string): string => readFileSync(join(src, file), 'utf8');

/** A tree without its positions, and without what only stands in the way of the next line. */
const meaning = (tree: unknown): unknown =>
  JSON.parse(
    JSON.stringify(tree, (key, value: unknown) =>
      key === 'at' || key === 'file' ? undefined : typeof value === 'string' ? value.trim() : value,
    ),
  );
const axmlMeaning = (text: string): unknown => meaning(parseAxml(text, 'page.axml').body);

describe('a shrunk template', () => {
  it.each(assets('.axml'))('%s says the same in fewer bytes', (file) => {
    const text = textOf(file);
    const shrunk = shrinkAxml(text);
    expect(axmlMeaning(shrunk)).toEqual(axmlMeaning(text));
    expect(shrunk.length).toBeLessThan(text.length);
    expect(shrunk).not.toMatch(/\n|<!--/);
  });

  it('keeps the spaces of a line, and one for a line break inside a text', () => {
    const text = '<view>\n  <text>a  b</text> <text>c\n  d</text>\n</view>';
    expect(shrinkAxml(text)).toBe('<view><text>a  b</text> <text>c d</text></view>');
  });
});

describe('a shrunk style sheet', () => {
  const rules = (text: string): [string, string, string][] => {
    const found: [string, string, string][] = [];
    postcss.parse(text).walkDecls((declaration) => {
      const { parent } = declaration;
      const within =
        parent?.type === 'rule' ? postcss.list.comma((parent as postcss.Rule).selector).join() : '';
      found.push([within, declaration.prop, declaration.value.replace(/\s+/g, ' ')]);
    });
    return found;
  };

  it.each(assets('.acss'))('%s has the same declarations in fewer bytes', (file) => {
    const text = textOf(file);
    const shrunk = shrinkAcss(text);
    expect(rules(shrunk)).toEqual(rules(text));
    expect(shrunk.length).toBeLessThan(text.length);
    expect(shrunk).not.toMatch(/\n|\/\*/);
  });

  it('keeps what at-rules and important declarations say', () => {
    const text =
      '@media (min-width: 10px) {\n  .a,\n  .b > c {\n    color: red !important; /* why */\n  }\n}\n';
    expect(shrinkAcss(text)).toBe('@media (min-width: 10px){.a,.b > c{color:red !important}}');
  });
});
