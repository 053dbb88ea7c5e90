/**
 * A section as a table: a row for each thing that was measured, its measures side by side, each followed by its floor and its
 * peer where there are any. The same cells go to the terminal and into `docs/performance.md`.
 */
import { inColumns } from '../columns.ts';
import type { Figure, Section } from './figure.ts';

export interface Cells {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

type Part = 'value' | 'floor' | 'peer';

const numberText = (value: number): string => value.toLocaleString('en', { maximumFractionDigits: 4 });

const textOf = (figure: Figure | undefined, part: Part): string => {
  const value = figure?.[part];
  if (figure === undefined || value === undefined) return '';
  const spread = part === 'value' && figure.spread !== undefined ? ` ± ${numberText(figure.spread)}` : '';
  return numberText(value) + spread;
};

const unique = (names: readonly string[]): string[] => [...new Set(names)];

export const cellsOf = ({ figures }: Pick<Section, 'figures'>): Cells => {
  const measures = unique(figures.map(({ measure }) => measure));
  const columns = measures.flatMap((measure) =>
    (['value', 'floor', 'peer'] as const)
      .filter((part) => figures.some((figure) => figure.measure === measure && figure[part] !== undefined))
      .map((part) => ({ measure, part })),
  );
  const rows = unique(figures.map(({ of }) => of)).map((of) => [
    of,
    ...columns.map(({ measure, part }) =>
      textOf(
        figures.find((figure) => figure.of === of && figure.measure === measure),
        part,
      ),
    ),
  ]);
  return { head: ['', ...columns.map(({ measure, part }) => (part === 'value' ? measure : part))], rows };
};

/** For a terminal. */
export const terminalTable = (section: Section): string => {
  const { head, rows } = cellsOf(section);
  return [section.title, ...inColumns([head, ...rows]), ...section.notes].join('\n');
};
