/** `docs/mutation.md`: what of the mutants the tests notice, file by file, and why the rest is left alone. */
import { identityOf, type Fate, type Mutant } from './mutant.ts';
import { reasonOf } from './accepted.ts';

export interface PartResult {
  readonly part: string;
  readonly mutants: readonly Mutant[];
  /** of the last run, which repeats only what has changed since the one before */
  readonly seconds: number;
  readonly machine: string;
}

interface Score {
  readonly of: string;
  readonly mutants: readonly Mutant[];
}

const count = (mutants: readonly Mutant[], fate: Fate): number =>
  mutants.filter((mutant) => mutant.fate === fate).length;

/** Killed of those that compile, in per cent with one decimal, rounded down. */
export const scoreOf = (mutants: readonly Mutant[]): number => {
  const killed = count(mutants, 'killed');
  const all = killed + count(mutants, 'alive');
  return all === 0 ? 100 : Math.floor((killed * 1000) / all) / 10;
};

const row = ({ of, mutants }: Score): string => {
  const alive = mutants.filter(({ fate }) => fate === 'alive');
  const cells = [
    of,
    mutants.length,
    count(mutants, 'refused'),
    count(mutants, 'killed'),
    alive.length,
    alive.filter((mutant) => reasonOf(mutant) !== undefined).length,
    `${scoreOf(mutants)} %`,
  ];
  return `| ${cells.join(' | ')} |`;
};

const head = [
  '| file | mutants | do not compile | killed | alive | of these explained | score |',
  '| --- | --- | --- | --- | --- | --- | --- |',
];

const code = (text: string): string => {
  const line = text.replace(/\s+/g, ' ').trim();
  return `\`\` ${(line.length > 60 ? `${line.slice(0, 60)}…` : line).replaceAll('|', '\\|')} \`\``;
};

const aliveRow = (mutant: Mutant): string =>
  `| ${mutant.file}:${mutant.line} | ${code(mutant.original)} | ${code(mutant.replacement)} | ${reasonOf(mutant) ?? '–'} |`;

export function mutationReport(results: readonly PartResult[]): string {
  const known = new Map(results.flatMap(({ mutants }) => mutants).map((each) => [identityOf(each), each]));
  const mutants = [...known.values()];
  const files = [...new Set(mutants.map(({ file }) => file))].sort();
  const below = (folder: string): Score => ({
    of: `**${folder}**`,
    mutants: mutants.filter(({ file }) => file.startsWith(folder)),
  });
  const alive = mutants.filter(({ fate }) => fate === 'alive');
  return [
    '# Mutation testing',
    '',
    'Written by `npm run mutation`: [Stryker](https://stryker-mutator.io) changes one thing at a time in `machines/` and',
    '`src/adapters/`, and the tests that run the sources in process have to notice. Mutants that TypeScript refuses count',
    'for neither side, as with Stryker’s own TypeScript checker; the score is killed of those that compile.',
    '',
    ...head,
    row(below('machines/')),
    row(below('src/adapters/')),
    '',
    '| part | mutants | s, of the last run | machine |',
    '| --- | --- | --- | --- |',
    ...results.map((each) => `| ${each.part} | ${each.mutants.length} | ${each.seconds} | ${each.machine} |`),
    '',
    '## File by file',
    '',
    ...head,
    ...files.map((of) => row({ of, mutants: mutants.filter(({ file }) => file === of) })),
    '',
    '## Left alive',
    '',
    '| where | the code | the mutant | why it is left |',
    '| --- | --- | --- | --- |',
    ...alive.map(aliveRow),
    '',
  ].join('\n');
}
