/**
 * A platform that breaks its word: any of its functions may be missing, throw, fail, answer twice or never. Set by name:
 * `setKeepScreenOn` of `my`, `rtcRoomContext.stop`, `socketTask.send`, `page.setData`.
 */
import type { Clock } from '../clock/index.ts';

export const platformFaults = [
  'missing',
  /** at once, without having done anything */
  'throws',
  /** after having done what it should */
  'throwsAfterwards',
  /** says so, later, where it has a callback; what it returns is an error, too */
  'fails',
  'answersTwice',
  /** does what it should, and calls nobody back */
  'neverAnswers',
] as const;
export type PlatformFault = (typeof platformFaults)[number];

/** ms, between two answers */
const betweenAnswers = 5;

type Callable = (...given: unknown[]) => unknown;

/** Such as `onAppShow` and `socketTask.onOpen`: what they are given is no callback that tells of a failure. */
const registers = (name: string): boolean => /(^|\.)on[A-Z]/.test(name);

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** The arguments with every callback replaced: those that are functions, and those in options. */
const withCallbacks = (given: readonly unknown[], replace: (callback: Callable) => Callable): unknown[] =>
  given.map((value) => {
    if (typeof value === 'function') return replace(value as Callable);
    if (!isObject(value) || ArrayBuffer.isView(value) || value instanceof ArrayBuffer) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, member]: [string, unknown]) => [
        key,
        typeof member === 'function' ? replace(member as Callable) : member,
      ]),
    );
  });

export class PlatformFaults {
  readonly #clock: Clock;
  readonly #faults = new Map<string, PlatformFault>();
  /** what a listener was replaced by: `off…` is given the listener */
  readonly #replaced = new WeakMap<Callable, Callable>();
  /** names of the functions that were looked up or called: whether any other is broken makes no difference to a run */
  readonly used = new Set<string>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** From here on; `null` mends it. */
  set(name: string, fault: PlatformFault | null): void {
    if (fault === null) this.#faults.delete(name);
    else this.#faults.set(name, fault);
  }

  /** Nothing is broken any more. */
  clear(): void {
    this.#faults.clear();
  }

  /** The same object, whose functions break as they are told. @param owner '' for `my` itself */
  around<Target extends object>(owner: string, target: Target): Target {
    return new Proxy(target, {
      get: (object, key, receiver): unknown => {
        const member: unknown = Reflect.get(object, key, receiver);
        return typeof member === 'function' && typeof key === 'string'
          ? this.breaking(owner === '' ? key : `${owner}.${key}`, member as Callable)
          : member;
      },
    });
  }

  /** The function as it is now: `undefined` while it is missing. */
  breaking(name: string, run: Callable): Callable | undefined {
    this.used.add(name);
    if (this.#faults.get(name) === 'missing') return undefined;
    return (...given) => this.#call(name, run, given);
  }

  #call(name: string, run: Callable, given: readonly unknown[]): unknown {
    this.used.add(name);
    switch (this.#faults.get(name)) {
      case undefined:
      case 'missing':
        return run(...this.#asRegistered(given));
      case 'throws':
        throw new Error(`${name} is broken`);
      case 'throwsAfterwards':
        run(...this.#asRegistered(given));
        throw new Error(`${name} is broken`);
      case 'fails':
        return this.#fail(registers(name) ? [] : given);
      case 'answersTwice':
        return run(...this.#replacing(given, (callback) => this.#twice(callback)));
      case 'neverAnswers':
        run(...this.#replacing(given, () => () => undefined));
        return undefined;
    }
  }

  #fail(given: readonly unknown[]): object {
    const error = { error: 2, errorMessage: 'broken' };
    for (const value of given) {
      const fail: unknown = isObject(value) ? Reflect.get(value, 'fail') : value;
      if (typeof fail === 'function') this.#clock.setTimeout(() => void (fail as Callable)(error), 0);
    }
    return Object.assign(Promise.reject(new Error('broken')), error);
  }

  #replacing(given: readonly unknown[], replace: (callback: Callable) => Callable): unknown[] {
    return withCallbacks(given, (callback) => {
      const replaced = replace(callback);
      this.#replaced.set(callback, replaced);
      return replaced;
    });
  }

  #asRegistered(given: readonly unknown[]): unknown[] {
    return given.map((value) =>
      typeof value === 'function' ? (this.#replaced.get(value as Callable) ?? value) : value,
    );
  }

  #twice(callback: Callable): Callable {
    return (...answer) => {
      this.#clock.setTimeout(() => void callback(...answer), betweenAnswers);
      return callback(...answer);
    };
  }
}
