/**
 * The oracle of mounts: the least number over all schedules that serve every wanted URL pair within the settling delay
 * that the policy names. It knows the whole run, the chart only its past; so the chart is held against it wherever
 * latency and jitter make a fixed figure impossible.
 *
 * What is wanted changes when it changes. A schedule decides for each wanted pair whether the component is made for it.
 * It may leave a wanted pair unserved no longer than the chart would: until changes have been quiet for a while and no
 * further URL is asked for, and not beyond the hold.
 */
import { isEmptyPair, onlyLoses, samePair, sameUrls, noPair } from '../../machines/pair.ts';
import type { CallPolicy, Pair } from '../../machines/index.ts';
import { defaultPolicy } from '../../machines/index.ts';

/** What the chart wanted of the component from a moment on. */
export interface Wanted {
  /** ms */
  readonly at: number;
  readonly pair: Pair;
  /** a further URL is asked for */
  readonly pending: boolean;
}

/** One wanted pair, from its first moment to that of the next. */
interface Span {
  readonly pair: Pair;
  readonly from: number;
  readonly to: number;
  readonly moments: readonly Wanted[];
}

const spansOf = (history: readonly Wanted[]): readonly Span[] => {
  const starts = history.filter(({ pair }, i) => i === 0 || !samePair(pair, history[i - 1]?.pair ?? noPair));
  return starts.map((start, i) => {
    const from = history.indexOf(start);
    const next = starts[i + 1];
    const moments = history.slice(from, next === undefined ? undefined : history.indexOf(next));
    return { pair: start.pair, from: start.at, to: next?.at ?? Infinity, moments };
  });
};

const quietAfter = (policy: CallPolicy, mounted: Pair, wanted: Pair): number => {
  if (sameUrls(mounted, wanted)) return policy.refreshQuiet;
  return onlyLoses(mounted, wanted) ? policy.lossQuiet : policy.gainQuiet;
};

/** The first moment in the span, not before `from`, at which no further URL is asked for; Infinity for none. */
const firstIdle = ({ moments, to }: Span, from: number): number => {
  const idle = moments.flatMap(({ at, pending }, i) => {
    const end = moments[i + 1]?.at ?? to;
    return pending || end <= from ? [] : [Math.max(at, from)];
  });
  return idle[0] ?? Infinity;
};

/** Until when the component may differ from what is wanted, having differed since the start of `spans[first]`. */
const deadline = (
  policy: CallPolicy,
  spans: readonly Span[],
  first: number,
  mounted: Pair | null,
): number => {
  const begun = spans[first]?.from ?? 0;
  const hold = begun + (mounted === null ? policy.firstMountHold : policy.remountHold);
  const settled = spans
    .slice(first)
    .map((span) => firstIdle(span, span.from + quietAfter(policy, mounted ?? noPair, span.pair)));
  return Math.min(hold, settled.find(Number.isFinite) ?? Infinity);
};

export const leastMounts = (history: readonly Wanted[], policy = defaultPolicy): number => {
  const spans = spansOf(history);
  const known = new Map<string, number>();

  /** @param since the span since whose start `mounted` differs, or null */
  const from = (index: number, mounted: number | null, since: number | null): number => {
    const key = `${index} ${mounted} ${since}`;
    const least = known.get(key) ?? leastFrom(index, mounted, since);
    known.set(key, least);
    return least;
  };
  const leastFrom = (index: number, mounted: number | null, since: number | null): number => {
    const span = spans[index];
    if (span === undefined) return 0;
    if (isEmptyPair(span.pair)) return from(index + 1, null, null);
    const shown = mounted === null ? null : (spans[mounted]?.pair ?? null);
    if (shown !== null && samePair(shown, span.pair)) return from(index + 1, mounted, null);
    const first = since ?? index;
    const mounting = 1 + from(index + 1, index, null);
    const mayWait = span.to <= deadline(policy, spans, first, shown);
    return mayWait ? Math.min(mounting, from(index + 1, mounted, first)) : mounting;
  };
  return from(0, null, null);
};
