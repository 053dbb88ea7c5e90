/** `docs/planted-bugs.md`: which suite catches which bug. */
import type { PlantedBug } from '../../tests/planted/bugs.ts';

export interface Catch {
  readonly suite: string;
  readonly test: string;
  /** from planting to the first test that failed, over all suites that were run */
  readonly seconds: number;
}

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');

/** @param caught by the names of the bugs; what is not in it was not caught */
export function plantedReport(bugs: readonly PlantedBug[], caught: ReadonlyMap<string, Catch>): string {
  const count = (suite: string): number => [...caught.values()].filter((each) => each.suite === suite).length;
  const suites = [...new Set([...caught.values()].map(({ suite }) => suite))];
  return [
    '# Planted bugs',
    '',
    'Written by `npm run planted`, which plants the bugs of [tests/planted/bugs.ts](../tests/planted/bugs.ts) one at a time',
    'in a copy of the sources and runs the suites, the cheapest first, until one fails. A suite that a table names is the',
    'first to notice, not the only one.',
    '',
    `${caught.size} of ${bugs.length} caught: ${suites.map((suite) => `${count(suite)} by ${suite}`).join(', ')}.`,
    '',
    '| bug | the mistake | caught by | first test that fails | s |',
    '| --- | --- | --- | --- | --- |',
    ...bugs.map(({ name, file, because }) => {
      const found = caught.get(name);
      const [suite, test, seconds] =
        found === undefined ? ['**nothing**', '', ''] : [found.suite, found.test, found.seconds];
      return `| ${cell(name)} | ${cell(because)} ([${file.split('/').pop()}](../${file})) | ${suite} | ${cell(test)} | ${seconds} |`;
    }),
    '',
  ].join('\n');
}

/** The names of the bugs that a report is about. */
export const reportedBugs = (report: string): string[] =>
  [...report.matchAll(/^\| (.+?) \| .* \|$/gm)]
    .map(([, name = '']) => name.trim().replaceAll('\\|', '|'))
    .filter((name) => name !== 'bug' && !/^-+$/.test(name));
