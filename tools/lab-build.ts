/** `npm run lab:build`: the lab as plain files in .cache/lab, with the gateway's core in the page; any web server will do. */
import { join } from 'node:path';
import { build } from 'vite';
import { projectRoot } from './build/build-mini-program.ts';
import { labConfig } from './lab/vite-config.ts';

await build({ ...labConfig(), logLevel: 'warn' });
console.log(`The lab lies in ${join(projectRoot, '.cache/lab')}`);
