/**
 * A JS context as bare as a phone's: `vm` without Node's globals, without `globalThis`, eval and `new Function`, without
 * built-ins younger than ES2020, and with virtual time and seeded randomness behind `Date` and `Math.random`.
 * Alipay reserves or lacks the removed names (mini/framework, JavaScript engine).
 */
import vm from 'node:vm';
import type { Clock, Random } from '../clock/index.ts';
import type { Intrinsics } from '../platform/index.ts';

export interface BareRealmOptions {
  readonly name: string;
  readonly clock: Clock;
  readonly random: Random;
  /** what the context gets on top of JavaScript's own: `my`, `App`, `console` … */
  readonly globals: Readonly<Record<string, unknown>>;
}

/** Made inside of the context, so that `instanceof` holds for what it makes. */
interface Makers {
  object(): object;
  array(items: readonly unknown[]): unknown[];
  promise: Intrinsics['promise'];
  buffer(length: number): ArrayBuffer;
}

const makersCode = `({
  object: () => ({}),
  array: (items) => Array.from(items),
  promise: (executor) => new Promise(executor),
  buffer: (length) => new ArrayBuffer(length),
})`;

/** In the context, before anything else runs there. */
const preparationCode = `(function (now, random) {
  const Native = Date;
  const date = new Proxy(Native, {
    construct: (target, given, newTarget) => Reflect.construct(target, given.length > 0 ? given : [now()], newTarget),
    apply: () => new Native(now()).toString(),
    get: (target, name, receiver) => (name === 'now' ? now : Reflect.get(target, name, receiver)),
  });
  const world = globalThis;
  const define = (owner, name, value) =>
    Object.defineProperty(owner, name, { value, writable: true, configurable: true, enumerable: false });
  define(Native.prototype, 'constructor', date);
  define(world, 'Date', date);
  define(Math, 'random', random);
  const remove = (owner, names) => names.split(' ').forEach((name) => delete owner[name]);
  remove(Object, 'hasOwn groupBy');
  remove(Array.prototype, 'at findLast findLastIndex toReversed toSorted toSpliced with');
  remove(Array, 'fromAsync');
  remove(String.prototype, 'at replaceAll isWellFormed toWellFormed');
  remove(Promise, 'any withResolvers try');
  remove(Map, 'groupBy');
  remove(world, 'AggregateError WeakRef FinalizationRegistry SharedArrayBuffer Atomics WebAssembly Iterator globalThis');
})`;

const preparation = new vm.Script(preparationCode, { filename: 'bare-realm' });

export class BareRealm {
  readonly intrinsics: Intrinsics;
  readonly #context: vm.Context;
  readonly #makers: Makers;

  constructor({ name, clock, random, globals }: BareRealmOptions) {
    this.#context = vm.createContext({}, { name, codeGeneration: { strings: false, wasm: false } });
    const makers: Makers = vm.runInContext(makersCode, this.#context);
    this.#makers = makers;
    const prepare: (now: () => number, random: Random) => void = preparation.runInContext(this.#context);
    prepare(() => clock.now(), random);
    this.intrinsics = {
      promise: (executor) => makers.promise(executor),
      arrayBuffer: (bytes) => {
        const buffer = makers.buffer(bytes.length);
        new Uint8Array(buffer).set(bytes);
        return buffer;
      },
      plain: (value) => this.#plain(value),
    };
    Object.assign(this.#context, globals);
  }

  /** Adds globals that need the realm to exist first. */
  define(globals: Readonly<Record<string, unknown>>): void {
    Object.assign(this.#context, globals);
  }

  run(script: vm.Script): unknown {
    return script.runInContext(this.#context);
  }

  object(): object {
    return this.#makers.object();
  }

  /** The items themselves, in an array of the realm. */
  array(items: readonly unknown[]): unknown[] {
    return this.#makers.array(items);
  }

  /** A deep copy of plain data, made of the realm's objects. */
  #plain<Value>(value: Value): Value;
  #plain(value: unknown): unknown {
    if (Array.isArray(value)) return this.#makers.array(value.map((item: unknown) => this.#plain(item)));
    if (!isPlainObject(value)) return value;
    const copy = this.#makers.object();
    for (const [name, member] of Object.entries(value)) Reflect.set(copy, name, this.#plain(member));
    return copy;
  }
}

/** An object literal of any realm: its prototype is the end of the chain. */
export function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype === null) return true;
  const isRoot = typeof prototype === 'object' && Object.getPrototypeOf(prototype) === null;
  return isRoot && Object.prototype.toString.call(value) === '[object Object]';
}
