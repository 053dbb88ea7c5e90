/**
 * Settling against an oracle. A wanted pair of URLs that stays wanted for its settling time has to be mounted; one that
 * does not may be skipped. So the least number of mounts is that of the pairs that stay, where they differ from what is
 * mounted by then. The region mounts no more often, and ends with what is wanted.
 */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { SimulatedClock, createActor } from 'xstate';
import { defaultPolicy, shellActor, urlName } from '../../../machines/index.ts';
import type { HideInput, Pair, ShowInput } from '../../../machines/index.ts';
import type { ChartMachine, EnvironmentEvent } from '../model/chart.ts';
import { regionAlone } from '../model/region-alone.ts';

/** ms */
const times = { show: 8, hide: 8, end: 3_000 } as const;

interface Change {
  /** ms after the change before */
  readonly after: number;
  /** null takes the URL away, a number names another */
  readonly push: number | null;
  readonly pull: number | null;
}

const url = fc.oneof(fc.constant(null), fc.integer({ min: 1, max: 3 }));
const change: fc.Arbitrary<Change> = fc.record({
  after: fc.oneof(fc.integer({ min: 0, max: 120 }), fc.integer({ min: 120, max: 1_500 })),
  push: url,
  pull: url,
});

const urlOf = (name: string, number: number | null): string | null =>
  number === null ? null : urlName(name, number);

const wants = ({ push, pull }: Change): EnvironmentEvent => ({
  type: 'model.environment',
  what: 'the streams change',
  write: ({ fact, ...context }) => ({
    ...context,
    fact: {
      ...fact,
      publisher: { ...fact.publisher, url: urlOf('push', push) },
      player: { ...fact.player, url: urlOf('pull', pull) },
    },
  }),
});

type Urls = Pick<Pair, 'push' | 'pull'>;
const same = (a: Urls, b: Urls): boolean => a.push === b.push && a.pull === b.pull;
const none: Urls = { push: null, pull: null };

/** Runs the region over the changes; the pairs that it mounted, and what is on the page in the end. */
const mountsOf = (changes: readonly Change[]): { readonly mounts: readonly Urls[]; readonly shown: Urls } => {
  const clock = new SimulatedClock();
  const mounts: Urls[] = [];
  let shown = none;
  const provided: unknown = {
    actors: {
      showRtcRoom: shellActor<ShowInput>(({ mount, pair }, send) => {
        shown = { push: pair.push, pull: pair.pull };
        mounts.push(shown);
        clock.setTimeout(() => send({ type: 'rtcRoom.shown', mount }), times.show);
      }),
      hideRtcRoom: shellActor<HideInput>(({ mount }, send) => {
        shown = none;
        clock.setTimeout(() => send({ type: 'rtcRoom.hidden', mount }), times.hide);
      }),
    },
  };
  const machine = regionAlone('rtcRoom').provide(provided as Parameters<ChartMachine['provide']>[0]);
  const actor = createActor(machine, { clock }).start();
  // a timer set by a timer counts from the end of the step: steps of 1 ms
  const pass = (ms: number): void => {
    for (let passed = 0; passed < ms; passed += 1) clock.increment(1);
  };
  for (const each of changes) {
    pass(each.after);
    actor.send(wants(each) as unknown as Parameters<typeof actor.send>[0]);
  }
  pass(times.end);
  actor.stop();
  return { mounts, shown };
};

const onlyLoses = (now: Urls, next: Urls): boolean =>
  (next.push === null || next.push === now.push) && (next.pull === null || next.pull === now.pull);

/** The least number of mounts: greedily, because a pair that stays can be served at any time while it stays. */
const leastMounts = (changes: readonly Change[]): number => {
  let mounted = none;
  let count = 0;
  changes.forEach((each, index) => {
    const pair: Urls = { push: urlOf('push', each.push), pull: urlOf('pull', each.pull) };
    const stays = changes.slice(index + 1).reduce<{ ms: number; over: boolean }>(
      ({ ms, over }, next) => {
        if (over) return { ms, over };
        const nextPair: Urls = { push: urlOf('push', next.push), pull: urlOf('pull', next.pull) };
        return { ms: ms + next.after, over: !same(pair, nextPair) };
      },
      { ms: 0, over: false },
    );
    const length = stays.over ? stays.ms : Infinity;
    const repeats = index > 0 && same(pair, pairAt(changes, index - 1));
    if (repeats) return;
    // nothing is wanted: the component goes at once
    if (same(pair, none)) mounted = none;
    else if (
      !same(pair, mounted) &&
      length >= (onlyLoses(mounted, pair) ? defaultPolicy.lossQuiet : defaultPolicy.gainQuiet)
    ) {
      mounted = pair;
      count += 1;
    }
  });
  return count;
};

const pairAt = (changes: readonly Change[], index: number): Urls => {
  const at = changes[index];
  return at === undefined ? none : { push: urlOf('push', at.push), pull: urlOf('pull', at.pull) };
};

it('mounts no more often than the oracle, and in the end what is wanted', () => {
  let mounts = 0;
  let least = 0;
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 12 }), (changes) => {
      const done = mountsOf(changes);
      const wanted = leastMounts(changes);
      mounts += done.mounts.length;
      least += wanted;
      expect(done.shown).toEqual(pairAt(changes, changes.length - 1));
      expect(done.mounts.length).toBeLessThanOrEqual(wanted);
      for (const pair of done.mounts) expect(same(pair, none)).toBe(false);
    }),
    { numRuns: 300, seed: 6 },
  );
  console.log(`${mounts} mounts, the oracle ${least}`);
});
