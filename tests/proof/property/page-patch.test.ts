/** The page shows what it was told, by one patch a turn that holds only what changed, and none while nobody looks. */
import fc from 'fast-check';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createPagePatch } from '../../../src/call/page-patch.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const initial = { status: 'idle', can: { join: true, leave: false }, rtcRoom: { shown: false, id: '' } };

const data = fc.record(
  {
    status: fc.constantFrom('idle', 'connected', 'ended'),
    can: fc.record({ join: fc.boolean(), leave: fc.boolean() }, { requiredKeys: [] }),
    rtcRoom: fc.record({ shown: fc.boolean(), id: fc.constantFrom('', 'rtc-room-1') }, { requiredKeys: [] }),
  },
  { requiredKeys: [] },
);
const step = fc.oneof(
  data.map((value) => ({ set: value })),
  fc.constantFrom('turn' as const, 'hidden' as const, 'seen' as const),
);

/** Paths and values, as `setData` takes them. */
const flat = (value: object, prefix = ''): [string, unknown][] =>
  Object.entries(value).flatMap(([name, inner]: [string, unknown]): [string, unknown][] =>
    typeof inner === 'object' && inner !== null ? flat(inner, `${prefix}${name}.`) : [[prefix + name, inner]],
  );

it('patches to what was told last, never with what is shown already, at most once a turn and never unseen', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      const shown = new Map(flat(initial));
      const wanted = new Map(shown);
      let patches = 0;
      const page = {
        setData: (patch: Record<string, unknown>) => {
          patches += 1;
          for (const [path, value] of Object.entries(patch)) {
            expect(shown.get(path)).not.toEqual(value);
            shown.set(path, value);
          }
        },
      };
      const patch = createPagePatch(page, initial);
      let isSeen = true;
      const turn = (): void => {
        const before = patches;
        vi.runAllTimers();
        expect(patches - before).toBeLessThanOrEqual(isSeen ? 1 : 0);
        if (isSeen) expect([...shown]).toEqual([...wanted]);
      };
      const see = (visible: boolean): void => {
        turn();
        patch.seen((isSeen = visible));
      };
      for (const each of steps)
        if (each === 'turn') turn();
        else if (each === 'seen' || each === 'hidden') see(each === 'seen');
        else {
          for (const [path, value] of flat(each.set)) wanted.set(path, value);
          patch.set(each.set);
        }
      see(true);
      turn();
    }),
    { numRuns: 500, seed: 6 },
  );
});
