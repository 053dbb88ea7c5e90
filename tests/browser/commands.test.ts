/** The commands of the docs, as a reader types them. What writes to a place of the reader's own runs on a copy. */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { projectRoot } from '../../tools/build/build-mini-program.ts';

const place = mkdtempSync(join(tmpdir(), 'callchart-commands-'));
const running = new Set<ChildProcess>();
afterAll(() => {
  for (const child of running) child.kill();
  rmSync(place, { recursive: true });
});

/** `tools/start.ts` of `npm start`. */
function toolOf(script: string): string {
  const manifest: unknown = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8'));
  const scripts: unknown = Reflect.get(Object(manifest), 'scripts');
  const [, tool] =
    /^(?:tsx|node --import tsx) (\S+)$/.exec(String(Reflect.get(Object(scripts), script))) ?? [];
  if (tool === undefined) throw new Error(`the script ${script} runs no tool`);
  return tool;
}

interface Typed {
  readonly child: ChildProcess;
  /** everything printed so far */
  printed(): string;
  /** null when a signal ended it */
  readonly exit: Promise<number | null>;
}

/** What npm would run for the command, without a browser to open. */
function type(command: string, directory = projectRoot): Typed {
  const [, , ...rest] = command.replace('npm start', 'npm run start').split(' ');
  const [script = '', ...given] = rest;
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', toolOf(script), ...given.filter((word) => word !== '--')],
    { cwd: directory, env: { ...process.env, CI: '1' } },
  );
  running.add(child);
  let printed = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  const exit = new Promise<number | null>((resolve) => {
    child.on('close', (code) => {
      running.delete(child);
      resolve(code);
    });
  });
  return { child, printed: () => printed, exit };
}

/** The first match in what is printed; fails with all of it when the command ends before. */
const says = ({ child, printed, exit }: Typed, what: RegExp): Promise<RegExpExecArray> =>
  new Promise((resolve, reject) => {
    const look = (): void => {
      const found = what.exec(printed());
      if (found !== null) resolve(found);
    };
    child.stdout?.on('data', look);
    void exit.then(() => reject(new Error(`ended before it said ${String(what)}:\n${printed()}`)));
    look();
  });

const runs = async (command: string, directory?: string): Promise<string> => {
  const typed = type(command, directory);
  expect(await typed.exit, typed.printed()).toBe(0);
  return typed.printed();
};

/** The sources without what is made of them, with the packages of this clone. */
function copyOfSources(): string {
  const copy = join(place, 'clone');
  const made = ['node_modules', '.git', '.cache', 'dist', 'coverage', 'vendor'];
  cpSync(projectRoot, copy, {
    recursive: true,
    filter: (path) =>
      !made.some((name) =>
        path
          .split(/[\\/]/)
          .slice(projectRoot.split(/[\\/]/).length - 1)
          .includes(name),
      ),
  });
  symlinkSync(join(projectRoot, 'node_modules'), join(copy, 'node_modules'), 'junction');
  return copy;
}

// each is a process of its own that compiles itself first: slow on a busy machine
describe('the commands of the docs', () => {
  it('npm start serves the lab at the address that it prints, and ends on Ctrl-C', async () => {
    const typed = type('npm start -- --no-open --port 0');
    const [, address = ''] = await says(typed, /Callchart lab: (\S+)/);
    expect(await (await fetch(address)).text()).toContain('<title>');
    await says(typed, /Ctrl-C ends it/);
    typed.child.kill('SIGINT');
    expect(await typed.exit).toBe(process.platform === 'win32' ? null : 0);
  });

  it('npm run inspect serves the viewer and names the address for the phone', async () => {
    const typed = type('npm run inspect -- --no-open --port 0');
    const [, viewer = ''] = await says(typed, /Viewer: (\S+)/);
    expect((await fetch(viewer)).ok).toBe(true);
    await says(typed, /Enter on the phone: ws:\/\/127\.0\.0\.1:\d+/);
    typed.child.kill();
    await typed.exit;
  });

  it('npm run build writes what the IDE opens, with the inspector only where asked to', async () => {
    const clone = copyOfSources();
    const opened: unknown = JSON.parse(readFileSync(join(clone, 'mini.project.json'), 'utf8'));
    const root = join(clone, String(Reflect.get(Object(opened), 'miniprogramRoot')));
    expect(await runs('npm run build', clone)).toMatch(/xstate/);
    expect(existsSync(join(root, 'app.json'))).toBe(true);
    expect(await runs('npm run build -- --inspector', clone)).toContain('not for release');
  });

  it('npm run scenario -- S1 S3 prints the mounts of both', async () => {
    const printed = await runs('npm run scenario -- S1 S3');
    expect(printed).toMatch(/✓ S1 [\s\S]*mounts +3 [\s\S]*✓ S3 [\s\S]*mounts +1 /);
  });

  it('npm run verify prints its table', async () => {
    expect(await runs('npm run verify -- --seed 1')).toContain('0 violations');
  });

  it('npm run lab:build writes the lab as files', async () => {
    await runs('npm run lab:build');
    expect(existsSync(join(projectRoot, '.cache/lab/index.html'))).toBe(true);
  });

  it('npm run screenshot takes the pictures of the docs', async () => {
    await runs(`npm run screenshot -- ${join(place, 'lab.png')}`);
    for (const picture of ['lab.png', 'inspector.png']) expect(existsSync(join(place, picture))).toBe(true);
  });
});
