/**
 * `npm run scenario -- S1 S3`: runs scenarios against the built mini-program, on the real ZEGO SDK and the loopback
 * gateway, in virtual time, and says what each phone mounted, called and showed. A miss exits with 1, wrong usage
 * with 2.
 */
import { isDeepStrictEqual, parseArgs } from 'node:util';
import { directoryFiles, eventOrders, promiseOrders } from '../lab/realm/index.ts';
import { oneOf, runCommand, vendorOf, wholeNumber } from './command-line.ts';
import { ensureBuilt } from './build/ensure-built.ts';
import { runInJsc, type ScriptedRun } from './scenario/jsc/run-in-jsc.ts';
import { readScript, scenario, scenarioIds } from './scenario/library.ts';
import { headline, reportLines } from './scenario/report.ts';
import type { ScenarioResult } from './scenario/result.ts';
import { runScript } from './scenario/run.ts';

const usage = `npm run scenario -- [ids | all] [options]     all scenarios without ids
  --file FILE        a script of your own; may be repeated
  --json             results as JSON, progress on stderr
  --build npm|alipay the SDK build to run on
  --engine node|jsc|jsc-nojit                 the JavaScript engine, default node; jsc is the iPhone's, and has no JIT there
  --latency MS       one way, default 20      --jitter MS   at most on top, default 0
  --promises microtasks|macrotasks|mixed      how the mini-program's promises settle, default microtasks
  --events sent|shuffled                      what comes first of what happens at one instant, default sent
                     with any of these, mounts are held against the fewest possible
  --seed N           default 1                --platform Android|iOS`;

/** The world in which a scenario's own figures hold. */
const usualWorld = { latencyMs: 20, jitterMs: 0, promises: 'microtasks', events: 'sent' };

const readArguments = () =>
  parseArgs({
    allowPositionals: true,
    options: {
      file: { type: 'string', multiple: true, default: [] },
      json: { type: 'boolean', default: false },
      build: { type: 'string' },
      engine: { type: 'string', default: 'node' },
      latency: { type: 'string', default: '20' },
      jitter: { type: 'string', default: '0' },
      seed: { type: 'string', default: '1' },
      promises: { type: 'string', default: 'microtasks' },
      events: { type: 'string', default: 'sent' },
      platform: { type: 'string' },
    },
  });

async function* runInNode({ scripts, conditions, program }: ScriptedRun): AsyncGenerator<ScenarioResult> {
  const files = directoryFiles(program);
  for (const script of scripts) yield await runScript(script, { ...conditions, program: files });
}

const main = async (): Promise<number> => {
  const { values, positionals } = readArguments();
  const unnamed = positionals.length === 0 && values.file.length === 0;
  const named = unnamed ? ['all'] : positionals;
  const ids = new Set(named.flatMap((id) => (id === 'all' ? scenarioIds() : [id])));
  const scripts = [...[...ids].map(scenario), ...values.file.map(readScript)];
  const { build, platform } = values;
  const world = {
    latencyMs: wholeNumber('latency', values.latency),
    jitterMs: wholeNumber('jitter', values.jitter),
    promises: oneOf('promises', values.promises, promiseOrders),
    events: oneOf('events', values.events, eventOrders),
  };
  const conditions = {
    ...world,
    seed: wholeNumber('seed', values.seed),
    platform: platform === undefined ? null : oneOf('platform', platform, ['Android', 'iOS']),
    standard: isDeepStrictEqual(world, usualWorld) ? ('script' as const) : ('oracle' as const),
  };
  const directory = await ensureBuilt(vendorOf(build));
  const engine = oneOf('engine', values.engine, ['node', 'jsc', 'jsc-nojit']);
  const run = { scripts, conditions, program: directory };
  const runs = engine === 'node' ? runInNode(run) : runInJsc({ ...run, jit: engine === 'jsc' });
  const results: ScenarioResult[] = [];
  for await (const result of runs) {
    results.push(result);
    if (values.json) console.error(`${results.length}/${scripts.length} ${headline(result)}`);
    else console.log(reportLines(result).join('\n'));
  }
  if (values.json) console.log(JSON.stringify({ scenarios: results }, null, 2));
  return results.every(({ ok }) => ok) ? 0 : 1;
};

try {
  await runCommand(usage, main);
} catch (error) {
  if (!(error instanceof Error)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}
