/** How long what was wanted had to wait for its mount, because the chart lets changes settle. */
import { isEmptyPair } from '../../../machines/pair.ts';
import type { Moment } from './random-call.ts';

export interface Waits {
  /** ms from the first URL to its mount, where nothing was shown before */
  readonly first: readonly number[];
  /** ms from a URL of the other side's stream to its mount, while something was shown */
  readonly remote: readonly number[];
  /** ms of all pictures together: the URL was there, and no component that had it */
  readonly missing: number;
}

/** What was wanted no more before its mount came waited for nothing, and does not count. */
export const waitsOf = (moments: readonly Moment[]): Waits => {
  const first: number[] = [];
  const remote: number[] = [];
  let firstSince: number | null = null;
  let remoteSince: number | null = null;
  let before: Moment | undefined;
  for (const moment of moments) {
    const wasEmpty = before === undefined || isEmptyPair(before.pair);
    const { push, pull } = moment.pair;
    if (isEmptyPair(moment.pair)) firstSince = remoteSince = null;
    else if (wasEmpty) firstSince = moment.at;
    else if (pull !== null && pull !== before?.pair.pull) remoteSince = moment.at;
    else if (pull === null) remoteSince = null;
    if (before !== undefined && moment.mounts > before.mounts && (push ?? pull) !== null) {
      if (firstSince !== null) first.push(moment.at - firstSince);
      else if (remoteSince !== null) remote.push(moment.at - remoteSince);
      firstSince = remoteSince = null;
    }
    before = moment;
  }
  return { first, remote, missing: missingOf(moments) };
};

const missingOf = (moments: readonly Moment[]): number =>
  moments.reduce((sum, { at, pair, mounted }, i) => {
    const time = (moments[i + 1]?.at ?? at) - at;
    const isMissing = (url: 'push' | 'pull'): boolean => pair[url] !== null && pair[url] !== mounted[url];
    return sum + time * (Number(isMissing('push')) + Number(isMissing('pull')));
  }, 0);
