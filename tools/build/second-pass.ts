/**
 * What the bundler's minifier leaves, a second one takes: UglifyJS inlines what is used once, joins variables and gives
 * them names of which gzip finds more repeats. Own code and XState shrink by three hundredths. Of the vendor's code only
 * the names and the spaces change: the tests reach too little of it to let it be rearranged once more.
 */
import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { OutputChunk, Plugin } from 'rolldown';
import { minify, type MinifyOptions } from 'uglify-js';
import { BuildError } from './build-error.ts';

/** Functions with arguments stay where they are: inlining them costs more after gzip than it saves. */
const rearranging: MinifyOptions = { toplevel: true, compress: { passes: 3, inline: 1 } };
/** Names that an `eval` could see change too: the one in the vendor's code (protobuf.js) asks for `require`, and no more. */
const renaming: MinifyOptions = { toplevel: true, compress: false, mangle: { eval: true } };

/** @param isVendor tells the vendor's chunk */
export function secondPass(isVendor: (chunk: OutputChunk) => boolean): Plugin {
  return {
    name: 'second-pass',
    generateBundle(_options, bundle) {
      for (const file of Object.values(bundle))
        if (file.type === 'chunk')
          file.code = minifiedAgain(file.code, isVendor(file) ? renaming : rearranging, file.fileName);
    },
  };
}

/**
 * CommonJS in ES2015 remains what it is. What UglifyJS takes for granted (its readme: getters and `toString()` without
 * side effects, nobody who reads a function's text) is true of own code and XState.
 */
function minifiedAgain(code: string, options: MinifyOptions, fileName: string): string {
  return remembered(code, options, () => {
    const { code: minified, error } = minify(code, options);
    if (error !== undefined) throw new BuildError(`${fileName} cannot be minified: ${error.message}`);
    return minified;
  });
}

const project = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Most chunks of a build are those of the build before, and the pass takes seconds. Kept beside the builds that tests
 * share (ensure-built.ts), where what is older than a day is dropped.
 */
function remembered(code: string, options: MinifyOptions, make: () => string): string {
  const id = createHash('sha256')
    .update(readFileSync(join(project, 'package-lock.json')))
    .update(JSON.stringify(options))
    .update(code)
    .digest('hex');
  const file = join(project, '.cache', 'build', `second-pass-${id}.js`);
  if (existsSync(file)) return readFileSync(file, 'utf8');
  const made = make();
  const unfinished = `${file}.${randomUUID()}`;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(unfinished, made);
  renameSync(unfinished, file);
  return made;
}
