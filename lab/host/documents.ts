/** The AXML documents of a mini-program and the sjs modules that they import, found by the paths written in them. */
import type { AxmlDocument, DocumentLoader } from '../axml/index.ts';
import { ScriptLoader } from './commonjs.ts';
import type { MiniProgram } from './mini-program.ts';
import { resolvePath, withoutExtension } from './paths.ts';
import { fromPlain } from './plain-document.ts';

export class Documents implements DocumentLoader {
  readonly #documents: ReadonlyMap<string, AxmlDocument>;
  readonly #sjs: ScriptLoader;

  constructor({ documents, sjs }: MiniProgram) {
    this.#documents = new Map(Object.entries(documents).map(([path, plain]) => [path, fromPlain(plain)]));
    this.#sjs = new ScriptLoader(sjs, { console });
  }

  /** Throws when there is no such document. */
  at(path: string): AxmlDocument {
    const document = this.#documents.get(path);
    if (document === undefined) throw new Error(`${path}.axml is missing`);
    return document;
  }

  document(src: string, from: string): AxmlDocument {
    return this.at(withoutExtension(resolvePath(src, from)));
  }

  script(src: string, from: string): unknown {
    return this.#sjs.load(resolvePath(src, from));
  }
}
