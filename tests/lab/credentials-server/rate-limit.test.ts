import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRateLimit } from '../../../examples/credentials-server/core/rate-limit.ts';

describe('a rate limit', () => {
  it('lets nobody have more than two minutes’ share in any minute, and a patient one everything', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 20 }),
        fc.array(fc.integer({ min: 0, max: 10_000 }), { maxLength: 200 }),
        (perMinute, waits) => {
          let now = 0;
          const limit = createRateLimit({ perMinute, now: () => now });
          const taken = waits.flatMap((wait) => {
            now += wait;
            return limit('a') === 0 ? [now] : [];
          });
          for (const from of taken)
            expect(taken.filter((at) => at >= from && at < from + 60_000).length).toBeLessThanOrEqual(
              2 * perMinute,
            );
        },
      ),
      { seed: 1 },
    );
  });

  it('says after how many seconds to come again, and keeps its word', () => {
    let now = 1_000;
    const limit = createRateLimit({ perMinute: 7, now: () => now });
    for (let at = 0; at < 7; at++) expect(limit('a')).toBe(0);
    const wait = limit('a');
    expect(wait).toBe(9);
    now += wait * 1_000;
    expect(limit('a')).toBe(0);
  });

  it('remembers who is over the limit among ten thousand others', () => {
    let now = 0;
    const limit = createRateLimit({ perMinute: 1, now: () => now });
    limit('a');
    for (let at = 0; at < 20_000; at++) limit(`other ${at}`);
    expect(limit('a')).toBe(60);
    now += 60_000;
    expect(limit('a')).toBe(0);
  });
});
