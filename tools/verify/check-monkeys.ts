/** The monkeys, with progress and an estimate. */
import type { ProgramFiles } from '../../lab/realm/index.ts';
import { mischiefNames } from './monkeys/mischief.ts';
import { letMonkeysPlay } from './monkeys/monkeys.ts';
import { timeText } from './progress.ts';
import { followSeeds } from './seed-progress.ts';
import type { Stop } from './stop.ts';
import type { Row } from './table.ts';

const directory = '.cache/verify';

export const checkMonkeys = async (
  first: number,
  count: number,
  stop: Stop,
  program: ProgramFiles,
): Promise<Row> => {
  const progress = followSeeds('monkeys', count);
  const { seeds, faults, faultKinds, virtualMs, waits, failures } = await letMonkeysPlay({
    first,
    count,
    program,
    directory,
    goOn: () => !stop.asked,
    onSeed: progress.onSeed,
  });
  const ms = progress.end();
  console.log(
    `monkeys ${first} to ${first + seeds - 1}: ${waitsText(waits)}; ${timeText(virtualMs)} of calls`,
  );
  return {
    what: 'monkeys',
    bounds: `seeds ${first} to ${first + count - 1}, ${faultKinds.size} of ${mischiefNames.length} kinds of faults met`,
    seeds,
    faults,
    violations: failures.length,
    complete: seeds === count,
    ms,
  };
};

const waitsText = (waits: readonly number[]): string => {
  const sorted = [...waits].sort((one, other) => one - other);
  const at = (share: number): string =>
    `${((sorted[Math.floor((sorted.length - 1) * share)] ?? 0) / 1_000).toFixed(1)} s`;
  return `a call after ${at(0.5)} (median), ${at(0.99)} (99 of 100), ${at(1)} (all)`;
};
