/** One run of Stryker: these sources against these tests, from its incremental file on. */
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { Stryker } from '@stryker-mutator/core';
import { mutantOf, type Mutant } from './mutant.ts';

export interface StrykerRun {
  /** names the incremental file */
  readonly name: string;
  /** globs of sources, or `file:line:column-line:column` for one mutant */
  readonly mutate: readonly string[];
  /** globs of test files */
  readonly tests: readonly string[];
  readonly concurrency: number;
  /** run again what the incremental file knows */
  readonly force?: boolean;
}

/** Lines and columns of the results count from 1. Throws when the tests fail without a mutant. */
export async function runStryker({
  name,
  mutate,
  tests,
  concurrency,
  force = false,
}: StrykerRun): Promise<Mutant[]> {
  // read by `vitest.config.ts`, in Stryker's child processes
  process.env['MUTATION_TESTS'] = tests.join('|');
  const results = await new Stryker({
    configFile: 'stryker.config.json',
    mutate: [...mutate],
    concurrency,
    force,
    incrementalFile: `.cache/stryker/${name}.json`,
  }).runMutationTest();
  const sources = new Map<string, string>();
  return results.map((result) => {
    const file = relative('.', result.fileName);
    const source = sources.get(file) ?? readFileSync(file, 'utf8');
    sources.set(file, source);
    return mutantOf(result, file, source);
  });
}
