/** Empties the output directory before a build, and refuses any directory that does not look like an earlier build. */
import { existsSync, lstatSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { BuildError } from './build-error.ts';

/** Leaves `outDir` existing and empty. Throws `BuildError` rather than delete what no build wrote. */
export function emptyOutputDirectory(outDir: string, root: string): void {
  const target = resolve(outDir);
  if (contains(target, resolve(root)))
    throw new BuildError(`will not empty ${target}: the project lies in it`);
  if (existsSync(target)) {
    const entries = readdirSync(target);
    const built = entries.length === 0 || entries.includes('app.json') || entries.includes(buildMark);
    if (lstatSync(target).isSymbolicLink() || !built)
      throw new BuildError(
        `will not empty ${target}: it does not look like an earlier build; remove it yourself`,
      );
    for (const entry of entries) rmSync(join(target, entry), { recursive: true, force: true });
  }
  mkdirSync(target, { recursive: true });
}

/** Marks a directory that holds single bundled entries, which have no `app.json`. */
export const buildMark = '.built';

function contains(outer: string, inner: string): boolean {
  const path = relative(outer, inner);
  return path === '' || (path !== '..' && !path.startsWith(`..${sep}`));
}
