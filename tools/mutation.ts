/**
 * `npm run mutation -- [parts]`: Stryker changes one thing at a time in the chart, the adapters, the call and its page, and
 * `tests/unit` has to notice. It runs part by part and keeps what it found in `.cache/mutation`, so that the next run repeats only what has
 * changed. Ctrl-C and `--until` end it; the part that it was at is lost. The former exits with 130, wrong usage with 2.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { filesBelow } from './build/sizes.ts';
import { runCommand, UsageError, wholeNumber } from './command-line.ts';
import { untilOf } from './verify/arguments.ts';
import { interruptedCode, Stop } from './verify/stop.ts';

const results = '.cache/mutation';
const sandbox = `${results}/sandbox`;
const stryker = 'node_modules/@stryker-mutator/core/bin/stryker.js';

const usage = `npm run mutation -- [parts] [options]
  parts             files, folders or globs in machines, src/adapters, src/call, src/pages/call and src/bind-call.ts,
                    such as machines/pair.ts; default all, folder by folder
  --until TIME      stop after 90s, 20m or 2h
  --force           also what the last run knows
  --concurrency N   processes at a time, default ${availableParallelism()}`;

/** Small, as one that is ended loses what it found; but each costs a run of the tests without any mutant first. */
const allParts = (): string[] => [
  ...readdirSync('machines').map((name) => `machines/${name}`),
  ...readdirSync('src/adapters', { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => `src/adapters/${name}`),
  'src/adapters/*.ts',
  'src/call',
  'src/pages/call',
  'src/bind-call.ts',
];

const isPart = (part: string): boolean =>
  /^(machines|src\/(adapters|call|pages\/call))(\/|$)|^src\/bind-call\.ts$/.test(part);

const fileOf = (part: string): string => `${results}/${part.replace(/\W+/g, '-')}`;

/** Nothing was written since: Stryker knows that too, but only after a run of the tests. */
const isKnown = (part: string, writtenAt: number): boolean =>
  existsSync(`${fileOf(part)}.json`) && statSync(`${fileOf(part)}.json`).mtimeMs > writtenAt;

const lastWrittenAt = (): number =>
  Math.max(
    ...['machines', 'src', 'tests/unit'].flatMap((folder) =>
      filesBelow(folder).map((file) => statSync(`${folder}/${file}`).mtimeMs),
    ),
  );

const readArguments = () =>
  parseArgs({
    allowPositionals: true,
    options: {
      until: { type: 'string' },
      force: { type: 'boolean', default: false },
      concurrency: { type: 'string', default: String(availableParallelism()) },
    },
  });

const partsOf = (asked: readonly string[]): readonly string[] => {
  const parts = asked.map((part) => part.replace(/^\.\/|\/$/g, ''));
  const wrong = parts.find((part) => !isPart(part) || (!part.includes('*') && !existsSync(part)));
  if (wrong !== undefined) throw new UsageError(`${wrong} is nothing that is mutated`);
  return parts.length > 0 ? parts : allParts();
};

/**
 * Resolves to Stryker's exit code, or to null where it was stopped. Its processes are a group of their own that is ended as a
 * whole: by itself, Stryker leaves its sandbox and some of them behind.
 */
const mutate = async (part: string, options: readonly string[], stop: Stop): Promise<number | null> => {
  const files = part.endsWith('.ts') ? part : `${part}/**/*.ts`;
  const run = ['run', '--mutate', `${files},!**/*.d.ts`, '--incrementalFile', `${fileOf(part)}.json`];
  const child = spawn(process.execPath, [stryker, ...run, ...options], { stdio: 'inherit', detached: true });
  const end = (): void => {
    try {
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
    } catch {
      // all of it has ended by itself
    }
    rmSync(sandbox, { recursive: true, force: true, maxRetries: 5 });
  };
  const timer = setInterval(() => stop.asked && end(), 100);
  process.once('exit', end);
  const [code] = (await once(child, 'exit')) as [number | null];
  clearInterval(timer);
  process.off('exit', end);
  end();
  if (existsSync(`${results}/report.html`)) renameSync(`${results}/report.html`, `${fileOf(part)}.html`);
  return code;
};

const main = async (): Promise<number> => {
  // whatever ends this ends Stryker
  for (const signal of ['SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(1));
  const { values, positionals } = readArguments();
  const parts = partsOf(positionals);
  const stop = new Stop(values.until === undefined ? Infinity : untilOf(values.until));
  const progress = process.stdout.isTTY ? 'progress' : 'progress-append-only';
  const options = ['--reporters', `${progress},clear-text,html`];
  options.push('--concurrency', String(wholeNumber('concurrency', values.concurrency)));
  if (values.force) options.push('--force');
  const writtenAt = lastWrittenAt();
  for (const part of parts) {
    if (!values.force && isKnown(part, writtenAt)) continue;
    console.log(`\n${part}`);
    const code = await mutate(part, options, stop);
    if (stop.asked) console.log(`\nended in ${part}; what was known of it before is kept`);
    if (stop.asked) return stop.interrupted ? interruptedCode : 0;
    if (code !== 0) return code ?? 1;
  }
  console.log(`the survivors in their places: ${results}/*.html`);
  return 0;
};

await runCommand(usage, main);
