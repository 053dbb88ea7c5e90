/**
 * Somebody else's mini-program for the lab, from its sources as the Alipay IDE opens them: its plain JavaScript becomes
 * CommonJS, everything else is copied. Used by the lab's server (`npm start -- --app <folder>`).
 */
import { createHash } from 'node:crypto';
import { cpSync, existsSync, statSync } from 'node:fs';
import { basename, extname, join, relative, resolve } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { rolldown, type InputOptions, type OutputOptions, type Plugin } from 'rolldown';
import { mimeTypes } from '../../lab/host/node/read-assets.ts';
import { readPages } from '../build/app-manifest.ts';
import { BuildError } from '../build/build-error.ts';
import { projectRoot } from '../build/build-mini-program.ts';
import { emptyOutputDirectory } from '../build/output-directory.ts';
import { filesBelow } from '../build/sizes.ts';
import { copyNpmTemplates } from './npm-templates.ts';

export interface GuestApp {
  /** absolute */
  readonly folder: string;
  /** the folder's own name, for people */
  readonly name: string;
}

/** Throws `BuildError` with one sentence that names what the folder lacks. */
export function guestApp(path: string): GuestApp {
  const folder = resolve(path);
  const refuse = (why: string): never => {
    throw new BuildError(`${folder} is no mini-program: ${why}`);
  };
  if (!existsSync(folder)) return refuse('there is no such folder');
  if (!statSync(folder).isDirectory()) return refuse('it is a file, not the folder with app.json');
  if (!existsSync(join(folder, 'app.json'))) return refuse('app.json is missing');
  if (!existsSync(join(folder, 'app.js'))) return refuse('app.js is missing');
  try {
    readPages(folder, '.js');
  } catch (reason) {
    return refuse(reason instanceof Error ? reason.message : String(reason));
  }
  return { folder, name: basename(folder) };
}

/** Builds anew and returns the directory. Throws `BuildError` with file and position. */
export async function buildGuestApp({ folder }: GuestApp): Promise<string> {
  guestApp(folder);
  const id = createHash('sha256').update(folder).digest('hex').slice(0, 12);
  const outDir = join(projectRoot, '.cache/guest-apps', id);
  emptyOutputDirectory(outDir, projectRoot);
  copyOthers(folder, outDir);
  copyNpmTemplates(folder, outDir);
  const scripts = ['app', ...readPages(folder, '.js').map(({ path }) => path)];
  await bundle(folder, Object.fromEntries(scripts.map((path) => [path, join(folder, `${path}.js`)])), {
    dir: outDir,
    entryFileNames: '[name].js',
    chunkFileNames: 'shared-scripts/[name]-[hash].js',
  });
  // the view loads each of these by its path, so none may lean on a chunk
  for (const path of filesBelow(outDir).filter((file) => extname(file) === '.sjs')) {
    await bundle(folder, { [path]: join(folder, path) }, { dir: outDir, entryFileNames: path });
  }
  return outDir;
}

const copied = new Set(['.axml', '.acss', '.json', '.sjs', ...Object.keys(mimeTypes)]);

function copyOthers(folder: string, outDir: string): void {
  cpSync(folder, outDir, {
    recursive: true,
    filter: (source) => {
      const path = relative(folder, source);
      if (/(^|[\\/])(node_modules|\.[^\\/]+)([\\/]|$)/.test(path)) return false;
      return statSync(source).isDirectory() || copied.has(extname(source).toLowerCase());
    },
  });
}

/** `"use strict"` stays where the sources have it, so that a script may define a global as it may on a phone. */
async function bundle(folder: string, input: InputOptions['input'], output: OutputOptions): Promise<void> {
  const build = await rolldown({
    cwd: folder,
    input: input ?? {},
    platform: 'neutral',
    resolve: {
      mainFields: ['module', 'main'],
      modules: ['node_modules', join(projectRoot, 'node_modules')],
    },
    moduleTypes: { '.sjs': 'js' },
    // the IDE's compiler lets an import pass that its module does not export
    shimMissingExports: true,
    // whatever a package.json around the folder says: the IDE leaves out no file that is imported
    treeshake: { moduleSideEffects: () => true },
    transform: { define: { 'process.env.NODE_ENV': '"production"' } },
    plugins: [pathsFromTheRoot(folder)],
    onLog(level, log, report) {
      if (log.code === 'UNRESOLVED_IMPORT') throw new BuildError(log.message);
      // protobuf.js inside ZEGO's file probes for a loader with eval, in a try
      if (log.code !== 'EVAL' && level === 'warn') report(level, log);
    },
  });
  try {
    await build.write({ format: 'cjs', exports: 'auto', ...output });
  } catch (reason) {
    throw new BuildError(stripVTControlCharacters(reason instanceof Error ? reason.message : String(reason)));
  } finally {
    await build.close();
  }
}

/** `import '/libs/sdk'` means the mini-program's root. */
const pathsFromTheRoot = (folder: string): Plugin => ({
  name: 'paths-from-the-root',
  resolveId(id, importer) {
    if (importer === undefined || !id.startsWith('/') || id.startsWith(`${folder}/`)) return null;
    return this.resolve(join(folder, id), importer, { skipSelf: true });
  },
});
