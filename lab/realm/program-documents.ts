/** The AXML files of a mini-program, parsed once, and the sjs modules they import. */
import { parseAxml, type AxmlDocument, type DocumentLoader } from '../axml/index.ts';
import type { ModuleLoader } from './module-loader.ts';
import { resolvePath, type ProgramFiles } from './program-files.ts';

const parsed = new WeakMap<ProgramFiles, Map<string, AxmlDocument>>();

export class ProgramDocuments implements DocumentLoader {
  readonly #files: ProgramFiles;
  readonly #modules: ModuleLoader;

  constructor(files: ProgramFiles, modules: ModuleLoader) {
    this.#files = files;
    this.#modules = modules;
  }

  /** Throws when there is no such file, or its `AxmlError`. */
  at(path: string): AxmlDocument {
    const cache = parsed.get(this.#files) ?? new Map<string, AxmlDocument>();
    parsed.set(this.#files, cache);
    const known = cache.get(path);
    if (known !== undefined) return known;
    const text = this.#files.read(path);
    if (text === undefined) throw new Error(`no file ${path}`);
    const document = parseAxml(text, path);
    cache.set(path, document);
    return document;
  }

  document(src: string, from: string): AxmlDocument {
    const path = resolvePath(src, from);
    return this.at(path.endsWith('.axml') ? path : `${path}.axml`);
  }

  script(src: string, from: string): unknown {
    return this.#modules.load(resolvePath(src, from));
  }
}
