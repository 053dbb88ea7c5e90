import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  checkAppId,
  checkExtraInfo,
  checkRoom,
  checkServer,
  checkStream,
  checkToken,
  checkUser,
  checkUserName,
  maxBytes,
} from '../../../src/adapters/zego/ids.ts';

describe('ids of rooms and users', () => {
  it.each(['room-1', 'a', "#!$%&()`'+-;<=.>@^_~,*\\", 'Z'.repeat(64)])('may be %s', (id) => {
    expect([checkRoom(id), checkUser(id)]).toEqual([null, null]);
  });

  it.each(['a b', 'a/b', 'a:b', 'a?b', 'a"b', 'a|b', '[a]', '{a}', '房间', 'é', 'a\n', '\ta'])(
    'must not be %j',
    (id) => {
      expect(checkRoom(id)).toEqual({ field: 'room', rule: 'characters' });
      expect(checkUser(id)).toEqual({ field: 'user', rule: 'characters' });
    },
  );

  it.each(['', undefined, null, 7, {}])('must be given: not %j', (id) => {
    expect(checkRoom(id)).toEqual({ field: 'room', rule: 'missing' });
    expect(checkUser(id)).toEqual({ field: 'user', rule: 'missing' });
  });

  it('have a length of their own', () => {
    expect(checkRoom('r'.repeat(maxBytes.room))).toBeNull();
    expect(checkRoom('r'.repeat(maxBytes.room + 1))).toEqual({ field: 'room', rule: 'tooLong' });
    expect(checkUser('u'.repeat(maxBytes.user))).toBeNull();
    expect(checkUser('u'.repeat(maxBytes.user + 1))).toEqual({ field: 'user', rule: 'tooLong' });
  });
});

describe('ids of streams', () => {
  it('are letters, digits, _ and -, at most 255 bytes', () => {
    expect(checkStream('alice_1-x')).toBeNull();
    expect(checkStream('s'.repeat(255))).toBeNull();
    expect(checkStream('s'.repeat(256))).toEqual({ field: 'stream', rule: 'tooLong' });
    expect(checkStream('s.1')).toEqual({ field: 'stream', rule: 'characters' });
    expect(checkStream('')).toEqual({ field: 'stream', rule: 'missing' });
  });
});

describe('user names and extra information', () => {
  it('may hold anything, also nothing, and are counted in UTF-8 bytes', () => {
    expect(checkUserName('')).toBeNull();
    expect(checkUserName('爱丽丝 / "Alice"')).toBeNull();
    expect(checkUserName('爱'.repeat(85))).toBeNull();
    expect(checkUserName('爱'.repeat(86))).toEqual({ field: 'userName', rule: 'tooLong' });
    expect(checkUserName('😀'.repeat(64))).toBeNull();
    expect(checkUserName('😀'.repeat(65))).toEqual({ field: 'userName', rule: 'tooLong' });
    expect(checkUserName(undefined)).toEqual({ field: 'userName', rule: 'missing' });
    expect(checkExtraInfo('')).toBeNull();
    expect(checkExtraInfo('x'.repeat(maxBytes.extraInfo + 1))).toEqual({
      field: 'extraInfo',
      rule: 'tooLong',
    });
    expect(checkExtraInfo(1)).toEqual({ field: 'extraInfo', rule: 'missing' });
  });

  it('are counted as a text encoder counts', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (name) => {
        const fits = new TextEncoder().encode(name).length <= maxBytes.userName;
        expect(checkUserName(name) === null).toBe(fits);
      }),
      { seed: 1 },
    );
  });
});

describe('the settings', () => {
  it.each([1, 1234567890, 0xffffffff])('accept the appID %d', (appId) =>
    expect(checkAppId(appId)).toBeNull(),
  );
  it.each([0, -1, 1.5, NaN, Infinity, 0x100000000, '1', null])('refuse the appID %j', (appId) =>
    expect(checkAppId(appId)).toEqual({ field: 'appId', rule: 'notPositiveInteger' }),
  );

  it.each(['wss://webliveroom.zego.im/ws', 'wss://h', 'wss://h:8443/a?b=c'])(
    'accept the server %s',
    (server) => expect(checkServer(server)).toBeNull(),
  );
  it.each(['https://h', 'ws://h', 'wss://', 'wss:///ws', 'wss://h /ws', 'h'])(
    'refuse the server %s',
    (server) => expect(checkServer(server)).toEqual({ field: 'server', rule: 'notWss' }),
  );
  it.each(['', undefined, 1])('ask for a server: not %j', (server) =>
    expect(checkServer(server)).toEqual({ field: 'server', rule: 'missing' }),
  );

  it('ask for a token', () => {
    expect(checkToken('04…')).toBeNull();
    expect(checkToken('')).toEqual({ field: 'token', rule: 'missing' });
    expect(checkToken(4)).toEqual({ field: 'token', rule: 'missing' });
  });

  it('never throw, whatever is given', () => {
    const checks = [
      checkRoom,
      checkUser,
      checkUserName,
      checkStream,
      checkToken,
      checkAppId,
      checkServer,
      checkExtraInfo,
    ];
    fc.assert(
      fc.property(fc.anything(), (value) => {
        for (const check of checks) check(value);
      }),
      { seed: 1 },
    );
  });
});
