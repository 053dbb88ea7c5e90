/** Seed after seed in one browser, each in a context of its own, with progress, and what was found as it is found. */
import type { Browser } from 'playwright-core';
import { Progress, timeText } from '../verify/progress.ts';
import type { Stop } from '../verify/stop.ts';
import { reportOf, secondsText } from './report.ts';
import { runSeed, type Outcome } from './run-seed.ts';
import { shrink } from '../shrink.ts';

export interface SeedsJob {
  readonly browser: Browser;
  readonly url: string;
  readonly seeds: readonly number[];
  /** `null`: all actions */
  readonly only: ReadonlySet<number> | null;
  /** tries per finding; 0 leaves the actions as they are */
  readonly shrinkTries: number;
  readonly stop: Stop;
}

const directory = '.cache/monkey';

/** Resolves to whether nothing was found. */
export async function runSeeds(job: SeedsJob): Promise<boolean> {
  const { browser, url, seeds, only, stop } = job;
  const progress = new Progress();
  const begun = performance.now();
  const waits: number[] = [];
  const failed: number[] = [];
  for (const seed of seeds) {
    if (stop.asked) break;
    const spent = timeText(performance.now() - begun);
    progress.show(`seed ${seed}, ${waits.length} of ${seeds.length} done, ${failed.length} failed, ${spent}`);
    const outcome = await runSeed(browser, url, seed, only).catch(unlessStopped(stop));
    if (outcome === null) break;
    waits.push(outcome.callAfter);
    if (outcome.findings.length === 0) continue;
    failed.push(seed);
    progress.clear();
    console.log(`${reportOf(outcome, directory).join('\n')}\n`);
    if (job.shrinkTries > 0) await reportShrunk(job, outcome);
  }
  progress.clear();
  console.log(summaryOf(waits, failed, performance.now() - begun));
  return failed.length === 0;
}

/** Ctrl-C closes the browser under whoever uses it. */
const unlessStopped =
  (stop: Stop) =>
  (reason: unknown): null => {
    if (stop.interrupted) return null;
    throw reason;
  };

function summaryOf(waits: readonly number[], failed: readonly number[], ms: number): string {
  const sorted = [...waits].sort((a, b) => a - b);
  const at = (share: number): string => secondsText(sorted[Math.floor((sorted.length - 1) * share)] ?? 0);
  const found = failed.length === 0 ? 'nothing found' : `something found with ${failed.join(', ')}`;
  const calls = waits.length === 0 ? '' : `; two-way call after ${at(0.5)} (median), ${at(1)} at most`;
  const seeds = waits.length === 1 ? 'seed' : 'seeds';
  return `${waits.length} ${seeds} in ${timeText(ms)}: ${found}${calls}`;
}

/** The fewest actions that still make the first finding. */
async function reportShrunk({ browser, url, shrinkTries, stop }: SeedsJob, outcome: Outcome): Promise<void> {
  const [first] = outcome.findings;
  const fails = async (kept: ReadonlySet<number>): Promise<boolean> => {
    if (stop.asked) return false;
    const again = await runSeed(browser, url, outcome.seed, kept).catch(unlessStopped(stop));
    return again?.findings.some(({ kind }) => kind === first?.kind) ?? false;
  };
  const all = outcome.played.map(([at]) => at);
  const kept = await shrink(all, fails, shrinkTries);
  console.log(`  shrunk: npm run monkey -- --seed ${outcome.seed} --only ${kept.join(',')}\n`);
}
