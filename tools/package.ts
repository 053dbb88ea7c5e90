/**
 * Writes `lib/`, what the npm package holds: each source as an ES module in ES2015 syntax, for Alipay transpiles nothing in
 * node_modules, with its types beside it. `npm pack` and `npm publish` run it first, and so does `npm run package`, which leaves
 * the package in `.cache/package`.
 */
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from './build/build-mini-program.ts';

const lib = join(projectRoot, 'lib');
const tsc = (project: string): Buffer =>
  execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', project], {
    cwd: projectRoot,
    stdio: ['ignore', 'inherit', 'inherit'],
  });

mkdirSync(join(projectRoot, '.cache/package'), { recursive: true });
rmSync(lib, { recursive: true, force: true });
tsc('tsconfig.package.json');
tsc('tsconfig.cli.json');
copyFileSync(join(projectRoot, 'src/rtc-room.axml'), join(lib, 'rtc-room.axml'));
