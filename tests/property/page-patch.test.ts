/** The page shows what it was told, by one patch a turn that holds only what changed. */
import fc from 'fast-check';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createPagePatch } from '../../src/call/page-patch.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const initial = { status: 'idle', can: { join: true, leave: false }, surface: { shown: false, id: '' } };

const data = fc.record(
  {
    status: fc.constantFrom('idle', 'connected', 'ended'),
    can: fc.record({ join: fc.boolean(), leave: fc.boolean() }, { requiredKeys: [] }),
    surface: fc.record({ shown: fc.boolean(), id: fc.constantFrom('', 'rtc-room-1') }, { requiredKeys: [] }),
  },
  { requiredKeys: [] },
);
const step = fc.oneof(
  data.map((value) => ({ set: value })),
  fc.constant('turn' as const),
);

/** Paths and values, as `setData` takes them. */
const flat = (value: object, prefix = ''): [string, unknown][] =>
  Object.entries(value).flatMap(([name, inner]: [string, unknown]): [string, unknown][] =>
    typeof inner === 'object' && inner !== null ? flat(inner, `${prefix}${name}.`) : [[prefix + name, inner]],
  );

it('patches to what was told last, never with what is shown already, at most once a turn', () => {
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
      const turn = (): void => {
        const before = patches;
        vi.runAllTimers();
        expect(patches - before).toBeLessThanOrEqual(1);
        expect([...shown]).toEqual([...wanted]);
      };
      for (const each of steps)
        if (each === 'turn') turn();
        else {
          for (const [path, value] of flat(each.set)) wanted.set(path, value);
          patch.set(each.set);
        }
      turn();
    }),
    { numRuns: 500, seed: 6 },
  );
});
