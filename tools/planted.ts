/**
 * `npm run planted -- [names]`: plants bugs one at a time in a copy of the sources, runs the suites until one fails, and
 * writes `docs/planted-bugs.md`. Without names it plants all that have not been caught since their text changed; with
 * `--all` all of them. A bug that nothing catches exits with 1.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { format, resolveConfig } from 'prettier';
import { z } from 'zod';
import { bugs, type PlantedBug } from '../tests/planted/bugs.ts';
import { runCommand, UsageError } from './command-line.ts';
import { CopyOfSources } from './planted/copy-of-sources.ts';
import { plantedReport, type Catch } from './planted/report.ts';
import { runSuite, suites, type Suite, type Verdict } from './planted/suites.ts';

const resultsFile = '.cache/planted/results.json';
const reportFile = 'docs/planted-bugs.md';

const result = z.object({ text: z.string(), suite: z.string(), test: z.string(), seconds: z.number() });
const known = new Map(
  existsSync(resultsFile)
    ? Object.entries(z.record(z.string(), result).parse(JSON.parse(readFileSync(resultsFile, 'utf8'))))
    : [],
);

/** Tells whether a bug is still the one that was caught. */
const textOf = (bug: PlantedBug): string => createHash('sha256').update(JSON.stringify(bug)).digest('hex');
const isKnown = (bug: PlantedBug): boolean => known.get(bug.name)?.text === textOf(bug);

/** Whether this suite finds this bug, in the copy. */
async function hunt(suite: Suite, bug: PlantedBug, copy: CopyOfSources): Promise<Verdict> {
  const takeOut = copy.plant(bug);
  try {
    return await runSuite(suite, bug.file, copy.root);
  } finally {
    takeOut();
  }
}

/** All bugs through one suite, then those at large through the next: the dear suites see few. */
async function huntAll(wanted: readonly PlantedBug[], copy: CopyOfSources): Promise<void> {
  const spent = new Map<string, number>();
  let atLarge = wanted;
  for (const suite of suites) {
    const escaped: PlantedBug[] = [];
    for (const bug of atLarge) {
      const { failed, ms } = await hunt(suite, bug, copy);
      const seconds = (spent.get(bug.name) ?? 0) + ms / 1000;
      spent.set(bug.name, seconds);
      if (failed === null) escaped.push(bug);
      else keep(bug, { suite: suite.name, test: failed, seconds: Math.round(seconds) });
    }
    atLarge = escaped;
  }
  for (const { name } of atLarge) console.log(`NOT CAUGHT: ${name}`);
}

function keep(bug: PlantedBug, caught: Catch): void {
  known.set(bug.name, { text: textOf(bug), ...caught });
  writeFileSync(resultsFile, JSON.stringify(Object.fromEntries(known)));
  console.log(`${bug.name}: ${caught.suite} in ${caught.seconds} s: ${caught.test}`);
}

/** Without a bug every suite has to pass, or what it says of bugs is worth nothing. */
async function control(copy: CopyOfSources): Promise<void> {
  for (const suite of suites) {
    const { failed } = await runSuite(suite, 'machines/call.ts', copy.root);
    if (failed !== null) throw new Error(`without any bug, ${suite.name} fails: ${failed}`);
  }
}

const usage = `npm run planted -- [names] [--all] [--control]     names as in tests/planted/bugs.ts
  --all       all bugs, not only those that have not been caught since their text changed; after the control
  --control   first the suites without any bug: each has to pass`;

const readArguments = () =>
  parseArgs({
    allowPositionals: true,
    options: { all: { type: 'boolean', default: false }, control: { type: 'boolean', default: false } },
  });

async function main(): Promise<number> {
  const { values, positionals } = readArguments();
  const unknown = positionals.find((name) => !bugs.some((bug) => bug.name === name));
  if (unknown !== undefined) throw new UsageError(`no bug is called "${unknown}"`);
  const wanted = bugs.filter((bug) =>
    positionals.length > 0 ? positionals.includes(bug.name) : values.all || !isKnown(bug),
  );
  const copy = new CopyOfSources();
  process.once('SIGINT', () => {
    copy.remove();
    process.exit(130);
  });
  try {
    if (values.control || values.all) await control(copy);
    mkdirSync('.cache/planted', { recursive: true });
    for (const { name } of wanted) known.delete(name);
    await huntAll(wanted, copy);
  } finally {
    copy.remove();
  }
  const names = new Set(bugs.filter(isKnown).map(({ name }) => name));
  const caught = new Map([...known].filter(([name]) => names.has(name)));
  const options = await resolveConfig(reportFile);
  const report = await format(plantedReport(bugs, caught), { ...options, parser: 'markdown' });
  writeFileSync(reportFile, report);
  console.log(`${caught.size} of ${bugs.length} caught; see ${reportFile}`);
  return caught.size === bugs.length ? 0 : 1;
}

await runCommand(usage, main);
