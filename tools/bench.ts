/**
 * `npm run bench`: what a call costs, as one table. A whole run writes `docs/bench.json` and from it `docs/performance.md`;
 * `--only` renews its sections in them. Ctrl-C ends it, prints what there is and writes nothing. Wrong usage exits with 2.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { runCommand, UsageError, wholeNumber } from './command-line.ts';
import { benches } from './bench/benches.ts';
import { documentFile, performanceDocument, reportFile, reportText } from './bench/document.ts';
import { readReport } from './bench/figure.ts';
import type { Bench, MeasuredSection, Report, Run } from './bench/figure.ts';
import { thisMachine } from './bench/machine.ts';
import { terminalTable } from './bench/table.ts';
import { Progress } from './verify/progress.ts';
import { Stop } from './verify/stop.ts';

const usage = `npm run bench -- [options]
  --only PART   may be repeated: ${benches.map(({ id }) => id).join(', ')}
  --calls N     whole calls of the endurance, default 10000, for about seven minutes
  --quick       a smoke run in seconds; its figures are worth nothing and are not written
  --no-write    prints only`;

const readArguments = () =>
  parseArgs({
    allowNegative: true,
    options: {
      only: { type: 'string', multiple: true, default: [] },
      calls: { type: 'string', default: '10000' },
      quick: { type: 'boolean', default: false },
      write: { type: 'boolean', default: true },
    },
  }).values;

const chosen = (only: readonly string[]): readonly Bench[] => {
  const unknown = only.find((id) => benches.every((bench) => bench.id !== id));
  if (unknown !== undefined) throw new UsageError(`--only knows no ${unknown}`);
  return only.length === 0 ? benches : benches.filter(({ id }) => only.includes(id));
};

/** The sections of now in place of those of then, in the order of the benches. */
const merged = (fresh: readonly MeasuredSection[]): Report => {
  const known = fresh.length === benches.length ? [] : readReport(readFileSync(reportFile, 'utf8')).sections;
  return {
    sections: benches.flatMap(
      ({ id }) =>
        fresh.find((section) => section.id === id) ?? known.find((section) => section.id === id) ?? [],
    ),
  };
};

const write = async (report: Report): Promise<void> => {
  writeFileSync(reportFile, await reportText(report));
  writeFileSync(documentFile, await performanceDocument(report));
  console.log(`\nwritten: ${reportFile} and ${documentFile}`);
};

const main = async (): Promise<number> => {
  const { only, calls, quick, write: isToWrite } = readArguments();
  const wanted = chosen(only);
  const wholeCalls = wholeNumber('calls', calls);
  const stop = new Stop(Infinity);
  const progress = new Progress();
  const fresh: MeasuredSection[] = [];
  for (const bench of wanted) {
    const run: Run = {
      quick,
      wholeCalls,
      goOn: () => !stop.asked,
      progress: (text) => progress.show(`${bench.id}: ${text}`),
    };
    const on = thisMachine();
    const section = { ...(await bench.measure(run)), on };
    progress.clear();
    if (stop.asked) break;
    console.log(`${fresh.length === 0 ? '' : '\n'}${terminalTable(section)}`);
    fresh.push(section);
  }
  if (isToWrite && !quick && !stop.asked) await write(merged(fresh));
  return 0;
};

await runCommand(usage, main);
