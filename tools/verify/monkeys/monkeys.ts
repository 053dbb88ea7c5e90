/** Lets the monkeys of seed after seed play, counts, and turns a finding into a scenario with the fewest moves that make it. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ProgramFiles } from '../../../lab/realm/index.ts';
import { shrink } from './shrink.ts';
import { planOf, type Plan } from './plan.ts';
import { play, scenarioOf, type Outcome } from './play.ts';

export interface Failure {
  readonly seed: number;
  readonly kinds: ReadonlySet<string>;
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
  /** ms from the repair to each call */
  readonly waits: readonly number[];
  readonly failures: readonly Failure[];
}

export interface MonkeysOptions {
  readonly first: number;
  readonly count: number;
  readonly program: ProgramFiles;
  readonly directory: string;
  /** what may go wrong, of `mischiefNames`; default all of them */
  readonly mischief?: readonly string[];
  /** whether some trust the product to mend the call; default true. Else everybody hangs up after a while, and joins again. */
  readonly patience?: boolean;
  /** asked before each seed */
  readonly goOn?: () => boolean;
  readonly onSeed?: (figures: Figures) => void;
}

/** A finding is shrunk by that many runs at most. */
const shrinkRuns = 100;

export const letMonkeysPlay = async (options: MonkeysOptions): Promise<Figures> => {
  const { first, count, program, directory, mischief, patience = true, goOn = () => true, onSeed } = options;
  const failures: Failure[] = [];
  const waits: number[] = [];
  const faultKinds = new Set<string>();
  let [seeds, faults, virtualMs] = [0, 0, 0];
  const figures = (): Figures => ({ seeds, faults, faultKinds, virtualMs, waits, failures });
  for (let seed = first; seed < first + count && goOn(); seed += 1) {
    const planned = planOf(seed, mischief);
    const plan = { ...planned, patient: patience && planned.patient };
    const outcome = await play(plan, plan.moves, program);
    seeds += 1;
    faults += plan.faults.length;
    virtualMs += outcome.virtualMs;
    for (const fault of plan.faults) faultKinds.add(fault);
    if (outcome.callAfter !== null) waits.push(outcome.callAfter);
    if (outcome.findings.length > 0) failures.push(await failureOf(plan, outcome, program, directory));
    onSeed?.(figures());
  }
  return figures();
};

const failureOf = async (
  plan: Plan,
  { done, findings }: Outcome,
  program: ProgramFiles,
  directory: string,
): Promise<Failure> => {
  const { seed, world } = plan;
  const chosen = (kept: ReadonlySet<number>) => done.filter((_, at) => kept.has(at));
  const fails = async (kept: ReadonlySet<number>): Promise<boolean> => {
    const again = await play(plan, chosen(kept), program);
    return again.findings.some(({ kind }) => kind === findings[0]?.kind);
  };
  const fewest = await shrink([...done.keys()], fails, shrinkRuns);
  mkdirSync(directory, { recursive: true });
  const file = join(directory, `monkeys-${seed}.json`);
  writeFileSync(file, `${JSON.stringify(scenarioOf(plan, chosen(new Set(fewest))), null, 2)}\n`);
  const text = [
    `monkeys of seed ${seed} (latency ${world.latency} ms, tokens of ${world.tokenSeconds} s)`,
    ...findings.map(({ detail }) => `  ${detail}`),
    `  ${plan.faults.join(', ')}`,
    `  again: npm run verify -- --only monkeys --seed ${seed}`,
    `  ${fewest.length} of its ${done.length} moves: npm run scenario -- --file ${file}`,
  ].join('\n');
  return { seed, kinds: new Set(findings.map(({ kind }) => kind)), file, text };
};
