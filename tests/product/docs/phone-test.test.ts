/** The phone test: a page for thirty minutes, to which everything leads that only a phone can show. */
import { describe, expect, it } from 'vitest';
import { linksIn, markdownFile, markdownFiles, tablesIn } from './markdown-files.ts';

const pages = ['docs/phone-test.md', 'docs/phone-test.zh.md'];

describe('the phone test', () => {
  it.each(pages)('%s takes thirty minutes, and its form has a row for every step', (path) => {
    const [steps = [], form = []] = tablesIn(markdownFile(path));
    expect(form.map(([step]) => step)).toEqual(steps.map(([step]) => step));
    expect(steps.slice(1).reduce((sum, [, minutes]) => sum + Number(minutes), 0)).toBe(30);
  });

  it('is where every page leads that calls something unproven', () => {
    const claims = /\bun(?:proven|measured)\b|未证明|没有证明|尚未验证/;
    const silent = markdownFiles()
      .filter(({ path, text }) => !pages.includes(path) && claims.test(text))
      .filter((file) => !linksIn(file).some((link) => /phone-test(?:\.zh)?\.md$/.test(link)));
    expect(silent.map(({ path }) => path)).toEqual([]);
  });
});
