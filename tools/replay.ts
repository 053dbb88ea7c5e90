/**
 * `npm run replay -- trace.json`: runs a call that a phone recorded through the chart of today and says where the two
 * part first, in state, commands or view. `--sequence` writes the calls as one sequence diagram (Mermaid) instead. A
 * divergence exits with 1, a file that is no trace or wrong usage with 2.
 */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { mermaidSequence } from '../lab/trace/mermaid-sequence.ts';
import { NoTrace, readTrace } from '../lab/trace/read-trace.ts';
import type { Trace } from '../lab/trace/read-trace.ts';
import { replayReport } from '../lab/trace/replay-report.ts';
import { replay } from '../lab/trace/replay.ts';
import type { Replay } from '../lab/trace/replay.ts';
import { runCommand, UsageError } from './command-line.ts';

const usage = 'npm run replay -- trace.json […] [--sequence]';

interface ReplayedFile {
  readonly file: string;
  readonly trace: Trace;
  readonly replay: Replay;
}

/** `null` for a file that is no trace, which has been said. */
const replayFile = (file: string): ReplayedFile | null => {
  try {
    const trace = readTrace(readFileSync(file, 'utf8'));
    return { file, trace, replay: replay(trace) };
  } catch (error) {
    if (!(error instanceof NoTrace) && !isUnreadable(error)) throw error;
    console.error(
      `${file}: ${error instanceof NoTrace ? error.message : `cannot be read, ${error.message}`}`,
    );
    return null;
  }
};

const isUnreadable = (error: unknown): error is Error => error instanceof Error && 'syscall' in error;

await runCommand(usage, () => {
  const { positionals: files, values } = parseArgs({
    allowPositionals: true,
    options: { sequence: { type: 'boolean', default: false } },
  });
  if (files.length === 0) throw new UsageError('Which trace?');
  const read = files.map(replayFile);
  const replayed = read.filter((each) => each !== null);
  if (values.sequence) {
    const phones = replayed.map(({ file, replay }) => ({ name: basename(file, '.json'), replay }));
    if (phones.length > 0) process.stdout.write(mermaidSequence(phones));
  } else
    for (const { file, trace, replay } of replayed) console.log(replayReport(file, trace, replay).join('\n'));
  const differs = replayed.some(({ replay: { divergence } }) => divergence !== null);
  return Promise.resolve(replayed.length < read.length ? 2 : differs ? 1 : 0);
});
