/** docs/embedding.md and its Chinese twin: the code of the example, which a test puts in a call, and names that there are. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { projectRoot } from '../../../tools/build/build-mini-program.ts';

const textOf = (file: string): string => readFileSync(join(projectRoot, file), 'utf8');

const english = textOf('docs/embedding.md');
const chinese = textOf('docs/embedding.zh.md');

const codeIn = (guide: string, language = '\\w+'): readonly string[] =>
  [...guide.matchAll(new RegExp(`^\`\`\`${language}\n([^]*?)^\`\`\``, 'gm'))].map(([, code = '']) => code);

it('has the same code in both languages, but for what people read', () => {
  const wordless = (code: string): string => code.replace(/'[^']*'|(?<=>)[^<>{}]+(?=<)/g, '');
  expect(codeIn(chinese).map(wordless)).toEqual(codeIn(english).map(wordless));
});

it('shows the scripts of the example, but for the address of a server', () => {
  const example = textOf('examples/embedding/pages/call/index.js') + textOf('examples/embedding/app.js');
  const shown = codeIn(english, 'js').flatMap((code) => code.split('\n'));
  expect(shown.length).toBeGreaterThan(0);
  expect(shown.filter((line) => !example.includes(line) && !line.includes('…'))).toEqual([]);
});

it('turns on what the example has the IDE transpile', () => {
  const [shown = ''] = codeIn(english, 'json');
  const { compileOptions }: { compileOptions: object } = JSON.parse(`{${shown}}`);
  expect(JSON.parse(textOf('examples/embedding/mini.project.json'))).toMatchObject({ compileOptions });
});

it('names, for each import of the package, what is exported there, and where its file lies', async () => {
  const { exports }: { exports: Record<string, { default: string }> } = JSON.parse(textOf('package.json'));
  const rows = [...english.matchAll(/^\| `callchart([/a-z]*)` +\| (.*) \|$/gm)];
  const named = Object.keys(exports).filter((entry) => !/\.json|lib/.test(entry));
  expect(rows.map(([, entry = '']) => `.${entry}`)).toEqual(named);
  const files = named.map((entry) => exports[entry]?.default.replace('./lib/', '') ?? '');
  for (const [at, [, , holds = '']] of rows.entries()) {
    const exported: object = await import(join(projectRoot, files[at]?.replace(/js$/, 'ts') ?? ''));
    const names = [...holds.matchAll(/`(\w+)`/g)].map(([, name = '']) => name);
    expect(names.length).toBeGreaterThan(0);
    expect(Object.keys(exported)).toEqual(expect.arrayContaining(names));
  }
  for (const [, file] of english.matchAll(/`callchart\/lib\/(\S+\.js)`/g)) expect(files).toContain(file);
});
