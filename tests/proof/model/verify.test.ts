/** `npm run verify` ended early: it prints the figures so far, and nothing of it goes on running. */
import { spawn } from 'node:child_process';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';

interface Ending {
  readonly code: number | null;
  readonly out: string;
}

/** In a process group of its own, as a terminal has it; ends when nothing of the group goes on. @param interruptAt what it has to say before Ctrl-C is pressed */
const verify = (options: readonly string[], interruptAt: RegExp | null): Promise<Ending> =>
  new Promise((resolve) => {
    const run = spawn(process.execPath, ['--import', 'tsx', 'tools/verify.ts', ...options], {
      detached: true,
    });
    const group = -(run.pid ?? 0);
    let [out, said] = ['', ''];
    run.stdout.on('data', (chunk: Buffer) => (out += chunk.toString('utf8')));
    run.stderr.on('data', (chunk: Buffer) => {
      const before = said;
      said += chunk.toString('utf8');
      if (interruptAt?.test(said) === true && !interruptAt.test(before)) process.kill(group, 'SIGINT');
    });
    run.on('close', (code) => void gone(group).then(() => resolve({ code, out })));
  });

const exists = (group: number): boolean => {
  try {
    return process.kill(group, 0);
  } catch {
    return false;
  }
};

/** Once no process of the group is left, which a busy machine may notice late. */
const gone = async (group: number): Promise<void> => {
  while (exists(group)) await setTimeout(50);
};

const table = /configurations +transitions +pairs +seeds +faults +invariants +violations +complete +time/;

describe('npm run verify', () => {
  it('ends at Ctrl-C with the figures so far', async () => {
    const { code, out } = await verify(['--only', 'unsplit'], /whole chart: \d+ configurations/);
    expect(out).toMatch(table);
    expect(out).toMatch(/whole chart +[\d,]+ +[\d,]+ +[\d,]+ +– +– +\d+ +0 +no/);
    expect(out).toContain('0 violations; 1 of 1 checks did not come to their end.');
    expect(code).toBe(130);
  });

  it('ends when its time is up', async () => {
    const { code, out } = await verify(['--only', 'unsplit', '--until', '2s'], null);
    expect(out).toMatch(table);
    expect(out).not.toMatch(/ yes /);
    expect(code).toBe(0);
  });

  it('ends the seeds at Ctrl-C as well', async () => {
    const { code, out } = await verify(['--only', 'seeds', '--seeds', '1000'], /seeds \d+ of 1000/);
    expect(out).toMatch(/seeded simulation +– +– +– +[1-9]\d* +\d+ +\d+ +0 +no/);
    expect(code).toBe(130);
  });

  it('refuses what it does not understand', async () => {
    expect((await verify(['--until', 'soon'], null)).code).toBe(2);
  });
});
