/** docs/embedding.md and its Chinese twin: the same code, made of names that there are. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAst } from 'rolldown/parseAst';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../../tools/build/build-mini-program.ts';

const textOf = (file: string): string => readFileSync(join(projectRoot, file), 'utf8');
const guides = ['docs/embedding.md', 'docs/embedding.zh.md'] as const;

/** The fenced blocks of a language. */
const blocksOf = (file: string, language: string): string[] =>
  [...textOf(file).matchAll(new RegExp(`\`\`\`${language}\n([^]*?)\`\`\``, 'g'))].map(
    ([, code = '']) => code,
  );

/** Without what is said to people: comments of commands, questions, labels. */
const wordless = (code: string): string => code.replace(/ +#.*|'[^'./]*\?'|(?<=>)[^<>{}]+(?=<)/g, '');

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

  it('shows the page of the example, which a test puts in a call', () => {
    const lines = (code: string) =>
      code.split('\n').flatMap((line) => (/['"]/.test(line) ? [] : [line.trim()]));
    const example = new Set(lines(textOf('examples/embedding/pages/call/index.js')));
    const page = blocksOf(guides[0], 'js')[0] ?? '';
    expect(lines(page).filter((line) => !example.has(line))).toEqual(['data: initialCallData,']);
  });

  it('turns on what the example has the IDE transpile', () => {
    const [shown = ''] = blocksOf(guides[0], 'json');
    const { compileOptions }: { compileOptions: object } = JSON.parse(`{${shown}}`);
    expect(JSON.parse(textOf('examples/embedding/mini.project.json'))).toMatchObject({ compileOptions });
  });
});
