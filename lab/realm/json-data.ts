/** Data that crosses from a page to its view: JSON, and nothing else. */
import { isPlainObject } from './bare-realm.ts';

/**
 * A deep copy. Throws a `TypeError` that names the place of a value which JSON would lose or change: undefined,
 * functions, NaN, dates, class instances, cycles.
 */
export function jsonCopy(value: unknown, place: string, around: readonly unknown[] = []): unknown {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  if (around.includes(value)) throw new TypeError(`setData: ${place} contains itself`);
  const inside = [...around, value];
  if (Array.isArray(value)) {
    return value.map((item: unknown, index) => jsonCopy(item, `${place}[${index}]`, inside));
  }
  if (isPlainObject(value)) {
    return Object.fromEntries(
      Object.entries(value).map(([name, member]) => [name, jsonCopy(member, `${place}.${name}`, inside)]),
    );
  }
  throw new TypeError(`setData: ${place} is not JSON data but ${kindOf(value)}`);
}

const kindOf = (value: unknown): string =>
  typeof value === 'object'
    ? Object.prototype.toString.call(value)
    : typeof value === 'number'
      ? String(value)
      : typeof value;
