/**
 * `npm test` behind the checks: runs vitest, passes its output on, and fails when a secret was printed anywhere in it.
 * Arguments go to vitest.
 */
import { spawn } from 'node:child_process';
import { printedSecrets } from './test/printed-secrets.ts';

const vitest = spawn(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', ...process.argv.slice(2)], {
  stdio: ['inherit', 'pipe', 'pipe'],
  env: { ...process.env, ...(process.stdout.isTTY ? { FORCE_COLOR: '1' } : {}) },
});

let printed = '';
for (const [from, to] of [
  [vitest.stdout, process.stdout],
  [vitest.stderr, process.stderr],
] as const)
  from.on('data', (chunk: Buffer) => {
    printed += chunk.toString('utf8');
    to.write(chunk);
  });
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => vitest.kill(signal));

vitest.on('close', (code) => {
  const secrets = printedSecrets(printed);
  for (const secret of secrets) console.error(`a test printed ${secret}`);
  process.exitCode = secrets.length > 0 ? 1 : (code ?? 1);
});
