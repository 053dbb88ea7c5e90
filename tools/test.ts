/**
 * `npm test`: types, lint and format beside the tests that a newcomer runs. `npm run test:all`: beside all of them. With
 * arguments of vitest's own (`npm test -- tests/unit/machines`) these run alone. Fails, too, when a secret was printed.
 *
 * Two phones in a browser wait for pictures and leave a third of two cores idle: everything else takes what they leave.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { constants, getPriority, setPriority } from 'node:os';
import { printedSecrets } from './test/printed-secrets.ts';

/** What a newcomer runs of `tests`: what is quick, what is built, one proof and one call in a browser. */
const usualTests = ['tests/unit/', 'tests/lab/', 'tests/product/', 'tests/proof/model/exhaustive.test.ts'];
const usualInBrowser = ['tests/browser/call.test.ts'];

/** Of what takes the time that others leave; whoever has a low one already may not rise. */
const background = Math.min(
  getPriority() + constants.priority.PRIORITY_BELOW_NORMAL,
  constants.priority.PRIORITY_LOW,
);

const checks = [
  ['types', 'typescript/bin/tsc', '-b'],
  ['lint', 'eslint/bin/eslint.js', '.'],
  ['format', 'prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.'],
  ['unused', 'knip/bin/knip.js', '--no-progress', '--no-config-hints'],
] as const;

const running: ChildProcess[] = [];
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.on(signal, () => running.forEach((child) => child.kill(signal)));

/** Runs a program of node_modules; `heard` gets what it prints. Resolves to its exit code. */
const run = (
  program: string,
  args: readonly string[],
  isBackground: boolean,
  heard: (chunk: Buffer, to: NodeJS.WriteStream) => void,
): Promise<number> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, [`node_modules/${program}`, ...args], {
      stdio: ['inherit', 'pipe', 'pipe'],
      env: { ...process.env, ...(process.stdout.isTTY ? { FORCE_COLOR: '1' } : {}) },
    });
    running.push(child);
    if (isBackground && child.pid !== undefined) setPriority(child.pid, background);
    child.stdout.on('data', (chunk: Buffer) => heard(chunk, process.stdout));
    child.stderr.on('data', (chunk: Buffer) => heard(chunk, process.stderr));
    child.on('close', (code) => resolve(code ?? 1));
  });

/** What a check prints comes in one piece, at its end. */
const check = async ([name, program, ...args]: (typeof checks)[number]): Promise<number> => {
  const printed: Buffer[] = [];
  const code = await run(program, args, true, (chunk) => printed.push(chunk));
  if (code !== 0) console.error(`\n${name}:\n${Buffer.concat(printed).toString('utf8')}`);
  return code;
};

const test = async (args: readonly string[], isBackground = false): Promise<number> => {
  let printed = '';
  const code = await run('vitest/vitest.mjs', ['run', ...args], isBackground, (chunk, to) => {
    printed += chunk.toString('utf8');
    to.write(chunk);
  });
  const secrets = printedSecrets(printed);
  for (const secret of secrets) console.error(`a test printed ${secret}`);
  return secrets.length > 0 ? 1 : code;
};

const given = process.argv.slice(2);
const isAll = given[0] === '--all';
const chosen = isAll ? given.slice(1) : given;
const names = ['tests', 'tests in a browser', ...checks.map(([name]) => name)];
const codes =
  chosen.length > 0
    ? [await test(chosen)]
    : await Promise.all([
        test(['--project', '!browser', ...(isAll ? [] : usualTests)], true),
        test(['--project', 'browser', ...(isAll ? [] : usualInBrowser)]),
        ...checks.map(check),
      ]);
const failed = names.filter((_name, at) => (codes[at] ?? 0) !== 0);
if (failed.length > 0) console.error(`failed: ${failed.join(', ')}`);
process.exitCode = failed.length > 0 ? 1 : 0;
