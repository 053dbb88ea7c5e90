/**
 * `npm run docs`: writes what docs/reference derives from the code, and names the files that have changed. `npm test` fails
 * when one of them is stale.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { projectRoot } from './build/build-mini-program.ts';
import { reference } from './docs/reference.ts';

for (const [path, content] of await reference()) {
  const file = join(projectRoot, path);
  if (existsSync(file) && readFileSync(file, 'utf8') === content) continue;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
  console.log(path);
}
