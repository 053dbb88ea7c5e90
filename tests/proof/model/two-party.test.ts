/** Two charts and a room server, within bounds that a commit can bear; `npm run verify` goes further. */
import { describe, expect, it } from 'vitest';
import { checkTwoParties } from './two-party.ts';
import type { TwoPartyBounds } from './two-party.ts';

const bounds: readonly (TwoPartyBounds & { readonly what: string })[] = [
  { what: 'one thing goes wrong', faults: 1, acts: 0 },
  { what: 'one of them changes his mind', faults: 0, acts: 1 },
];

describe('two people who want to talk', () => {
  it.each(bounds)('play each other in the end when $what', (bound) => {
    const { configurations, moves, complete, violation, end } = checkTwoParties(bound);
    console.log(`${bound.what}: ${configurations} configurations, ${moves} moves`);
    expect(violation === null ? '' : [...violation, end].join('\n')).toBe('');
    expect(complete).toBe(true);
  });
});
