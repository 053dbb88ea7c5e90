import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readTrace } from '../../../lab/trace/read-trace.ts';
import type { Trace, TraceStep } from '../../../lab/trace/read-trace.ts';
import { replay } from '../../../lab/trace/replay.ts';
import { builtProgram } from '../../../tools/build/built-program.ts';
import { scenario } from '../../../tools/scenario/library.ts';
import { runScript } from '../../../tools/scenario/run.ts';

let trace: Trace;
let text = '';
beforeAll(async () => {
  const conditions = { program: await builtProgram(), seed: 1, latencyMs: 20, jitterMs: 0, platform: null };
  await runScript(scenario('S1'), {
    ...conditions,
    onStageEnd: ({ stage }) => (text ||= stage.actors.get('A')?.traces[0] ?? ''),
  });
  trace = readTrace(text);
});

/** The trace with the first event of that type changed, and where it is. */
const altered = (type: string, change: (step: TraceStep) => TraceStep): { trace: Trace; at: number } => {
  const at = trace.steps.findIndex(({ event }) => event.type === type);
  return {
    at,
    trace: { ...trace, steps: trace.steps.map((step, index) => (index === at ? change(step) : step)) },
  };
};

describe('a replay', () => {
  it.each([
    'page.joinTapped',
    'login.succeeded',
    'zego.streamsAdded',
    'zego.publishing',
    'rtcRoom.shown',
    'page.leaveTapped',
  ])('diverges at an altered %s', (type) => {
    const other = altered(type, (step) => ({ ...step, event: { type: 'page.ready' } }));
    expect(replay(other.trace).divergence?.step).toBe(other.at);
  });

  it('diverges where an event is said to belong to another session', () => {
    const other = altered('login.succeeded', ({ event, ...step }) => ({
      ...step,
      event: { ...event, session: 9 },
    }));
    expect(replay(other.trace).divergence).toMatchObject({ step: other.at, in: 'state' });
  });

  it('diverges in the commands alone, or in the view alone, when only that was altered', () => {
    const commands = altered('login.succeeded', (step) => ({ ...step, commands: [] }));
    expect(replay(commands.trace).divergence).toMatchObject({ step: commands.at, in: 'commands' });
    const patch = altered('login.succeeded', (step) => ({ ...step, patch: { status: 'idle' } }));
    expect(replay(patch.trace).divergence).toMatchObject({ step: patch.at, in: 'patch' });
  });

  it('diverges at an event whose payload was altered in what only later events would show', () => {
    const other = altered('page.joinTapped', ({ event, ...step }) => ({
      ...step,
      event: { ...event, nonce: 'other' },
    }));
    expect(replay(other.trace).divergence).toMatchObject({ step: other.at, in: 'context' });
  });

  it('knows a trace of another version of the chart', () => {
    expect(replay({ ...trace, chart: 1 }).otherChart).toBe(true);
  });

  it('refuses a trace that starts in a state which the chart does not have', () => {
    const start = { ...trace.start, value: { nowhere: 'at all' } };
    expect(() => replay({ ...trace, start })).toThrow('starts where this chart has no state');
  });
});

describe('a file that is no trace', () => {
  it.each([
    ['is cut off', () => text.slice(0, text.length / 2), 'damaged, it is not JSON'],
    ['is other JSON', () => '{"name":"callchart"}', 'not a trace of a call'],
    ['is a list', () => '[1]', 'not a trace of a call'],
    ['is empty', () => '', 'damaged, it is not JSON'],
    [
      'has another version',
      () => JSON.stringify({ ...trace, version: 7 }),
      'a trace of version 7; this program reads versions 1, 2 and 3',
    ],
    ['lacks its steps', () => JSON.stringify({ ...trace, steps: undefined }), 'steps'],
    [
      'has an event without a type',
      () => JSON.stringify({ ...trace, steps: [{ ...trace.steps[0], event: {} }] }),
      'steps[0].event.type',
    ],
  ])('%s and is told so', (_what, file, message) => {
    expect(() => readTrace(file())).toThrow(message);
  });
});

describe('npm run replay', () => {
  const directory = mkdtempSync(join(tmpdir(), 'callchart-replay-'));
  afterAll(() => rmSync(directory, { recursive: true }));
  const run = (content: string | null) => {
    const file = join(directory, 'trace.json');
    rmSync(file, { force: true });
    if (content !== null) writeFileSync(file, content);
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ['--import', 'tsx', 'tools/replay.ts', file],
      { encoding: 'utf8' },
    );
    return { status, printed: stdout + stderr };
  };

  it('prints that a trace does not diverge', () => {
    expect(run(text)).toMatchObject({
      status: 0,
      printed: expect.stringContaining('no divergence') as string,
    });
  });

  it('reads a trace from before the stand-ins and says that it holds names', () => {
    const { status, printed } = run(JSON.stringify({ ...trace, version: 1 }));
    expect(status).toBe(0);
    expect(printed).toContain('it holds ids and names in clear');
    expect(run(text).printed).not.toContain('in clear');
  });

  it('prints where it diverges and exits with 1', () => {
    const other = altered('login.succeeded', ({ event, ...step }) => ({
      ...step,
      event: { ...event, session: 9 },
    }));
    const { status, printed } = run(JSON.stringify(other.trace));
    expect(status).toBe(1);
    expect(printed).toContain(`diverges in state at event ${other.at + 1}`);
  });

  it('prints one sentence for a foreign, damaged or missing file and exits with 2', () => {
    for (const content of ['{}', '{', null]) {
      const { status, printed } = run(content);
      expect(status).toBe(2);
      expect(printed.trim().split('\n')).toHaveLength(1);
    }
  });
});
