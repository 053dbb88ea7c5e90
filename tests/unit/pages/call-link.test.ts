import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { callLink, readCallLink, readRoom } from '../../../src/pages/call-link.ts';
import { idChecks } from '../../../src/adapters/zego/ids.ts';
import { shareRoom } from '../../../src/pages/share.ts';
import { textsFor } from '../../../src/texts/index.ts';

/** A query as it may arrive: some clients decode its values and some do not, some links are encoded once more on their way. */
const ways: Readonly<Record<string, (value: string) => string>> = {
  'as it was': (value) => value,
  decoded: decodeURIComponent,
  'decoded twice': (value) => decodeURIComponent(decodeURIComponent(value)),
  'as a form is decoded': (value) => decodeURIComponent(value.replace(/\+/g, ' ')),
  encoded: encodeURIComponent,
};

const queryOf = (link: string, way = 'as it was'): Record<string, string> =>
  Object.fromEntries(
    (link.split('?')[1] ?? '')
      .split('&')
      .map((pair) => pair.split('='))
      .map(([name = '', value = '']) => [name, ways[way]?.(value) ?? '']),
  );

/** Every one that a room may hold, by the product's own rule. */
const roomCharacters = Array.from({ length: 128 }, (_, code) => String.fromCharCode(code)).filter(
  (character) => idChecks.room(character) === null,
);
const rooms = fc
  .array(fc.constantFrom(...roomCharacters, '%23', '%2525', '%', '_23'), { minLength: 1, maxLength: 12 })
  .map((characters) => characters.join(''));

test('the link names the call page and what the lobby chose', () => {
  expect(callLink({ room: 'team_7', publish: true, camera: false, microphone: true })).toBe(
    '/src/pages/call/index?room=team_7&publish=1&camera=0&microphone=1',
  );
});

describe.each(Object.keys(ways))('a link whose query arrives %s', (way) => {
  test('leads to the room that was typed, whatever a room may hold', () => {
    const choices = fc.record({
      room: rooms,
      publish: fc.boolean(),
      camera: fc.boolean(),
      microphone: fc.boolean(),
    });
    fc.assert(
      fc.property(choices, (choice) => {
        expect(readCallLink(queryOf(callLink(choice), way))).toEqual(choice);
      }),
      { seed: 18243 },
    );
  });

  test('shares the room that was typed, whatever a room may hold', () => {
    fc.assert(
      fc.property(rooms, (room) => {
        expect(readRoom(queryOf(shareRoom(textsFor('zh').lobby, room).path, way))).toBe(room);
      }),
      { seed: 18243 },
    );
  });
});

test.each(['a%23b', '50%', '100%25', 'a_23b', 'undefined', '%'])(
  'the room %s is itself, in a link and typed into one',
  (room) => {
    const choice = { room, publish: true, camera: true, microphone: true };
    expect(readCallLink(queryOf(callLink(choice))).room).toBe(room);
    expect(readRoom({ room })).toBe(room);
  },
);

test.each(['_', '_zz', '_ff', '%'])('a code of %j is that of no room', (roomCode) => {
  expect(readRoom({ roomCode })).toBe('');
});

test.each([undefined, null, 'room=1', 7, { room: 1 }, {}, []])('a query of %j names no room', (query) => {
  expect(readRoom(query)).toBe('');
});

test('a link without flags joins with everything on', () => {
  expect(readCallLink({ room: 'r' })).toEqual({ room: 'r', publish: true, camera: true, microphone: true });
});

test('a shared room opens the lobby with the room filled in', () => {
  const shared = shareRoom(textsFor('zh').lobby, 'r7');
  expect(shared.path).toBe('src/pages/lobby/index?room=r7');
  expect(shared.desc).toContain('r7');
});

test.each(['', 'a b', '房间', '\ud800', 'a'.repeat(129)])(
  'a room that nobody can join (%j) shares the lobby itself',
  (room) => {
    expect(shareRoom(textsFor('en').lobby, room)).toEqual({
      title: 'Join my video call',
      desc: 'Video calls for two',
      path: 'src/pages/lobby/index',
    });
  },
);
