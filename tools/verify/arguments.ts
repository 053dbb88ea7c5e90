/** The values of the options of `npm run verify`. */
import { UsageError } from '../command-line.ts';

const unitMs: Readonly<Record<string, number>> = { s: 1_000, m: 60_000, h: 3_600_000 };

/** ms of `90s`, `20m` or `2h` */
export const untilOf = (text: string): number => {
  const [, count, unit = ''] = /^(\d+)([smh])$/.exec(text) ?? [];
  if (count === undefined) throw new UsageError(`--until takes a time such as 90s, 20m or 2h, not ${text}`);
  return Number(count) * (unitMs[unit] ?? 0);
};
