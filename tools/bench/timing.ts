/**
 * The CPU time of short pieces of code: warmed up, repeated, and those that are compared taking turns, for others on the
 * machine disturb all of them alike.
 */
import { nodeSettle } from '../../lab/realm/index.ts';
import type { Figure, Run } from './figure.ts';
import { deviation, median, rounded } from './statistics.ts';

export interface Timed {
  /** µs of CPU, the median of the rounds */
  readonly value: number;
  readonly spread: number;
}

/** Prepares a round, untimed; what it returns is timed, and returns how often it did what is to be timed. */
export type Contender = () => () => number;

/** µs of CPU time of this process so far. */
export const cpuTime = (): number => {
  const { user, system } = process.cpuUsage();
  return user + system;
};

const warmUpRounds = 5;
const rounds = 25;

/** The time of doing it once, of each contender. */
export const timed = async <Name extends string>(
  run: Run,
  contenders: Readonly<Record<Name, Contender>>,
): Promise<Record<Name, Timed>> => {
  const names = Object.keys(contenders) as Name[];
  const samples = new Map<Name, number[]>(names.map((name) => [name, []]));
  const all = run.quick ? 2 : warmUpRounds + rounds;
  for (let round = 0; round < all && run.goOn(); round += 1) {
    run.progress(`round ${round + 1} of ${all}`);
    for (const name of names) {
      const work = contenders[name]();
      // so that Ctrl-C is heard
      await nodeSettle();
      const begun = cpuTime();
      const times = work();
      samples.get(name)?.push((cpuTime() - begun) / times);
    }
  }
  const timedOf = (name: Name): Timed => {
    const counted = (samples.get(name) ?? []).slice(run.quick ? 1 : warmUpRounds);
    return { value: median(counted), spread: deviation(counted) };
  };
  return Object.fromEntries(names.map((name) => [name, timedOf(name)])) as Record<Name, Timed>;
};

/** A timed figure, and what it is compared with. */
export const timedFigure = (
  of: string,
  measure: string,
  { value, spread }: Timed,
  compared: { readonly floor?: Timed; readonly peer?: Timed } = {},
): Figure => ({
  of,
  measure,
  value: rounded(value),
  spread: rounded(spread),
  ...(compared.floor === undefined ? {} : { floor: rounded(compared.floor.value) }),
  ...(compared.peer === undefined ? {} : { peer: rounded(compared.peer.value) }),
});
