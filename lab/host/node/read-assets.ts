/** Pictures and fonts of a mini-program as data URLs: its paths mean nothing to the server behind a phone's page. */
import { readFileSync } from 'node:fs';
import { extname, join } from 'node:path';

/** by extension, of what a page or its style may show */
export const mimeTypes: Readonly<Record<string, string>> = {
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.gif': 'image/gif',
  '.svg': 'image/svg+xml',
  '.webp': 'image/webp',
  '.ttf': 'font/ttf',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
};

/** By path below `root`. */
export function readAssets(root: string, files: readonly string[]): Record<string, string> {
  const assets = files.flatMap((file): [string, string][] => {
    const type = mimeTypes[extname(file).toLowerCase()];
    return type === undefined
      ? []
      : [[file, `data:${type};base64,${readFileSync(join(root, file)).toString('base64')}`]];
  });
  return Object.fromEntries(assets);
}
