/** Runs seeds one after the other, counts, and turns a failing one into a file that can be replayed. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ProgramFiles } from '../../../lab/realm/index.ts';
import { rejectionsDuring } from '../rejections.ts';
import { mended } from './mend.ts';
import { promises } from './promises.ts';
import type { Breach } from './promises.ts';
import { runSchedule } from './run-schedule.ts';
import type { Ending, Outcome } from './run-schedule.ts';
import { scheduleOf } from './schedule.ts';
import type { Schedule } from './schedule.ts';
import { scenarioFileOf, shrink } from './shrink.ts';

export interface Failure {
  readonly seed: number;
  readonly breaches: readonly Breach[];
  /** the shrunk scenario */
  readonly file: string;
  readonly text: string;
}

export interface Figures {
  readonly seeds: number;
  readonly faults: number;
  readonly faultKinds: ReadonlySet<string>;
  /** ms of virtual time */
  readonly virtualMs: number;
  readonly endings: ReadonlyMap<Ending, number>;
  readonly failures: readonly Failure[];
}

const failureText = (
  { seed, promises: order, events, latencyMs, jitterMs }: Schedule,
  { breaches, trace }: Outcome,
  replay: string,
): string =>
  [
    `seed ${seed} (promises as ${order}, events as ${events}, latency ${latencyMs} ms, jitter ${jitterMs} ms)`,
    ...breaches.map(({ promise, at, detail }) => `  ${at} ms: ${promises[promise]}\n    ${detail}`),
    '  the trace up to the first:',
    ...trace.split('\n').map((line) => `    ${line}`),
    replay,
  ].join('\n');

const withRejections = async (run: () => Promise<Outcome>): Promise<Outcome> => {
  const [outcome, rejected] = await rejectionsDuring(run);
  const breaches = rejected.map((detail): Breach => ({ promise: 'noErrors', at: 0, detail }));
  return { ...outcome, breaches: [...outcome.breaches, ...breaches] };
};

/** @param directory where the shrunk scenario goes */
const fail = async (
  schedule: Schedule,
  outcome: Outcome,
  program: ProgramFiles,
  directory: string,
): Promise<Failure> => {
  const { seed } = schedule;
  const [first] = outcome.breaches;
  const { schedule: small, runs } =
    first === undefined ? { schedule, runs: 0 } : await shrink(schedule, first.promise, program);
  mkdirSync(directory, { recursive: true });
  const file = join(directory, `seed-${seed}.json`);
  writeFileSync(file, `${JSON.stringify(scenarioFileOf(small, mended), null, 2)}\n`);
  const { jitterMs, promises: order, events } = small;
  const replay = [
    `  replay: npm run verify -- --seed ${seed}`,
    `  shrunk in ${runs} runs: npm run scenario -- --file ${file} --seed ${seed} --jitter ${jitterMs} ` +
      `--promises ${order} --events ${events}`,
  ].join('\n');
  return { seed, breaches: outcome.breaches, file, text: failureText(schedule, outcome, replay) };
};

export interface SimulationOptions {
  readonly first: number;
  readonly count: number;
  readonly program: ProgramFiles;
  readonly directory: string;
  /** asked before each seed */
  readonly goOn?: () => boolean;
  readonly onSeed?: (figures: Figures) => void;
}

export const simulate = async (options: SimulationOptions): Promise<Figures> => {
  const { first, count, program, directory, goOn = () => true, onSeed = () => undefined } = options;
  const failures: Failure[] = [];
  const kinds = new Set<string>();
  const endings = new Map<Ending, number>();
  let [seeds, faults, virtualMs] = [0, 0, 0];
  const figures = (): Figures => ({ seeds, faults, virtualMs, endings, failures, faultKinds: kinds });
  for (let seed = first; seed < first + count && goOn(); seed += 1) {
    const schedule = scheduleOf(seed);
    const outcome = await withRejections(() => runSchedule(schedule, schedule.script, program));
    seeds += 1;
    faults += schedule.faults.length;
    virtualMs += outcome.virtualMs;
    endings.set(outcome.ending, (endings.get(outcome.ending) ?? 0) + 1);
    for (const fault of schedule.faults) kinds.add(fault);
    if (outcome.breaches.length > 0) failures.push(await fail(schedule, outcome, program, directory));
    onSeed(figures());
  }
  return figures();
};
