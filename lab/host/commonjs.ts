/**
 * The loader of a mini-program's scripts: CommonJS, each file evaluated once, in a function whose parameters shadow
 * what a browser has and a phone's JS context lacks.
 */
import { resolvePath } from './paths.ts';

/** Names that mini-program code must not see; they read as undefined. */
const absentOnPhones = [
  ...[
    'window',
    'self',
    'globalThis',
    'global',
    'document',
    'location',
    'navigator',
    'history',
    'parent',
    'top',
  ],
  ...['fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource', 'Worker', 'SharedWorker', 'postMessage'],
  ...['localStorage', 'sessionStorage', 'indexedDB', 'BroadcastChannel', 'MessageChannel'],
  ...[
    'RTCPeerConnection',
    'MediaStream',
    'Image',
    'URL',
    'URLSearchParams',
    'TextEncoder',
    'TextDecoder',
    'crypto',
  ],
  ...['AbortController', 'structuredClone', 'queueMicrotask', 'requestAnimationFrame', 'performance'],
  ...['alert', 'confirm', 'prompt', 'process', 'Buffer'],
];

export type Globals = Readonly<Record<string, unknown>>;

export class ScriptLoader {
  readonly #sources: Readonly<Record<string, string>>;
  readonly #globals: Globals;
  readonly #modules = new Map<string, { exports: unknown }>();

  /** @param globals what the scripts see besides the language itself */
  constructor(sources: Readonly<Record<string, string>>, globals: Globals) {
    this.#sources = sources;
    this.#globals = globals;
  }

  has(path: string): boolean {
    return path in this.#sources;
  }

  /** The exports of the file at `path`. Throws what the file throws, or that it is missing. */
  load(path: string, from = ''): unknown {
    const known = this.#modules.get(path);
    if (known !== undefined) return known.exports;
    const source = this.#sources[path];
    if (source === undefined)
      throw new Error(`${from === '' ? 'the lab' : from} requires ${path}, which is missing`);
    const module: { exports: unknown } = { exports: {} };
    this.#modules.set(path, module);
    this.#evaluate(path, source, module);
    return module.exports;
  }

  #evaluate(path: string, source: string, module: { exports: unknown }): void {
    const require = (id: unknown): unknown => this.load(this.#find(String(id), path), path);
    const names = { ...this.#globals, require, module, exports: module.exports };
    const absent = absentOnPhones.filter((name) => !(name in names));
    // a function of its own: what the source declares may bear the names of the parameters around it
    const body = `(function () {${source}\n})();\n//# sourceURL=mini-program:///${path}`;
    const run = new Function(...Object.keys(names), ...absent, body);
    Reflect.apply(run, undefined, Object.values(names));
  }

  #find(id: string, from: string): string {
    const path = resolvePath(id, from);
    return this.has(path) ? path : `${path}.js`;
  }
}
