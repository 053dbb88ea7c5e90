/** The figures of `npm run verify` as one table, and under it how far each check went. */
import { inColumns } from '../columns.ts';
import { timeText } from './progress.ts';

/** What is counted, in the order of the columns. */
const counted = ['configurations', 'transitions', 'pairs', 'seeds', 'faults', 'invariants'] as const;

export interface Row extends Readonly<Partial<Record<(typeof counted)[number], number>>> {
  readonly what: string;
  /** how much of the outside is played */
  readonly bounds: string;
  readonly violations: number;
  /** whether it came to its end */
  readonly complete: boolean;
  readonly ms: number;
}

const head = ['', ...counted, 'violations', 'complete', 'time'];

const figure = (value: number | undefined): string => value?.toLocaleString('en') ?? '–';

const cellsOf = (row: Row): string[] => [
  row.what,
  ...counted.map((name) => figure(row[name])),
  figure(row.violations),
  row.complete ? 'yes' : 'no',
  timeText(row.ms),
];

export const tableOf = (rows: readonly Row[]): readonly string[] => {
  const total = rows.reduce((sum, { violations }) => sum + violations, 0);
  const unfinished = rows.filter(({ complete }) => !complete).length;
  return [
    ...inColumns([head, ...rows.map(cellsOf)]),
    '',
    'Bounds:',
    ...rows.map(({ what, bounds }) => `  ${what}: ${bounds}`),
    '',
    `${total} violations${unfinished === 0 ? '' : `; ${unfinished} of ${rows.length} checks did not come to their end`}.`,
  ];
};
