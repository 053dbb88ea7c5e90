import fc from 'fast-check';
import { expect, test } from 'vitest';
import { callLink, readCallLink, readRoom } from '../../../src/pages/call-link.ts';
import { idChecks } from '../../../src/adapters/zego/ids.ts';
import { shareRoom } from '../../../src/pages/share.ts';
import { textsFor } from '../../../src/texts/index.ts';

/** A query as a platform hands it over: some decode its values, some do not. */
const queryOf = (link: string, decodes: boolean): Record<string, string> =>
  Object.fromEntries(
    (link.split('?')[1] ?? '')
      .split('&')
      .map((pair) => pair.split('='))
      .map(([name = '', value = '']) => [name, decodes ? decodeURIComponent(value) : value]),
  );

const roomCharacters = [...'abcXYZ019_-!#$%&()+=;:<>.@^~`,'].filter(
  (character) => idChecks.room(character) === null,
);

test('the link names the call page and what the lobby chose', () => {
  expect(callLink({ room: 'a b&c', publish: true, camera: false, microphone: true })).toBe(
    '/src/pages/call/index?room=a%20b%26c&publish=1&camera=0&microphone=1',
  );
});

test.each([true, false])(
  'any room survives the way to the call page where queries are decoded: %s',
  (decodes) => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...roomCharacters), { minLength: 1, maxLength: 12 }),
        fc.boolean(),
        fc.boolean(),
        fc.boolean(),
        (characters, publish, camera, microphone) => {
          const choice = { room: characters.join(''), publish, camera, microphone };
          // decoded text that looks encoded, such as a room named `%21x`, cannot be told from encoded text
          fc.pre(!decodes || !/%[0-9a-f]{2}/i.test(choice.room));
          expect(readCallLink(queryOf(callLink(choice), decodes))).toEqual(choice);
        },
      ),
      { seed: 18243 },
    );
  },
);

test.each([undefined, null, 'room=1', 7, { room: 1 }, {}, []])('a query of %j names no room', (query) => {
  expect(readRoom(query)).toBe('');
});

test('a link without flags joins with everything on', () => {
  expect(readCallLink({ room: 'r' })).toEqual({ room: 'r', publish: true, camera: true, microphone: true });
});

test('text that cannot be decoded is taken as it is', () => {
  expect(readRoom({ room: '50%' })).toBe('50%');
});

test('a shared room opens the lobby with the room filled in', () => {
  const shared = shareRoom(textsFor('zh').lobby, 'a b');
  expect(shared.path).toBe('src/pages/lobby/index?room=a%20b');
  expect(shared.desc).toContain('a b');
  expect(readRoom(queryOf(shared.path, false))).toBe('a b');
});

test('without a room the lobby itself is shared', () => {
  expect(shareRoom(textsFor('en').lobby, '')).toEqual({
    title: 'Join my video call',
    desc: 'Video calls for two',
    path: 'src/pages/lobby/index',
  });
});
