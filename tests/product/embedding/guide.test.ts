/** docs/embedding.md and its Chinese twin: the same code, made of names that there are. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAst } from 'rolldown/parseAst';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../../../tools/build/build-mini-program.ts';

const textOf = (file: string): string => readFileSync(join(projectRoot, file), 'utf8');
const manifest: { readonly exports: Readonly<Record<string, { readonly default?: string }>> } = JSON.parse(
  textOf('package.json'),
);

/** `lib/src/index.js` → `src/index.ts` */
const sourceOfFile = (file: string): string => file.replace(/^(\.\/)?lib\//, '').replace(/js$/, 'ts');

/** `callchart/machines` → `machines/index.ts` */
const sourceOf = (entry: string): string =>
  sourceOfFile(manifest.exports[`.${entry.slice('callchart'.length)}`]?.default ?? '');

const guides = ['docs/embedding.md', 'docs/embedding.zh.md'] as const;

/** The fenced blocks of a language. */
const blocksOf = (file: string, language: string): string[] =>
  [...textOf(file).matchAll(new RegExp(`\`\`\`${language}\n([^]*?)\`\`\``, 'g'))].map(
    ([, code = '']) => code,
  );

/** Without what is said to people, and in which language: comments of commands, questions, labels. */
const wordless = (code: string): string =>
  code.replace(/ +#.*|'[^'./]*\?'|(?<=>)[^<>{}]+(?=<)|(?<=callTexts\()'\w\w'/g, '');

describe('the guide to embedding', () => {
  it.each(['sh', 'js', 'json', 'html'])('has the same %s in both languages', (language) => {
    const [english, chinese] = guides.map((guide) => blocksOf(guide, language).map(wordless));
    expect(english?.length).toBeGreaterThan(0);
    expect(chinese).toEqual(english);
  });

  it('imports only what the package exports', () => {
    const exported = textOf('src/index.ts').match(/\w+/g);
    for (const code of blocksOf(guides[0], 'js')) {
      parseAst(code);
      const imported = [...code.matchAll(/import \{ ([^}]+) \} from 'callchart'/g)].flatMap(
        ([, names = '']) => names.split(', '),
      );
      expect(imported.length).toBeGreaterThan(0);
      expect(exported).toEqual(expect.arrayContaining(imported));
    }
  });

  it('names, for each import of the package, what is exported there, and where its file lies', () => {
    const rows = [...textOf(guides[0]).matchAll(/^\| `(callchart[/a-z]*)` +\| (.*) \|$/gm)];
    const entries = rows.map(([, entry = '', holds = '']) => [entry, sourceOf(entry), holds] as const);
    expect(entries.map(([entry]) => `.${entry.slice('callchart'.length)}`)).toEqual(
      Object.keys(manifest.exports).filter((name) => !/\.json|lib/.test(name)),
    );
    for (const [entry, source, holds] of entries) {
      const names = [...holds.matchAll(/`(\w+)`/g)].map(([, name = '']) => name);
      expect(names.length).toBeGreaterThan(0);
      expect([entry, textOf(source).match(/\w+/g)]).toEqual([entry, expect.arrayContaining(names)]);
    }
    for (const [, file = ''] of textOf(guides[0]).matchAll(/`callchart\/(lib\/\S+\.js)`/g))
      expect(entries.map(([, source]) => source)).toContain(sourceOfFile(file));
  });

  it('shows the page of the example, which a test puts in a call', () => {
    const lines = (code: string) =>
      code.split('\n').flatMap((line) => (/['"]/.test(line) ? [] : [line.trim()]));
    const example = new Set(lines(textOf('examples/embedding/pages/call/index.js')));
    const page = blocksOf(guides[0], 'js')[0] ?? '';
    expect(lines(page).filter((line) => !example.has(line))).toEqual([]);
  });

  it('turns on what the example has the IDE transpile', () => {
    const [shown = ''] = blocksOf(guides[0], 'json');
    const { compileOptions }: { compileOptions: object } = JSON.parse(`{${shown}}`);
    expect(JSON.parse(textOf('examples/embedding/mini.project.json'))).toMatchObject({ compileOptions });
  });
});
