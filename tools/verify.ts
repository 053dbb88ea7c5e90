/**
 * `npm run verify`: what `npm test` proves in seconds, deeper. The chart's parts and then the whole product of its regions,
 * two parties and their server, and seeded schedules and monkeys on the built mini-program. Prints one table; a violation exits
 * with 1, wrong usage with 2. Ctrl-C and `--until` end it with the figures so far; the former exits with 130.
 */
import { parseArgs } from 'node:util';
import { builtProgram } from './build/built-program.ts';
import { runCommand, UsageError, vendorOf, wholeNumber } from './command-line.ts';
import { untilOf } from './verify/arguments.ts';
import { checkChart } from './verify/check-chart.ts';
import { checkMonkeys } from './verify/check-monkeys.ts';
import { checkSeeds } from './verify/check-seeds.ts';
import { interruptedCode, Stop } from './verify/stop.ts';
import { tableOf } from './verify/table.ts';
import type { Row } from './verify/table.ts';

const usage = `npm run verify -- [options]
  --seeds N       seeded schedules to run, and monkeys, default 300        --first N   the first one, default 1
  --seed N        this seed only, and nothing else but what --only names
  --only PART     chart, product, unsplit, parties, seeds, monkeys or mutants; may be repeated
  --remotes 1|2   remote streams in the whole product, default 1
  --build npm|alipay  the SDK build under schedules and monkeys
  --until TIME    stop after 90s, 20m or 2h`;

const parts = ['chart', 'product', 'unsplit', 'parties', 'seeds', 'monkeys', 'mutants'] as const;
/** Only when asked for: the product once more, not split where nothing is read across, and planting all bugs. */
const unusual: readonly string[] = ['unsplit', 'mutants'];
const usual: readonly string[] = parts.filter((part) => !unusual.includes(part));
type Part = (typeof parts)[number];

const onTheBuild: readonly string[] = ['seeds', 'monkeys'];

const readArguments = () =>
  parseArgs({
    options: {
      seeds: { type: 'string', default: '300' },
      first: { type: 'string', default: '1' },
      seed: { type: 'string' },
      only: { type: 'string', multiple: true },
      remotes: { type: 'string', default: '1' },
      build: { type: 'string' },
      until: { type: 'string' },
    },
  }).values;

const partsOf = (only: readonly string[] | undefined, seed: string | undefined): ReadonlySet<Part> => {
  const asked = only ?? (seed === undefined ? usual : ['seeds']);
  const known = parts.filter((part) => asked.includes(part));
  if (known.length < asked.length) throw new UsageError(`--only takes ${parts.join(', ')}`);
  return new Set(known);
};

const main = async (): Promise<number> => {
  const values = readArguments();
  const wanted = partsOf(values.only, values.seed);
  const stop = new Stop(values.until === undefined ? Infinity : untilOf(values.until));
  const vendor = vendorOf(values.build);
  const rows: Row[] = [];
  if ([...wanted].some((part) => !onTheBuild.includes(part)))
    rows.push(...(await checkChart(wanted, wholeNumber('remotes', values.remotes) === 2 ? 2 : 1, stop)));
  const first = wholeNumber('first', values.seed ?? values.first);
  const count = values.seed === undefined ? wholeNumber('seeds', values.seeds) : 1;
  if (wanted.has('seeds') && !stop.asked)
    rows.push(await checkSeeds(first, count, stop, await builtProgram(vendor)));
  if (wanted.has('monkeys') && !stop.asked)
    rows.push(await checkMonkeys(first, count, stop, await builtProgram(vendor)));
  console.log(`\n${tableOf(rows).join('\n')}`);
  if (rows.some(({ violations }) => violations > 0)) return 1;
  return stop.interrupted ? interruptedCode : 0;
};

await runCommand(usage, main);
