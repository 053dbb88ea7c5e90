/** The seeded simulation, with progress and an estimate. */
import type { ProgramFiles } from '../../lab/realm/index.ts';
import { timeText } from './progress.ts';
import { followSeeds } from './seed-progress.ts';
import { faultKinds } from './simulation/fault-kinds.ts';
import { promises } from './simulation/promises.ts';
import { simulate } from './simulation/simulate.ts';
import type { Stop } from './stop.ts';
import type { Row } from './table.ts';

const directory = '.cache/verify';

export const checkSeeds = async (
  first: number,
  count: number,
  stop: Stop,
  program: ProgramFiles,
): Promise<Row> => {
  const progress = followSeeds('seeds', count);
  const figures = await simulate({
    first,
    count,
    program,
    directory,
    goOn: () => !stop.asked,
    onSeed: progress.onSeed,
  });
  const ms = progress.end();
  const endings = [...figures.endings].map(([ending, times]) => `${times} ${ending}`).join(', ');
  console.log(
    `seeds ${first} to ${first + figures.seeds - 1}: ${endings}; ${timeText(figures.virtualMs)} of calls`,
  );
  return {
    what: 'seeded simulation',
    bounds: `seeds ${first} to ${first + count - 1}, ${figures.faultKinds.size} of ${faultKinds.length} kinds of faults met`,
    seeds: figures.seeds,
    faults: figures.faults,
    invariants: Object.keys(promises).length,
    violations: figures.failures.length,
    complete: figures.seeds === count,
    ms,
  };
};
