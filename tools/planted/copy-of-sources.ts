/** A copy of the project in a temporary directory, to spoil at will. */
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PlantedBug } from '../../tests/planted/bugs.ts';
import { projectRoot } from '../build/build-mini-program.ts';

/** What the copy shares with the project: nothing writes to it. */
const shared = ['node_modules', 'lab/inspector/node_modules', 'vendor'];

export class CopyOfSources {
  readonly root = mkdtempSync(join(tmpdir(), 'callchart-planted-'));

  constructor() {
    const listed = ['ls-files', '-z', '--cached', '--others', '--exclude-standard'];
    const files = execFileSync('git', listed, { cwd: projectRoot, encoding: 'utf8' }).split('\0');
    for (const file of files)
      if (file !== '' && existsSync(join(projectRoot, file)))
        cpSync(join(projectRoot, file), join(this.root, file));
    for (const path of shared)
      if (existsSync(join(projectRoot, path))) symlinkSync(join(projectRoot, path), join(this.root, path));
  }

  /** Plants a bug. Returns what takes it out again. Throws when its place is not there exactly once. */
  plant({ name, file, find, replace }: PlantedBug): () => void {
    const path = join(this.root, file);
    const text = readFileSync(path, 'utf8');
    const places = text.split(find).length - 1;
    if (places !== 1) throw new Error(`"${name}": its place is in ${file} ${places} times`);
    writeFileSync(
      path,
      text.replace(find, () => replace),
    );
    return () => writeFileSync(path, text);
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}
