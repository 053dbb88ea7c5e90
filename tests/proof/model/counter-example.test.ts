/** What a search says of a broken chart: in words, and in a file that the viewer and `npm run replay` open. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { openTrace } from '../../../lab/inspector/viewer/sources/trace-source.ts';
import { readTrace } from '../../../lab/trace/read-trace.ts';
import { replay } from '../../../lab/trace/replay.ts';
import { counterExamples } from './counter-example.ts';
import { mutants } from './mutants.ts';
import { parts } from './parts.ts';

/** The bug, what its search says, and the file that it names. */
const found = (bug: string, part: string) => {
  const mutant = mutants.find(({ name }) => name === bug);
  const result = parts.find(({ name }) => name === part)?.run(mutant?.machine, { stopAtFirst: true });
  if (mutant === undefined || result === undefined) throw new Error(`no ${bug} or no ${part}`);
  const text = counterExamples(result);
  const file = /trace: (\S+\.json)/.exec(text)?.[1] ?? '';
  return { machine: mutant.machine, text, file, trace: readTrace(readFileSync(file, 'utf8')) };
};

describe('a counter-example', () => {
  const { machine, text, file, trace } = found('playUnwanted never holds', 'player');

  it('names what is broken and numbers the shortest way there', () => {
    expect(text).toMatch(/^(Does not hold: [A-Z].+\.\n)+ {2}1\. /);
    expect(text).toMatch(/\n {5}there: room .+ publisher .+ player .+/);
  });

  it('replays without a difference on the chart that has the bug', () => {
    expect(trace.steps.length).toBeGreaterThan(0);
    expect(replay(trace, machine).divergence).toBeNull();
  });

  it('parts from the chart that has no bug', () => {
    expect(replay(trace).divergence).not.toBeNull();
  });

  it('opens in the viewer, event by event', () => {
    const heard: string[] = [];
    openTrace(readFileSync(file, 'utf8'), {
      received: ({ type }) => void heard.push(type),
      changed: () => undefined,
    });
    expect(heard.filter((type) => type === 'service.event').length).toBeGreaterThanOrEqual(
      trace.steps.length,
    );
  });

  it('is taken by npm run replay', () => {
    const run = spawnSync(process.execPath, ['--import', 'tsx', 'tools/replay.ts', file], {
      encoding: 'utf8',
    });
    expect(run.stdout).toContain(`${file}: ${trace.steps.length} events`);
    expect(run.status).toBe(1);
  });

  it('of a region alone is shown in a whole call', () => {
    const alone = found('pairDiffers never holds', 'rtcRoom');
    expect(alone.text).toContain('In a whole call:\nDoes not hold:');
    expect(replay(alone.trace, alone.machine).divergence).toBeNull();
  });
});
