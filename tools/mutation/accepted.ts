/**
 * Mutants that are left alive on purpose: each with the reason why no behaviour tells it from the original. What is
 * compared is the code, not its line, so that the list outlives edits around it.
 */
import type { Mutant } from './mutant.ts';

export interface Accepted {
  readonly file: string;
  readonly original: string;
  readonly replacement: string;
  readonly because: string;
}

export const accepted: readonly Accepted[] = [];

const oneLine = (code: string): string => code.replace(/\s+/g, ' ').trim();

export const reasonOf = (mutant: Mutant): string | undefined =>
  accepted.find(
    ({ file, original, replacement }) =>
      file === mutant.file &&
      oneLine(original) === oneLine(mutant.original) &&
      oneLine(replacement) === oneLine(mutant.replacement),
  )?.because;
