/**
 * `npm run monkey`: what no test thought of. A seed's monkey taps, goes back, restarts phones and presses faults in the lab;
 * then everything is restored, and two reasonable users have to reach a call, and to leave it with nothing left behind.
 * Findings exit with 1, wrong usage with 2. Ctrl-C and `--until` end it with the figures so far; the former exits with 130.
 */
import { parseArgs } from 'node:util';
import { launchBrowser } from './browser.ts';
import { runCommand, UsageError, vendorOf, wholeNumber } from './command-line.ts';
import { serveLab } from './lab/serve-lab.ts';
import { onlyOf, seedsOf } from './monkey/arguments.ts';
import { runRejoins } from './monkey/run-rejoins.ts';
import { runSeeds } from './monkey/run-seeds.ts';
import { untilOf } from './verify/arguments.ts';
import { interruptedCode, Stop } from './verify/stop.ts';

const usage = `npm run monkey -- [options]
  --seeds 1-50      these seeds, default 1-10
  --seed N          this seed only
  --only 3,5,9      of one seed, these of its actions only
  --shrink          look for the fewest actions that still make a finding: minutes for each
  --until TIME      stop after 90s, 20m or 2h; without --seeds, go on from seed to seed until then
  --build npm|alipay  the SDK build on the phones
  --rejoins N       no monkey: leave and join again N times, by every way there is`;

/** A finding is shrunk by that many tries at most. */
const shrinkTries = 24;
const firstPort = 5_480;

const readArguments = () =>
  parseArgs({
    options: {
      seeds: { type: 'string' },
      seed: { type: 'string' },
      only: { type: 'string' },
      shrink: { type: 'boolean', default: false },
      until: { type: 'string' },
      rejoins: { type: 'string' },
      build: { type: 'string' },
    },
  }).values;
type Arguments = ReturnType<typeof readArguments>;

/** More than any time is enough for. */
const endless = '1-100000';

function chosenSeeds({ seed, seeds, only, until, rejoins }: Arguments): readonly number[] {
  if (seed !== undefined && seeds !== undefined)
    throw new UsageError('--seed and --seeds exclude each other');
  if (rejoins !== undefined && (seed ?? seeds) !== undefined) throw new UsageError('--rejoins plays no seed');
  if (only !== undefined && seed === undefined) throw new UsageError('--only wants one --seed');
  if (seed !== undefined) return [wholeNumber('seed', seed)];
  return seedsOf(seeds ?? (until === undefined ? '1-10' : endless));
}

const main = async (): Promise<number> => {
  const values = readArguments();
  const seeds = chosenSeeds(values);
  const only = values.only === undefined ? null : onlyOf(values.only);
  const rejoins = values.rejoins === undefined ? null : wholeNumber('rejoins', values.rejoins);
  const stop = new Stop(values.until === undefined ? Infinity : untilOf(values.until));
  const lab = await serveLab({ port: firstPort, ...vendorOf(values.build) });
  const browser = await launchBrowser({ keepOnInterrupt: true });
  // whoever waits for the browser is told at once
  process.once('SIGINT', () => void browser.close());
  try {
    const { url } = lab;
    const tries = values.shrink ? shrinkTries : 0;
    const isClean =
      rejoins !== null
        ? await runRejoins(browser, url, rejoins, stop)
        : await runSeeds({ browser, url, seeds, only, shrinkTries: tries, stop });
    if (stop.interrupted) return interruptedCode;
    return isClean ? 0 : 1;
  } finally {
    await browser.close();
    await lab.close();
  }
};

await runCommand(usage, main);
