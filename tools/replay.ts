/**
 * `npm run replay -- trace.json`: runs a call that a phone recorded through the chart of today and says where the two
 * part first, in state, commands or view. A divergence exits with 1, a file that is no trace or wrong usage with 2.
 * `--short-retries` is for what `npm run verify` found: its searches retry less often (`tests/proof/model/shorten-policy.ts`).
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { NoTrace, readTrace } from '../lab/trace/read-trace.ts';
import { replayReport } from '../lab/trace/replay-report.ts';
import { replay } from '../lab/trace/replay.ts';
import { runCommand, UsageError } from './command-line.ts';
import { shortenPolicy } from '../tests/proof/model/shorten-policy.ts';

const usage = 'npm run replay -- [--short-retries] trace.json […]';

/** The exit code for one file. */
const replayFile = (file: string): number => {
  try {
    const trace = readTrace(readFileSync(file, 'utf8'));
    const result = replay(trace);
    console.log(replayReport(file, trace, result).join('\n'));
    return result.divergence === null ? 0 : 1;
  } catch (error) {
    if (!(error instanceof NoTrace) && !isUnreadable(error)) throw error;
    console.error(
      `${file}: ${error instanceof NoTrace ? error.message : `cannot be read, ${error.message}`}`,
    );
    return 2;
  }
};

const isUnreadable = (error: unknown): error is Error => error instanceof Error && 'syscall' in error;

const readArguments = () =>
  parseArgs({
    allowPositionals: true,
    options: { 'short-retries': { type: 'boolean', default: false } },
  });

await runCommand(usage, () => {
  const { values, positionals: files } = readArguments();
  if (files.length === 0) throw new UsageError('Which trace?');
  if (values['short-retries']) shortenPolicy();
  return Promise.resolve(Math.max(...files.map(replayFile)));
});
