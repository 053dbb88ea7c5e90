/**
 * The URL pair of `<rtc-room>`, which the component reads at creation only. The chart never sees a URL: it names one by
 * stream and attempt, and the shell keeps the URL itself.
 */
import { frozen } from './frozen.ts';

/** `<stream>#<attempt>`, the name of a URL that the shell holds */
export type UrlName = string;

export interface Pair {
  readonly push: UrlName | null;
  readonly pull: UrlName | null;
  /** raised when a component has to be made anew although its URLs are right */
  readonly refresh: number;
}

export const noPair: Pair = frozen({ push: null, pull: null, refresh: 0 });

export const urlName = (stream: string, attempt: number): UrlName => `${stream}#${attempt}`;

export const sameUrls = (a: Pair, b: Pair): boolean => a.push === b.push && a.pull === b.pull;

export const samePair = (a: Pair, b: Pair): boolean => sameUrls(a, b) && a.refresh === b.refresh;

export const isEmptyPair = (pair: Pair): boolean => pair.push === null && pair.pull === null;

/** Whether going from `now` to `next` only takes something away, so that nobody waits for a picture. */
export const onlyLoses = (now: Pair, next: Pair): boolean =>
  (next.push === null || next.push === now.push) && (next.pull === null || next.pull === now.pull);
