/** How long what was wanted had to wait for its mount, because the chart lets changes settle. */
import { isEmptyPair } from '../../../machines/pair.ts';
import type { Moment } from './random-call.ts';

export interface Waits {
  /** ms from the first URL to its mount, where nothing was shown before */
  readonly first: readonly number[];
  /** ms from a URL of the other side's stream to its mount, while something was shown */
  readonly remote: readonly number[];
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
  return { first, remote };
};
