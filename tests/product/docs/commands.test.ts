/** What the docs tell a reader to type is there. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../../../tools/build/build-mini-program.ts';
import { commandsIn, markdownFiles } from './markdown-files.ts';

const read = (path: string): string => readFileSync(join(projectRoot, path), 'utf8');

const scriptNames = (): readonly string[] => {
  const manifest: unknown = JSON.parse(read('package.json'));
  return Object.keys(Object(Reflect.get(Object(manifest), 'scripts')));
};

/** Decisions tell of the past. */
const commands = [
  ...new Set(
    markdownFiles()
      .filter(({ path }) => !path.startsWith('docs/decisions/'))
      .flatMap(commandsIn),
  ),
].sort();

describe.each(commands)('%s', (command) => {
  it('names a script of package.json, and files that are there', () => {
    const [, script] = /^npm run ([\w:]+)/.exec(command) ?? [];
    if (script !== undefined) expect(scriptNames()).toContain(script);
    for (const [path] of command.matchAll(/\b(?:tests|tools|examples)\/[\w./-]+/g))
      expect(existsSync(join(projectRoot, path)), path).toBe(true);
  });

  it('has no comment: zsh would take it for arguments', () => {
    expect(command).not.toMatch(/(^| )#/);
  });
});
