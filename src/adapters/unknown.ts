/**
 * Reads and calls what came from outside. Every adapter starts with it: what `my`, the ZEGO SDK and a component hand
 * over is `unknown` until it has been looked at, whatever the typings promise.
 */

/** A property of anything; `undefined` where there is none. */
export const field = (value: unknown, name: string): unknown =>
  (typeof value === 'object' && value !== null) || typeof value === 'function'
    ? Reflect.get(value, name)
    : undefined;

/** A text as it is, '' for anything else. */
export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Calls a method of anything; does nothing where there is none. */
export const callMethod = (target: unknown, name: string, ...args: unknown[]): unknown => {
  const method = field(target, name);
  return typeof method === 'function' ? Reflect.apply(method, target, args) : undefined;
};

/** Calls a callback that may be missing. */
export const callBack = (callback: unknown, argument?: unknown): void => {
  if (typeof callback === 'function') callback(argument);
};
