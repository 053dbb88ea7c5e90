import { createDecipheriv } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeToken04, type Token04Options } from '../../../examples/credentials-server/core/token04.ts';
import { Gateway, checkToken04, readToken04 } from '../../../lab/gateway/index.ts';
import { room, seeded, stage } from './staging.ts';
import { WireClient, appId } from './wire-client.ts';

const secret = '0123456789abcdef0123456789abcdef';
const iv = Uint8Array.from({ length: 16 }, (_, at) => at + 1);
const createdAt = 1_767_225_600;

function token(changes: Partial<Token04Options> = {}): string {
  const base = { appId, userId: 'alice', secret, createdAt, effectiveSeconds: 3600, nonce: -7, iv };
  return makeToken04({ ...base, ...changes });
}
const expected = { appId, userId: 'alice', secret, nowSeconds: createdAt };

describe('token04', () => {
  it('has the layout that ZEGO documents: another AES implementation reads it', () => {
    const packed = Buffer.from(token({ payload: '{"room_id":"r"}' }).slice(2), 'base64');
    expect(packed.readBigInt64BE(0)).toBe(BigInt(createdAt + 3600));
    expect(packed.readUInt16BE(8)).toBe(16);
    const cipher = packed.subarray(28);
    expect(packed.readUInt16BE(26)).toBe(cipher.length);
    const aes = createDecipheriv('aes-256-cbc', Buffer.from(secret), packed.subarray(10, 26));
    const contents: unknown = JSON.parse(Buffer.concat([aes.update(cipher), aes.final()]).toString());
    expect(contents).toEqual({
      app_id: appId,
      user_id: 'alice',
      nonce: -7,
      ctime: createdAt,
      expire: createdAt + 3600,
      payload: '{"room_id":"r"}',
    });
  });

  it('reads back what was put in', () => {
    expect(readToken04(token(), secret)).toEqual({
      appId,
      userId: 'alice',
      nonce: -7,
      createdAt,
      expiresAt: createdAt + 3600,
      payload: '',
    });
  });

  it('is told apart: ok, expired, of another user, of another app, malformed', () => {
    expect(checkToken04(token(), expected)).toBe('ok');
    expect(checkToken04(token({ effectiveSeconds: 0 }), expected)).toBe('expired');
    expect(checkToken04(token({ userId: 'bob' }), expected)).toBe('otherUser');
    expect(checkToken04(token({ appId: 1 }), expected)).toBe('otherApp');
    expect(checkToken04('03AAAA', expected)).toBe('malformed');
    expect(checkToken04(token({ secret: secret.replace('0', 'z') }), expected)).toBe('malformed');
  });

  it('is malformed when the readable expiry was changed, or anything cut off', () => {
    const packed = Buffer.from(token().slice(2), 'base64');
    packed.writeBigInt64BE(BigInt(createdAt + 999_999));
    expect(checkToken04(`04${packed.toString('base64')}`, expected)).toBe('malformed');
    expect(checkToken04(token().slice(0, -8), expected)).toBe('malformed');
  });

  it('never throws, whatever the token', () => {
    fc.assert(
      fc.property(fc.string(), (text) => checkToken04(`04${text}`, expected) === 'malformed'),
      seeded,
    );
    fc.assert(
      fc.property(fc.base64String(), (text) => checkToken04(`04${text}`, expected) === 'malformed'),
      seeded,
    );
  });

  it('refuses a secret or an iv of the wrong length', () => {
    expect(() => token({ secret: 'short' })).toThrow('secret: 32 bytes expected');
    expect(() => token({ iv: new Uint8Array(8) })).toThrow('iv: 16 bytes expected');
    expect(() => new Gateway({ ...stage(), tokenCheck: 'token04' })).toThrow('secret: 32 bytes expected');
  });
});

describe('a gateway that checks tokens', () => {
  const strict = () => stage({ tokenCheck: 'token04', secret });

  it('tells the remaining seconds at login and renewal', async () => {
    const { clock, gateway } = strict();
    await clock.advance(100_900);
    const alice = new WireClient(gateway);
    expect(alice.login({ room, user: 'alice', token: token() }).tokenRemainTime).toBe(3500);
    const renewal = alice.renewToken(token({ effectiveSeconds: 7200 }));
    expect(renewal).toMatchObject({ rspHead: { code: 0 }, tokenRemainTime: 7100, stopStreamIdList: [] });
  });

  it('refuses with the codes that the SDK understands', () => {
    const codeOf = (bad: string) =>
      new WireClient(strict().gateway).login({ room, user: 'alice', token: bad }).rspHead?.code;
    expect(codeOf('no token')).toBe(50119);
    expect(codeOf(token({ effectiveSeconds: 0 }))).toBe(50117);
    expect(codeOf(token({ userId: 'bob' }))).toBe(50120);
    expect(codeOf(token({ appId: 1 }))).toBe(50120);
  });

  it('lets a user stay after expiry but not publish, until the token is renewed', async () => {
    const { clock, gateway } = strict();
    const alice = new WireClient(gateway);
    alice.login({ room, user: 'alice', token: token({ effectiveSeconds: 10 }) });
    alice.addStream('s-before');
    await clock.advance(10_000);
    expect(alice.addStream('s-after').rspHead?.code).toBe(1011);
    expect(gateway.rooms[0]?.streams.has('s-before')).toBe(true);
    expect(alice.renewToken(token({ userId: 'bob' })).rspHead?.code).toBe(50120);
    expect(alice.renewToken(token()).rspHead?.code).toBe(0);
    expect(alice.addStream('s-after').rspHead?.code).toBe(0);
    expect(gateway.journal.of('renewToken').map((entry) => entry.code)).toEqual([50120, 0]);
  });
});

describe('a gateway that does not check tokens', () => {
  it('says the remaining seconds that it was told to say', () => {
    const { gateway } = stage({ tokenRemainSeconds: 77 });
    const alice = new WireClient(gateway);
    expect(alice.login({ room, user: 'alice' }).tokenRemainTime).toBe(77);
    expect(alice.renewToken('other').tokenRemainTime).toBe(77);
  });
});
