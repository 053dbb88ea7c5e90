/** Whoever calls whom, and whatever they and their streams are called: the trace names nobody and replays. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readTrace } from '../../../lab/trace/read-trace.ts';
import { replay } from '../../../lab/trace/replay.ts';
import type { Stream, User } from '../../../machines/index.ts';
import { createAnonymiser } from '../../../src/recorder/anonymise.ts';
import { silentCall } from '../../unit/recorder/silent-call.ts';

/** As ZEGO allows them. */
const idUnit = fc.constantFrom(..."abz019#!$%&()`'+-;<=.>@^_~,*\\".split(''));
const words = ['connected', 'idle', 'none', 'user-1', 'room-1', 'stream-1', 'name-2', 'nonce123', '•••'];
const id = fc.oneof(
  { weight: 4, arbitrary: fc.string({ unit: idUnit, minLength: 1, maxLength: 24 }) },
  { weight: 1, arbitrary: fc.constantFrom(...words) },
);
const name = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 12 }), id);
const user: fc.Arbitrary<User> = fc.record({ id, name });

/** Ids of Callchart, and what other apps make of rooms, users and numbers. */
const streamOf = (owner: User, room: string): fc.Arbitrary<Stream> =>
  fc
    .oneof(
      id,
      fc.constantFrom('nonce123', '0a1b2c3d', room, 'screen').map((part) => `${owner.id}-${part}-1`),
      fc.constantFrom(`${room}_${owner.id}`, `${owner.id.replace(/[^A-Za-z0-9_-]/g, '_')}-0a1b2c3d-12`),
    )
    .map((stream) => ({ id: stream, user: owner, devices: null }));

const party = fc.record({ room: id, self: user, other: user }).chain(({ room, self, other }) =>
  fc.record({
    room: fc.constant(room),
    self: fc.constant(self),
    stream: streamOf(other, room),
    next: streamOf(other, room),
  }),
);
type Party = typeof party extends fc.Arbitrary<infer Value> ? Value : never;

const callOf = ({ room, self, stream, next }: Party) => {
  const call = silentCall();
  call.begin(room, self);
  call.meet(stream);
  call.mount();
  call.meet(next);
  call.send({ type: 'zego.hangUpReceived', session: 1, room, user: stream.user });
  call.send({ type: 'page.leaveTapped' });
  return call;
};

/** Everything that a trace of such a call says in any case: of people that are called otherwise. */
const ownWords = (() => {
  const other = { id: 'Ä', name: 'Ö' };
  const stream = (text: string) => ({ id: text, user: other, devices: null });
  const party = { room: 'Ü', self: { id: 'ä', name: 'ö' } };
  const ours = callOf({ ...party, stream: stream('_-0a1b2c3d-12'), next: stream('_-nonce123-1') });
  return ours.text() + callOf({ ...party, stream: stream('ß'), next: stream('ẞ') }).text();
})();

it('says no user, name, room or stream of anybody, and replays', () => {
  fc.assert(
    fc.property(party, (each) => {
      const call = callOf(each);
      const { self, stream, next, room } = each;
      const originals = [self.id, self.name, stream.user.id, stream.user.name, room, stream.id, next.id];
      // times and marks are numbers
      const trace = call.text();
      const text = trace.replace(/"(at|context|chart)":-?\d+/g, '');
      const shown = originals
        .filter((original) => original.length > 2)
        .map((original) => JSON.stringify(original).slice(1, -1))
        .filter((original) => text.includes(original) && !ownWords.includes(original));
      expect(shown).toEqual([]);
      if (call.snapshot().status === 'active') expect(replay(readTrace(trace)).divergence).toBeNull();
      expect(call.text()).toBe(trace);
    }),
    { numRuns: 100, seed: 6 },
  );
});

type Pair = readonly [original: string, standIn: string];

/** How many there are, and of how many kinds on either side: three times the same number where the mapping is one to one. */
const countsOf = (pairs: readonly Pair[]) =>
  [pairs.map(([original]) => original), pairs.map(([, standIn]) => standIn), pairs.map(String)].map(
    (texts) => new Set(texts).size,
  );

it('gives two things two stand-ins and one thing one, whatever came before', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(user, id, id), { minLength: 1, maxLength: 12 }), (entries) => {
      const { event } = createAnonymiser();
      const told = entries.map(([self, room, stream]) => ({ user: self, room, stream }));
      const shown = told.map((each) => event({ type: 'zego.streamsAdded', ...each }) as typeof each);
      const pairsOf = (read: (each: (typeof told)[number]) => string): Pair[] =>
        told.map((each, index) => [read(each), read(shown[index] ?? each)]);
      for (const pairs of [
        pairsOf(({ room }) => room),
        pairsOf(({ stream }) => stream),
        [...pairsOf((each) => each.user.id), ...pairsOf((each) => each.user.name)],
      ])
        expect(new Set(countsOf(pairs)).size, JSON.stringify(pairs)).toBe(1);
    }),
    { numRuns: 300, seed: 6 },
  );
});
