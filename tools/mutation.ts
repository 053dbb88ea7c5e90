/**
 * `npm run mutation -- [parts]`: mutates the chart and the adapters, part by part, and writes `docs/mutation.md` once
 * every part has a result. Results are kept below `.cache`, so a run which is ended loses the part that it was at, and
 * only what has changed is run again.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { format, resolveConfig } from 'prettier';
import { runCommand, UsageError, wholeNumber } from './command-line.ts';
import { refusedByCompiler } from './mutation/compiler.ts';
import { identityOf, rangeIn, type Mutant } from './mutation/mutant.ts';
import { mutationParts, type MutationPart } from './mutation/parts.ts';
import { mutationReport, scoreOf, type PartResult } from './mutation/report.ts';
import { runStryker, type StrykerRun } from './mutation/run-stryker.ts';

const reportFile = 'docs/mutation.md';
const resultFile = (part: string): string => `.cache/mutation/${part}.json`;

const machine = `${cpus()[0]?.model.trim() ?? 'unknown'} × ${cpus().length}, Node ${process.version}`;

const alive = (mutants: readonly Mutant[]): readonly Mutant[] =>
  mutants.filter(({ fate }) => fate === 'alive');

/** Mutants of the first list with the fates that the second one brings. */
const updated = (mutants: readonly Mutant[], news: readonly Mutant[]): Mutant[] => {
  const fates = new Map(news.map((mutant) => [identityOf(mutant), mutant.fate]));
  return mutants.map((mutant) => ({ ...mutant, fate: fates.get(identityOf(mutant)) ?? mutant.fate }));
};

const asPattern = ({ file, line, column, endLine, endColumn }: Mutant): string =>
  `${file}:${line}:${column - 1}-${endLine}:${endColumn - 1}`;

/** Those that live, against these tests. */
async function again(mutants: Mutant[], run: Omit<StrykerRun, 'mutate'>): Promise<Mutant[]> {
  const left = alive(mutants);
  if (left.length === 0) return mutants;
  const wanted = new Set(left.map(identityOf));
  const results = await runStryker({ ...run, mutate: left.map(asPattern) });
  return updated(
    mutants,
    results.filter((mutant) => wanted.has(identityOf(mutant))),
  );
}

async function mutate(part: MutationPart, quickOnly: boolean, concurrency: number): Promise<PartResult> {
  const began = Date.now();
  const { name, mutate, quick, deep } = part;
  const known = existsSync(`.cache/stryker/${name}.json`);
  let mutants = await runStryker({ name, mutate, tests: quick, concurrency });
  // a test that is new since may kill what lived: Stryker itself looks again only where it knows what the test covers
  if (known) mutants = await again(mutants, { name, tests: quick, concurrency, force: true });
  const refused = refusedByCompiler(alive(mutants));
  mutants = mutants.map((mutant) => (refused.has(mutant) ? { ...mutant, fate: 'refused' } : mutant));
  if (!quickOnly && deep.length > 0)
    mutants = await again(mutants, { name: `${name}-deep`, tests: deep, concurrency });
  return { part: name, mutants, seconds: Math.round((Date.now() - began) / 1000), machine };
}

async function mutateAlive({ name, quick }: MutationPart, concurrency: number): Promise<PartResult> {
  const began = Date.now();
  const known = stored(name).flatMap(({ mutants }) => mutants.filter(stillThere));
  const mutants = await again(known, { name, tests: quick, concurrency, force: true });
  return { part: name, mutants, seconds: Math.round((Date.now() - began) / 1000), machine };
}

const stillThere = (mutant: Mutant): boolean => {
  const source = readFileSync(mutant.file, 'utf8');
  return source.slice(...rangeIn(source, mutant)) === mutant.original;
};

const stored = (part: string): PartResult[] =>
  existsSync(resultFile(part)) ? [JSON.parse(readFileSync(resultFile(part), 'utf8')) as PartResult] : [];

const usage = `npm run mutation -- [parts] [options]     ${mutationParts.map(({ name }) => name).join(', ')}
  --quick          only the tests that see every mutant, not those that only see what is left
  --concurrency N  test processes at a time, default 1
  --alive          only what the last run left alive, against the quick tests: after a test was written for it. What the
                   sources hold no more is dropped; what is new in them waits for a whole run
  --report         no run, the report alone`;

const readArguments = () =>
  parseArgs({
    allowPositionals: true,
    options: {
      quick: { type: 'boolean', default: false },
      alive: { type: 'boolean', default: false },
      report: { type: 'boolean', default: false },
      concurrency: { type: 'string', default: '1' },
    },
  });

async function main(): Promise<number> {
  const { values, positionals } = readArguments();
  const unknown = positionals.find((name) => !mutationParts.some((part) => part.name === name));
  if (unknown !== undefined) throw new UsageError(`no part is called ${unknown}`);
  const concurrency = wholeNumber('concurrency', values.concurrency);
  mkdirSync('.cache/mutation', { recursive: true });
  for (const part of values.report ? [] : mutationParts) {
    if (positionals.length > 0 && !positionals.includes(part.name)) continue;
    const result = values.alive
      ? await mutateAlive(part, concurrency)
      : await mutate(part, values.quick, concurrency);
    writeFileSync(resultFile(part.name), JSON.stringify(result));
    console.log(`${part.name}: ${scoreOf(result.mutants)} % in ${result.seconds} s`);
  }
  const missing = mutationParts.map(({ name }) => name).filter((name) => stored(name).length === 0);
  if (missing.length > 0) {
    console.log(`${reportFile} is left as it is: no results here of ${missing.join(', ')}`);
    return 0;
  }
  const report = mutationReport(mutationParts.flatMap(({ name }) => stored(name)));
  const options = await resolveConfig(reportFile);
  writeFileSync(reportFile, await format(report, { ...options, parser: 'markdown' }));
  console.log(`see ${reportFile}`);
  return 0;
}

await runCommand(usage, main);
