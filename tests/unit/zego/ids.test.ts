import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { idChecks, maxBytes } from '../../../src/adapters/zego/ids.ts';

describe('ids of rooms and users', () => {
  it.each(['room-1', 'a', "#!$%&()`'+-;<=.>@^_~,*\\", 'Z'.repeat(64)])('may be %s', (id) => {
    expect([idChecks.room(id), idChecks.user(id)]).toEqual([null, null]);
  });

  it.each(['a b', 'a/b', 'a:b', 'a?b', 'a"b', 'a|b', '[a]', '{a}', '房间', 'é', 'a\n', '\ta'])(
    'must not be %j',
    (id) => {
      expect(idChecks.room(id)).toBe('illegalCharacters');
      expect(idChecks.user(id)).toBe('illegalCharacters');
    },
  );

  it.each(['', undefined, null, 7, {}])('must be given: not %j', (id) => {
    expect(idChecks.room(id)).toBe('empty');
    expect(idChecks.user(id)).toBe('empty');
  });

  it('have a length of their own', () => {
    expect(idChecks.room('r'.repeat(maxBytes.room))).toBeNull();
    expect(idChecks.room('r'.repeat(maxBytes.room + 1))).toBe('tooLong');
    expect(idChecks.user('u'.repeat(maxBytes.user))).toBeNull();
    expect(idChecks.user('u'.repeat(maxBytes.user + 1))).toBe('tooLong');
  });
});

describe('ids of streams', () => {
  it('are letters, digits, _ and -, at most 255 bytes', () => {
    expect(idChecks.stream('alice_1-x')).toBeNull();
    expect(idChecks.stream('s'.repeat(255))).toBeNull();
    expect(idChecks.stream('s'.repeat(256))).toBe('tooLong');
    expect(idChecks.stream('s.1')).toBe('illegalCharacters');
    expect(idChecks.stream('')).toBe('empty');
  });
});

describe('user names and extra information', () => {
  it('may hold anything, also nothing, and are counted in UTF-8 bytes', () => {
    expect(idChecks.userName('')).toBeNull();
    expect(idChecks.userName('爱丽丝 / "Alice"')).toBeNull();
    expect(idChecks.userName('爱'.repeat(85))).toBeNull();
    expect(idChecks.userName('爱'.repeat(86))).toBe('tooLong');
    expect(idChecks.userName('😀'.repeat(64))).toBeNull();
    expect(idChecks.userName('😀'.repeat(65))).toBe('tooLong');
    expect(idChecks.userName(undefined)).toBe('empty');
    expect(idChecks.extraInfo('')).toBeNull();
    expect(idChecks.extraInfo('x'.repeat(maxBytes.extraInfo + 1))).toBe('tooLong');
    expect(idChecks.extraInfo(1)).toBe('empty');
  });

  it.each(['\u007f', '\u0080', '\u07ff', '\u0800', '\uffff', '\u{10000}', '\u{10ffff}'])(
    'are counted exactly at the borders of UTF-8: %j',
    (character) => {
      const most = Math.floor(maxBytes.userName / new TextEncoder().encode(character).length);
      expect(idChecks.userName(character.repeat(most))).toBeNull();
      expect(idChecks.userName(character.repeat(most + 1))).toBe('tooLong');
    },
  );

  it('are counted as a text encoder counts', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 40, maxLength: 130 }), (name) => {
        const fits = new TextEncoder().encode(name).length <= maxBytes.userName;
        expect(idChecks.userName(name) === null).toBe(fits);
      }),
      { seed: 1 },
    );
  });
});

describe('the settings', () => {
  it.each([1, 1234567890, 0xffffffff])('accept the appID %d', (appId) =>
    expect(idChecks.appId(appId)).toBeNull(),
  );
  it.each([0, -1, 1.5, NaN, Infinity, 0x100000000, '1', null])('refuse the appID %j', (appId) =>
    expect(idChecks.appId(appId)).toBe('notPositiveInteger'),
  );

  it.each(['wss://webliveroom.zego.im/ws', 'wss://h', 'wss://h:8443/a?b=c'])(
    'accept the server %s',
    (server) => expect(idChecks.server(server)).toBeNull(),
  );
  it.each(['https://h', 'ws://h', 'at wss://h', 'wss://', 'wss:///ws', 'wss://h /ws', 'h'])(
    'refuse the server %s',
    (server) => expect(idChecks.server(server)).toBe('notWssUrl'),
  );
  it.each(['', undefined, 1])('ask for a server: not %j', (server) =>
    expect(idChecks.server(server)).toBe('empty'),
  );

  it('ask for a token', () => {
    expect(idChecks.token('04…')).toBeNull();
    expect(idChecks.token('')).toBe('empty');
    expect(idChecks.token(4)).toBe('empty');
  });

  it('never throw, whatever is given', () => {
    const checks = [
      idChecks.room,
      idChecks.user,
      idChecks.userName,
      idChecks.stream,
      idChecks.token,
      idChecks.appId,
      idChecks.server,
      idChecks.extraInfo,
    ];
    fc.assert(
      fc.property(fc.anything(), (value) => {
        for (const check of checks) check(value);
      }),
      { seed: 1 },
    );
  });
});
