/** How a command answers to options that it does not know, and to the question how it is used. */
import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../../../tools/build/build-mini-program.ts';

const run = (command: string, ...options: readonly string[]) =>
  spawnSync(process.execPath, ['--import', 'tsx', `tools/${command}.ts`, ...options], {
    cwd: projectRoot,
    encoding: 'utf8',
  });

const commands = ['build', 'scenario', 'verify', 'bench', 'mutation', 'replay', 'rejoins'];

describe('a command', () => {
  it.each(commands)('npm run %s refuses an option that it does not know, with its usage', (command) => {
    const { status, stderr } = run(command, '--nonsense');
    expect(stderr).toContain("Unknown option '--nonsense'");
    expect(stderr).toContain(`\n\nnpm run ${command} -- `);
    expect(stderr).not.toContain('    at ');
    expect(status).toBe(2);
  });

  it('says how it is used when it is asked', () => {
    const { status, stdout } = run('scenario', '--help');
    expect(stdout).toMatch(/^npm run scenario -- /);
    expect(status).toBe(0);
  });

  it('refuses a scenario that there is not, also beside all of them', () => {
    const { status, stderr } = run('scenario', 'all', 'S99');
    expect(stderr).toContain('S99');
    expect(status).toBe(2);
  });
});
