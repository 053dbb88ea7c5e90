/** Every promise names checks that exist. */
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { scenario, scenarioIds } from '../../../tools/scenario/library.ts';
import { invariants } from '../../proof/model/invariants.ts';

const text = readFileSync('docs/promises.md', 'utf8');
const promises = [...text.matchAll(/^\| (.+?) +\| (.+?) +\|$/gm)]
  .map(([, promise = '', checks = '']) => ({ promise, checks }))
  .filter(({ promise }) => promise !== 'promise' && !/^-+$/.test(promise));

const links = [...text.matchAll(/\[([^\]]+)\]\(\.\.\/([^)]+\.ts)\)/g)].map(([, title = '', file = '']) => ({
  title,
  file,
}));

const scenarioTitles = scenarioIds().map((id) => `${id}: ${scenario(id).title}`);
const invariantNames = invariants.map(({ name }) => name);

/** The titles that vitest is told in this file; those of scenarios and invariants are made of data. */
const titlesIn = (file: string): readonly string[] => {
  if (file === 'tests/product/scenarios/scenarios.test.ts') return scenarioTitles;
  if (file === 'tests/proof/model/invariants.ts') return invariantNames;
  const quoted = /\b(?:it|test)\b[^'"`\n]*\(\s*(['"`])((?:(?!\1).)+)\1/g;
  return [...readFileSync(file, 'utf8').matchAll(quoted)].map(([, , title = '']) => title);
};

describe('the promises', () => {
  it('each link to at least one check', () => {
    expect(promises.length).toBeGreaterThan(20);
    for (const { promise, checks } of promises) expect(checks, promise).toMatch(/^\[.+\]\(\.\.\/.+\)/);
  });

  it.each(links)('"$title" is a check in $file', ({ title, file }) => {
    expect(existsSync(file), file).toBe(true);
    expect(titlesIn(file)).toContain(title);
  });

  it('cover every scenario of the guide', () => {
    const named = new Set(links.map(({ title }) => title));
    const missing = scenarioTitles.filter((title) => /^S\d/.test(title) && !named.has(title));
    expect(missing).toEqual([]);
  });
});
