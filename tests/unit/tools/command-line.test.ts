/** How a command answers to options that it does not know, and to the question how it is used. */
import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../../../tools/build/build-mini-program.ts';

const run = (command: string, ...options: readonly string[]) =>
  spawnSync(process.execPath, ['--import', 'tsx', `tools/${command}.ts`, ...options], {
    cwd: projectRoot,
    encoding: 'utf8',
  });

const commands = ['build', 'scenario', 'verify', 'bench', 'mutation', 'planted', 'replay'];

describe.each(commands)('npm run %s', { timeout: 60_000 }, (command) => {
  it('refuses an option that it does not know, with its usage', () => {
    const { status, stderr } = run(command, '--nonsense');
    expect(stderr).toContain("Unknown option '--nonsense'");
    expect(stderr).toContain(`\n\nnpm run ${command} -- `);
    expect(stderr).not.toContain('    at ');
    expect(status).toBe(2);
  });

  it('says how it is used when it is asked', () => {
    const { status, stdout } = run(command, '--help');
    expect(stdout).toMatch(new RegExp(`^npm run ${command} -- `));
    expect(status).toBe(0);
  });
});

describe('npm run scenario', { timeout: 60_000 }, () => {
  it('refuses a scenario that there is not, also beside all of them', () => {
    const { status, stderr } = run('scenario', 'all', 'S99');
    expect(stderr).toContain('S99');
    expect(status).toBe(2);
  });
});
