/** The figures of `npm run verify` as one table. */
import { timeText } from './progress.ts';

export interface Row {
  readonly what: string;
  /** configurations reached, or seeds run */
  readonly reached: number;
  /** configuration × event pairs, or faults injected */
  readonly tried: number;
  /** transitions taken, or kinds of faults */
  readonly kinds: number;
  readonly promises: number;
  readonly violations: number;
  /** whether it came to its end */
  readonly complete: boolean;
  readonly ms: number;
}

const head = ['', 'configurations', 'pairs', 'transitions', 'invariants', 'violations', 'complete', 'time'];

const cellsOf = ({ what, reached, tried, kinds, promises, violations, complete, ms }: Row): string[] => [
  what,
  ...[reached, tried, kinds, promises, violations].map((figure) => figure.toLocaleString('en')),
  complete ? 'yes' : 'no',
  timeText(ms),
];

export const tableOf = (rows: readonly Row[]): readonly string[] => {
  const cells = [head, ...rows.map(cellsOf)];
  const widths = head.map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  const lines = cells.map((row) =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  '),
  );
  const total = rows.reduce((sum, { violations }) => sum + violations, 0);
  return [
    ...lines,
    `${total} violations. Of seeds: seeds run, faults injected, their kinds, promises watched.`,
  ];
};
