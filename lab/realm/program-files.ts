/** Where a built mini-program lies: a directory, or a record of files in a test. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join, posix } from 'node:path';

/** Paths are relative to the mini-program's root, with `/`. */
export interface ProgramFiles {
  /** `undefined` when there is no such file */
  read(path: string): string | undefined;
}

/** Files are read once; build again, make it anew. */
export function directoryFiles(root: string): ProgramFiles {
  const texts = new Map<string, string | undefined>();
  return {
    read: (path) => {
      if (!texts.has(path)) {
        const file = join(root, path);
        const isFile = existsSync(file) && statSync(file).isFile();
        texts.set(path, isFile ? readFileSync(file, 'utf8') : undefined);
      }
      return texts.get(path);
    },
  };
}

export const recordFiles = (files: Readonly<Record<string, string>>): ProgramFiles => ({
  read: (path) => files[path],
});

/** `./b` and `../b` from the folder of `from`, `/b` from the root. Never leaves the root. */
export function resolvePath(path: string, from: string): string {
  const joined = path.startsWith('/') ? path : posix.join('/', posix.dirname(from), path);
  return posix.normalize(joined).slice(1);
}
