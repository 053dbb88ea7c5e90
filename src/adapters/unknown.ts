/**
 * Reads and calls what came from outside. Every adapter starts with it: what `my`, the ZEGO SDK and a component hand
 * over is `unknown` until it has been looked at, whatever the typings promise.
 */

/** A property of anything; `undefined` where there is none, or it cannot be read. */
export const field = (value: unknown, name: string): unknown => {
  if ((typeof value !== 'object' || value === null) && typeof value !== 'function') return undefined;
  try {
    return Reflect.get(value, name);
  } catch {
    return undefined;
  }
};

/** A text as it is, '' for anything else. */
export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Calls a method of anything; does nothing where there is none. Throws what the method throws. */
export const callMethod = (target: unknown, name: string, ...args: unknown[]): unknown => {
  const method = field(target, name);
  return typeof method === 'function' ? Reflect.apply(method, target, args) : undefined;
};

/** The same, told apart from a method that is missing or throws: `null`. A promise that it returns may reject unheard. */
export const tryMethod = (
  target: unknown,
  name: string,
  ...args: unknown[]
): { readonly answer: unknown } | null => {
  const method = field(target, name);
  if (typeof method !== 'function') return null;
  try {
    const answer: unknown = Reflect.apply(method, target, args);
    onRejected(answer, ignore);
    return { answer };
  } catch {
    return null;
  }
};

/** Calls a callback that may be missing. Throws what it throws. */
export const callBack = (callback: unknown, argument?: unknown): void => {
  if (typeof callback === 'function') callback(argument);
};

/** Listeners that are wrapped by the same `oneAnswer()` hear one answer between them, the first. */
export const oneAnswer = () => {
  let waiting = true;
  return <Answer>(listener: (answer: Answer) => void) =>
    (answer: Answer): void => {
      if (!waiting) return;
      waiting = false;
      listener(answer);
    };
};

/** Where the value is a promise, of whatever realm: hears of its failure, so that nobody else has to. */
export const onRejected = (value: unknown, rejected: (reason: unknown) => void): void =>
  void callMethod(value, 'then', undefined, rejected);

/** The same of either outcome; what is no promise is fulfilled at once. */
export const onSettled = (value: unknown, fulfilled: () => void, rejected: () => void): void => {
  if (typeof field(value, 'then') === 'function') callMethod(value, 'then', fulfilled, rejected);
  else fulfilled();
};

export const ignore = (): void => undefined;
