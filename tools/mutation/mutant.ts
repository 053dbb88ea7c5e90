/** A mutant and what became of it, as far as the report needs them. */
import type { MutantResult } from '@stryker-mutator/api/core';

export type Fate =
  /** a test failed, or never ended */
  | 'killed'
  /** `npm run check` refuses it, as Stryker's own TypeScript checker would */
  | 'refused'
  | 'alive';

export interface Mutant {
  readonly file: string;
  /** from 1 */
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly mutator: string;
  /** the code that was replaced */
  readonly original: string;
  readonly replacement: string;
  readonly fate: Fate;
}

const killed: readonly MutantResult['status'][] = ['Killed', 'Timeout', 'RuntimeError'];

/** @param source the text of the mutated file */
export function mutantOf(result: MutantResult, file: string, source: string): Mutant {
  const { start, end } = result.location;
  const mutant = {
    file,
    line: start.line,
    column: start.column,
    endLine: end.line,
    endColumn: end.column,
    mutator: result.mutatorName,
    replacement: result.replacement ?? '',
    fate: killed.includes(result.status) ? 'killed' : 'alive',
  } as const;
  const [from, to] = rangeIn(source, mutant);
  return { ...mutant, original: source.slice(from, to) };
}

/** Offsets of the replaced code; lines and columns count from 1. */
export function rangeIn(
  source: string,
  { line, column, endLine, endColumn }: Pick<Mutant, 'line' | 'column' | 'endLine' | 'endColumn'>,
): readonly [number, number] {
  const lines = source.split('\n');
  const offset = (at: number, columns: number): number =>
    lines.slice(0, at - 1).reduce((sum, text) => sum + text.length + 1, 0) + columns - 1;
  return [offset(line, column), offset(endLine, endColumn)];
}

/** What tells two mutants of one version of the sources apart. */
export const identityOf = ({ file, line, column, endLine, endColumn, replacement }: Mutant): string =>
  `${file}:${line}:${column}-${endLine}:${endColumn} ${replacement}`;
