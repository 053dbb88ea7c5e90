/** Two charts and a room server, within bounds that a commit can bear; `npm run verify` goes further. */
import { describe, expect, it } from 'vitest';
import { engineAfter } from '../../../src/adapters/zego/engine-state.ts';
import { checkTwoParties } from './two-party.ts';
import type { EngineReducer, TwoPartyBounds } from './two-party.ts';

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

/** Each is wrong about a logout that overtakes its login. */
const wrong: readonly (readonly [string, EngineReducer])[] = [
  [
    'logs out at once',
    (state, input) => {
      const step = engineAfter(state, input);
      if (step.state.connection !== 'leavingOnceIn' || input.type !== 'leave') return step;
      return {
        state: { ...step.state, connection: 'leaving' },
        effects: [{ type: 'logout', room: input.room }],
      };
    },
  ],
  [
    'does not log out once in',
    (state, input) => {
      const { state: next, effects } = engineAfter(state, input);
      const isIn = state.connection === 'leavingOnceIn' && next.connection === 'leaving';
      return { state: next, effects: isIn ? [] : effects };
    },
  ],
];

describe('somebody who changes his mind while he logs in', () => {
  it.each(wrong)('stays listed in the room with an adapter that %s', (_what, engine) => {
    const { violation, end } = checkTwoParties({ faults: 0, acts: 1 }, undefined, engine);
    expect(violation?.at(-1)).toMatch(/page.leaveTapped$/);
    expect(end).toMatch(/is idle.*, listed/);
  });
});
