/**
 * Checks of values that the compiler has not seen. Each returns a copy of a well-formed value and `undefined` for anything
 * else; `event-shapes.ts` puts them together. They read a property once: a getter that changes its answer gets nothing in.
 */

export type Parse<T> = (value: unknown) => T | undefined;

export const text: Parse<string> = (value) => (typeof value === 'string' ? value : undefined);

export const flag: Parse<boolean> = (value) => (typeof value === 'boolean' ? value : undefined);

/** of sessions, mounts, attempts, people */
export const count: Parse<number> = (value) =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 ? value : undefined;

export const oneOf =
  <T>(known: readonly T[]): Parse<T> =>
  (value) =>
    known.find((each) => each === value);

const isKey = <Key extends string>(table: Readonly<Record<Key, unknown>>, key: unknown): key is Key =>
  typeof key === 'string' && Object.prototype.hasOwnProperty.call(table, key);

/** A name that the table has of its own: not `constructor`. */
export const keyOf =
  <Key extends string>(table: Readonly<Record<Key, unknown>>): Parse<Key> =>
  (value) =>
    isKey(table, value) ? value : undefined;

export const orNull =
  <T>(parse: Parse<T>): Parse<T | null> =>
  (value) =>
    value === null ? null : parse(value);

/** All items or nothing. Stops at the first bad item, so that `new Array(4e9)` costs nothing. */
export const listOf =
  <T>(parse: Parse<T>): Parse<readonly T[]> =>
  (value) => {
    if (!Array.isArray(value)) return undefined;
    const items: T[] = [];
    for (const each of value) {
      const item = parse(each);
      if (item === undefined) return undefined;
      items.push(item);
    }
    return items;
  };

export type Fields<T> = { readonly [Name in keyof T]: Parse<T[Name]> };
type Copy<T> = { [Name in keyof T]?: T[Name] | undefined };

const fill = <T>(copy: Copy<T>, fields: Fields<T>, value: unknown): copy is T => {
  for (const name in fields) {
    copy[name] = fields[name](Reflect.get(Object(value), name));
    if (copy[name] === undefined) return false;
  }
  return true;
};

/** These fields and no others. */
export const record =
  <T>(fields: Fields<T>): Parse<T> =>
  (value) => {
    const copy: Copy<T> = {};
    return fill(copy, fields, value) ? copy : undefined;
  };
