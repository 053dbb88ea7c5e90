/**
 * Scenarios in JavaScriptCore, the engine of iPhones: the runner is bundled for the shell `jsc`, which Debian and WebKit
 * have, and gets the built mini-program and the scripts as data. Without JIT it is what a mini-program has on iOS.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { createInterface } from 'node:readline';
import { rolldown } from 'rolldown';
import { BuildError } from '../../build/build-error.ts';
import { projectRoot } from '../../build/build-mini-program.ts';
import { filesBelow } from '../../build/sizes.ts';
import type { ScenarioResult } from '../result.ts';
import type { Order } from './shell/host.ts';

/** Why scenarios cannot run in it; '' when they can. */
export const jscAbsence = (): string =>
  findJsc() === undefined
    ? 'JavaScriptCore’s shell "jsc" is not here. On Debian: apt-get install libjavascriptcoregtk-4.0-bin'
    : '';

const findJsc = (): string | undefined =>
  (process.env['PATH'] ?? '')
    .split(delimiter)
    .map((folder) => join(folder, 'jsc'))
    .find((file) => existsSync(file));

/** The same for every engine. */
export interface ScriptedRun extends Omit<Order, 'files'> {
  /** the directory of the built mini-program */
  readonly program: string;
}

export interface JscRun extends ScriptedRun {
  readonly jit: boolean;
}

/** Yields the results in order. Throws a `BuildError` where there is no shell, and what the shell said where it failed. */
export async function* runInJsc({ jit, program, ...rest }: JscRun): AsyncGenerator<ScenarioResult> {
  const jsc = findJsc();
  if (jsc === undefined) throw new BuildError(jscAbsence());
  const directory = join(projectRoot, '.cache/jsc', String(process.pid));
  mkdirSync(directory, { recursive: true });
  const files = filesBelow(program).map((path) => [path, readFileSync(join(program, path), 'utf8')]);
  const order: Order = { ...rest, files: Object.fromEntries(files) };
  const data = join(directory, 'order.js');
  writeFileSync(data, `globalThis.order = ${JSON.stringify(order)};`);
  const [globals, runner] = [await bundled('globals', directory), await bundled('main', directory)];
  const options = jit ? [] : ['--useJIT=false'];
  const child = spawn(jsc, [...options, globals, data, runner], { stdio: ['ignore', 'pipe', 'pipe'] });
  const complaints: string[] = [];
  child.stderr.setEncoding('utf8').on('data', (text: string) => complaints.push(text));
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  const lines: string[] = [];
  for await (const line of createInterface(child.stdout))
    if (line.startsWith('{')) yield JSON.parse(line) as ScenarioResult;
    else lines.push(line);
  const code = await ended;
  if (code !== 0) throw new Error(`jsc ended with ${code}: ${[...lines, ...complaints].join('\n')}`);
}

const shell = (name: string): string => join(import.meta.dirname, 'shell', `${name}.ts`);

/** `name` of `shell/` with all that it imports, as a module. */
async function bundled(name: string, directory: string): Promise<string> {
  const build = await rolldown({
    input: shell(name),
    platform: 'neutral',
    resolve: {
      mainFields: ['module', 'main'],
      alias: Object.fromEntries(['vm', 'util', 'path', 'fs'].map((node) => [`node:${node}`, shell(node)])),
    },
    transform: { define: { 'process.env.NODE_ENV': '"production"' } },
    onLog(level, log, report) {
      if (log.code !== 'EVAL' && level === 'warn') report(level, log);
    },
  });
  const file = join(directory, `${name}.mjs`);
  await build.write({ file, format: 'es', codeSplitting: false });
  await build.close();
  return file;
}
