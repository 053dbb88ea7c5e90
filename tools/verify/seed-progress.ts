/** How far a run over seeds is, and each failure as soon as it is found. */
import { Progress, timeText } from './progress.ts';

export interface SeedsSoFar {
  readonly seeds: number;
  readonly failures: readonly { readonly text: string }[];
}

export interface SeedProgress {
  /** For the run to call after each seed. */
  readonly onSeed: (soFar: SeedsSoFar) => void;
  /** Takes the line away; the ms since the start. */
  end(): number;
}

/** @param what in the line: `seeds`, `monkeys` */
export const followSeeds = (what: string, count: number): SeedProgress => {
  const progress = new Progress();
  const begun = performance.now();
  const passed = (): number => performance.now() - begun;
  let told = 0;
  return {
    onSeed({ seeds, failures }) {
      const left = (passed() / seeds) * (count - seeds);
      progress.show(`${what} ${seeds} of ${count}, ${failures.length} failed, ${timeText(left)} left`);
      for (const { text } of failures.slice(told)) {
        progress.clear();
        console.log(`${text}\n`);
      }
      told = failures.length;
    },
    end() {
      progress.clear();
      return passed();
    },
  };
};
