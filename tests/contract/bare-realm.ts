/**
 * A JS context as bare as a phone's: language built-ins, `my`, timers, a console, a clock of its own. No code from
 * texts, nothing of Node.
 */
import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import type { Clock } from '../../lab/clock/index.ts';
import type { Intrinsics } from '../../lab/platform/index.ts';

export interface BareRealm {
  readonly intrinsics: Intrinsics;
  /** Lines printed by the code inside. */
  readonly printed: string[];
  define(name: string, value: unknown): void;
  /** Runs a CommonJS file and returns its exports. */
  load(file: string): unknown;
}

export function bareRealm(clock: Clock): BareRealm {
  const printed: string[] = [];
  const print = (...values: unknown[]): void => void printed.push(values.map(String).join(' '));
  const context = createContext(
    {
      console: { log: print, info: print, warn: print, error: print, debug: print },
      setTimeout: (run: () => void, ms?: number) => clock.setTimeout(run, ms ?? 0),
      setInterval: (run: () => void, ms?: number) => clock.setInterval(run, ms ?? 0),
      clearTimeout: (handle: unknown) => clock.clearTimeout(handle),
      clearInterval: (handle: unknown) => clock.clearInterval(handle),
      hostNow: () => clock.now(),
    },
    { codeGeneration: { strings: false, wasm: false } },
  );
  const evaluate = (code: string, file = 'realm.js'): unknown =>
    runInContext(code, context, { filename: file });
  evaluate(dateOnTheClock);
  return {
    intrinsics: intrinsicsOf(evaluate),
    printed,
    define: (name, value) => {
      context[name] = value;
    },
    load: moduleLoader(evaluate),
  };
}

/** The platform's `require`: relative paths, each file once. */
function moduleLoader(evaluate: (code: string, file: string) => unknown): (file: string) => unknown {
  const loaded = new Map<string, { readonly exports: unknown }>();
  const load = (file: string): unknown => {
    const known = loaded.get(file);
    if (known !== undefined) return known.exports;
    const module = { exports: {} };
    loaded.set(file, module);
    const run = evaluate(`(function (module, exports, require) {${readFileSync(file, 'utf8')}\n})`, file);
    call(run, module, module.exports, (path: string) => load(resolve(dirname(file), path)));
    return module.exports;
  };
  return load;
}

/** `Date` inside the realm reads the lab's clock; `globalThis` is a name that Alipay reserves. */
const dateOnTheClock = `
  (function (RealDate, now) {
    Date = class extends RealDate {
      constructor(...parts) {
        if (parts.length === 0) super(now());
        else super(...parts);
      }
      static now() {
        return now();
      }
    };
  })(Date, hostNow);
  delete this.hostNow;
  delete this.globalThis;
  delete this.WebAssembly;
`;

function intrinsicsOf(evaluate: (code: string) => unknown): Intrinsics {
  const promiseWith = evaluate('(executor) => new Promise(executor)');
  const bufferOf = evaluate('(bytes) => Uint8Array.from(bytes).buffer');
  const copyOf = evaluate(`(function copy(value) {
    if (Array.isArray(value) || Object.prototype.toString.call(value) === '[object Array]') return Array.from(value, copy);
    if (Object.prototype.toString.call(value) !== '[object Object]') return value;
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, copy(item)]));
  })`);
  return {
    // the compiler cannot see what the realm makes
    promise: <Value>(executor: unknown) => call(promiseWith, executor) as Promise<Value>,
    arrayBuffer: (bytes) => call(bufferOf, bytes) as ArrayBuffer,
    plain: (value) => call(copyOf, value) as typeof value,
  };
}

function call(target: unknown, ...args: unknown[]): unknown {
  if (typeof target !== 'function') throw new TypeError('not a function');
  const result: unknown = Reflect.apply(target, undefined, args);
  return result;
}
