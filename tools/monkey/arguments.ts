/** The values of the options of `npm run monkey`. */
import { UsageError, wholeNumber } from '../command-line.ts';

/** `7` or `1-50` */
export const seedsOf = (text: string): readonly number[] => {
  const [, first, last = first] = /^(\d+)(?:-(\d+))?$/.exec(text) ?? [];
  if (first === undefined || Number(last) < Number(first))
    throw new UsageError(`--seeds takes seeds such as 1-50, not ${text}`);
  return Array.from({ length: Number(last) - Number(first) + 1 }, (_, at) => Number(first) + at);
};

/** `3,5,9` */
export const onlyOf = (text: string): ReadonlySet<number> =>
  new Set(text.split(',').map((number) => wholeNumber('only', number.trim())));
