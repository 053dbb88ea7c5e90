/** `require` as the platform has it: paths within the mini-program, CommonJS, one instance per file. */
import vm from 'node:vm';
import type { BareRealm } from './bare-realm.ts';
import { resolvePath, type ProgramFiles } from './program-files.ts';

/** Compiled once per text: phones share the code, not the modules. */
const compiled = new Map<string, vm.Script>();

function compile(file: string, text: string): vm.Script {
  const known = compiled.get(text);
  if (known !== undefined) return known;
  const script = new vm.Script(`(function (require, module, exports) {${text}\n})`, { filename: file });
  compiled.set(text, script);
  return script;
}

export class ModuleLoader {
  readonly #realm: BareRealm;
  readonly #files: ProgramFiles;
  readonly #modules = new Map<string, { exports: unknown }>();

  constructor(realm: BareRealm, files: ProgramFiles) {
    this.#realm = realm;
    this.#files = files;
  }

  /** Files loaded so far, in the order of loading. */
  get loaded(): readonly string[] {
    return [...this.#modules.keys()];
  }

  /** `path` from the root, with or without `.js`. Throws when there is no such file, or what the module throws. */
  load(path: string): unknown {
    const file = [path, `${path}.js`, `${path}/index.js`].find((candidate) => this.#isModule(candidate));
    if (file === undefined) throw new Error(`Cannot find module '${path}'`);
    const known = this.#modules.get(file);
    if (known !== undefined) return known.exports;
    const module = { exports: this.#realm.object() };
    const holder = Object.assign(this.#realm.object(), module);
    this.#modules.set(file, holder);
    const run = this.#realm.run(compile(file, this.#files.read(file) ?? ''));
    if (typeof run === 'function') {
      const require = (id: unknown): unknown => this.#require(String(id), file);
      Reflect.apply(run, undefined, [require, holder, holder.exports]);
    }
    return holder.exports;
  }

  #require(id: string, from: string): unknown {
    if (!/^(\.{1,2})?\//.test(id)) {
      throw new Error(`Cannot find module '${id}' from '${from}': a built mini-program has no node_modules`);
    }
    return this.load(resolvePath(id, from));
  }

  #isModule(file: string): boolean {
    return /\.(s?js)$/.test(file) && this.#files.read(file) !== undefined;
  }
}
