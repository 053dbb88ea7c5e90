/** What the README says about the guide's way is what the bench has measured. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { reportFile } from '../../../tools/bench/document.ts';
import { readReport } from '../../../tools/bench/figure.ts';
import { markdownFile, tablesIn } from './markdown-files.ts';

const { sections } = readReport(readFileSync(reportFile, 'utf8'));
const measured = sections.find(({ id }) => id === 'scenarios')?.figures ?? [];

/** Of the guide's page and of ours. */
const figure = (of: string, measure: string): readonly (number | undefined)[] => {
  const found = measured.find((each) => each.of === of && each.measure === measure);
  return [found?.peer, found?.value];
};

const rows = tablesIn(markdownFile('README.en.md')).flat();
const inReadme = (scenario: string): readonly number[] => {
  const [, guide = '', ours = ''] = rows.find(([first = '']) => first.startsWith(`${scenario} `)) ?? [];
  return [guide, ours].map((cell) => Number(/\d+/.exec(cell)?.[0]));
};

describe('the README’s table against the guide', () => {
  it.each([
    ['S1', 'setData calls'],
    ['S4', 'mounts'],
    ['S6', 'mounts'],
  ])('tells for %s the %s of docs/bench.json', (scenario, measure) => {
    expect(inReadme(scenario)).toEqual(figure(scenario, measure));
  });

  it('says of no scenario that the guide’s page fails in it where it does not', () => {
    for (const scenario of ['S4', 'S4b', 'S7', 'S8', 'S9', 'S10'])
      expect(figure(scenario, 'ends as it should'), scenario).toEqual([0, 1]);
  });
});
