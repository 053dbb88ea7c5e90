/**
 * Test files and the sources below them, bundled once and evaluated as often as wanted: each evaluation makes every
 * module anew, in a few milliseconds, so that no mutant is left over from the one before.
 */
import { existsSync } from 'node:fs';
import { createRequire, isBuiltin } from 'node:module';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import vm from 'node:vm';
import { rolldown, type OutputChunk, type Plugin } from 'rolldown';

type Module = { exports: unknown };
type Evaluate = (require: (id: string) => unknown, module: Module, exports: unknown) => void;

/** Sources find their files by their own address, not by the bundle's. */
const ownAddress: Plugin = {
  name: 'own-address',
  transform: (code, id) =>
    code.includes('import.meta.url')
      ? code.replaceAll('import.meta.url', JSON.stringify(pathToFileURL(id).href))
      : null,
};

/** Node's own and what is installed at the root. The inspector's workspace has an XState of its own: that is bundled. */
const isShared = (id: string, importer = ''): boolean => {
  const [first = '', second = ''] = id.split('/');
  const name = first.startsWith('@') ? `${first}/${second}` : first;
  if (isBuiltin(id)) return true;
  const ofWorkspace = importer.includes('lab/inspector/node_modules');
  return /^[a-z@]/.test(name) && !ofWorkspace && existsSync(join('node_modules', name));
};

export class LoadedTests {
  /** names of the chunks of the test files */
  readonly #entries: ReadonlyMap<string, string>;
  readonly #chunks: ReadonlyMap<string, Evaluate>;
  readonly #packages: ReadonlyMap<string, unknown>;

  private constructor(
    files: readonly string[],
    chunks: readonly OutputChunk[],
    packages: Map<string, unknown>,
  ) {
    const entryOf = (file: string) => chunks.find(({ facadeModuleId }) => facadeModuleId === file)?.fileName;
    this.#entries = new Map(files.map((file) => [file, entryOf(file) ?? '']));
    this.#chunks = new Map(chunks.map(({ fileName, code }) => [fileName, compiled(fileName, code)]));
    this.#packages = packages;
  }

  /** @param files absolute paths */
  static async of(files: readonly string[]): Promise<LoadedTests> {
    const build = await rolldown({
      input: [...files],
      platform: 'node',
      external: isShared,
      plugins: [ownAddress],
      transform: { define: { CALLCHART_INSPECTOR: 'false' } },
      logLevel: 'silent',
    });
    const { output } = await build.generate({ format: 'cjs', exports: 'named', sourcemap: false });
    await build.close();
    const chunks = output.filter((file) => file.type === 'chunk');
    const own = new Set(chunks.map(({ fileName }) => fileName));
    const used = new Set(chunks.flatMap(({ imports, dynamicImports }) => [...imports, ...dynamicImports]));
    const packages = new Map<string, unknown>();
    for (const name of used) if (!own.has(name)) packages.set(name, await import(name));
    return new LoadedTests(files, chunks, packages);
  }

  /** Runs a test file with modules of its own. */
  load(file: string): void {
    const modules = new Map<string, Module>();
    const load = (fileName: string): unknown => {
      const known = modules.get(fileName);
      if (known !== undefined) return known.exports;
      const module: Module = { exports: {} };
      modules.set(fileName, module);
      const evaluate = this.#chunks.get(fileName);
      if (evaluate === undefined) throw new Error(`no chunk ${fileName}`);
      evaluate(
        (id) =>
          this.#chunks.has(basename(id)) && id.startsWith('.') ? load(basename(id)) : this.#required(id),
        module,
        module.exports,
      );
      return module.exports;
    };
    load(this.#entries.get(file) ?? '');
  }

  #required(id: string): unknown {
    return this.#packages.get(id) ?? createRequire(join(process.cwd(), 'package.json'))(id);
  }
}

const compiled = (fileName: string, code: string): Evaluate => {
  const script = new vm.Script(`(function (require, module, exports) {${code}\n})`, { filename: fileName });
  const evaluate: Evaluate = script.runInThisContext();
  return evaluate;
};
