/**
 * So many requests a minute for each key, as bursts or spread: the generic cell rate algorithm, which keeps one number a
 * key, the time until which the key has used up its share.
 */
export interface RateLimitOptions {
  /** requests; at least 1 */
  readonly perMinute: number;
  /** ms, any epoch */
  now(): number;
}

/** Takes one request of the key's share. Returns 0, or the whole seconds after which to try again. */
export type RateLimit = (key: string) => number;

const minuteMs = 60_000;

/** How many keys are kept before those that are at rest are forgotten. */
const manyKeys = 10_000;

export function createRateLimit({ perMinute, now }: RateLimitOptions): RateLimit {
  const intervalMs = minuteMs / perMinute;
  const usedUntil = new Map<string, number>();

  const forgetResting = (time: number): void => {
    for (const [key, until] of usedUntil) if (until <= time) usedUntil.delete(key);
  };
  return (key) => {
    const time = now();
    if (usedUntil.size >= manyKeys) forgetResting(time);
    const until = Math.max(usedUntil.get(key) ?? 0, time) + intervalMs;
    const early = until - time - minuteMs;
    if (early > 0) return Math.ceil(early / 1_000);
    usedUntil.set(key, until);
    return 0;
  };
}
