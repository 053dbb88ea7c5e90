/** What the READMEs say about the guide's way is what the bench has measured. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { reportFile } from '../../../tools/bench/document.ts';
import { readReport } from '../../../tools/bench/figure.ts';
import { markdownFile } from './markdown-files.ts';

const figures = readReport(readFileSync(reportFile, 'utf8')).sections.flatMap((section) => section.figures);

/** Of the guide's page and of ours. */
const measured = (scenario: string, measure: string): readonly (number | undefined)[] => {
  const found = figures.find((figure) => figure.of === scenario && figure.measure === measure);
  return [found?.peer, found?.value];
};

it.each([
  ['S1', 'setData calls'],
  ['S4', 'mounts'],
  ['S6', 'mounts'],
])('both READMEs have for %s the %s of docs/bench.json', (scenario, measure) => {
  for (const readme of ['README.md', 'README.en.md']) {
    const row = new RegExp(`^\\| ${scenario} [^|]*\\|\\D*(\\d+)[^|]*\\|\\D*(\\d+)`, 'm');
    const [, guide, ours] = row.exec(markdownFile(readme).text) ?? [];
    expect([guide, ours].map(Number), readme).toEqual(measured(scenario, measure));
  }
});

it.each(['S4', 'S4b', 'S7', 'S8', 'S9', 'S10'])(
  'the guide’s page fails in %s, as the READMEs say',
  (scenario) => {
    expect(measured(scenario, 'ends as it should')).toEqual([0, 1]);
  },
);
