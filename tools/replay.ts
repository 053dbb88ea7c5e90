/**
 * `npm run replay -- trace.json`: runs a call that a phone recorded through the chart of today and says where the two
 * part first, in state, commands or view. A divergence exits with 1, a file that is no trace or wrong usage with 2.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { NoTrace, readTrace } from '../lab/trace/read-trace.ts';
import { replayReport } from '../lab/trace/replay-report.ts';
import { replay } from '../lab/trace/replay.ts';
import { runCommand, UsageError } from './command-line.ts';

const usage = 'npm run replay -- trace.json […]';

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

await runCommand(usage, () => {
  const { positionals: files } = parseArgs({ allowPositionals: true });
  if (files.length === 0) throw new UsageError('Which trace?');
  return Promise.resolve(Math.max(...files.map(replayFile)));
});
