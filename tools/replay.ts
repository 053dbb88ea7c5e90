/**
 * `npm run replay -- trace.json`: runs a call that a phone recorded through the chart of today and says where the two
 * part first, in state, commands or view. A divergence exits with 1, a file that is no trace or wrong usage with 2.
 * `--short-retries` is for what `npm run verify` found: its searches retry less often (`tests/model/shorten-policy.ts`).
 */
import { readFileSync } from 'node:fs';
import { NoTrace, readTrace } from '../lab/trace/read-trace.ts';
import { replayReport } from '../lab/trace/replay-report.ts';
import { replay } from '../lab/trace/replay.ts';
import { shortenPolicy } from '../tests/model/shorten-policy.ts';

const shortRetries = '--short-retries';
const usage = `npm run replay -- [${shortRetries}] trace.json […]`;

/** The exit code for one file. */
const replayFile = (file: string): number => {
  try {
    const trace = readTrace(readFileSync(file, 'utf8'));
    const result = replay(trace);
    console.log(replayReport(file, trace, result).join('\n'));
    return result.divergence === null ? 0 : 1;
  } catch (error) {
    if (!(error instanceof NoTrace) && !isUnreadable(error)) throw error;
    console.error(`${file}: ${error.message}`);
    return 2;
  }
};

const isUnreadable = (error: unknown): error is Error => error instanceof Error && 'syscall' in error;

const files = process.argv.slice(2).filter((argument) => argument !== shortRetries);
if (process.argv.includes(shortRetries)) shortenPolicy();
if (files.length === 0) console.error(usage);
process.exitCode = files.length === 0 ? 2 : Math.max(...files.map(replayFile));
