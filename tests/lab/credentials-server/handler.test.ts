import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { brokenIdRule, brokenNameRule } from '../../../examples/credentials-server/core/rules.ts';
import { checkToken04 } from '../../../lab/gateway/index.ts';
import { parseCredentials } from '../../../src/adapters/credentials/credentials.ts';
import { userName } from '../../../src/adapters/credentials/text-rules.ts';
import { idChecks } from '../../../src/adapters/zego/ids.ts';
import { anne, canary, config, stagedServer } from './staging.ts';

const tokenOf = (body: string): string => parseCredentials(JSON.parse(body)).token.reveal();

describe('the credentials server', () => {
  it('answers in the shape that the mini-program reads', () => {
    const { status, headers, body, error } = stagedServer().ask(anne);
    expect([status, error]).toEqual([200, '']);
    expect(headers).toEqual({ 'content-type': 'application/json', 'cache-control': 'no-store' });
    const { appId, server, userId, mrtc } = parseCredentials(JSON.parse(body));
    expect({ appId, server, userId }).toEqual({ appId: config.appId, server: config.server, userId: 'anne' });
    expect(mrtc).toMatchObject({ ...config.mrtc, userId: 'anne', signatureLife: Infinity });
    expect(mrtc.signature.reveal()).toBe(canary.signature);
  });

  it('gives out a token that the gateway lets in, for this user and this long', () => {
    const server = stagedServer();
    const issued = server.nowSeconds();
    const token = tokenOf(server.ask(anne).body);
    const check = (userId: string, nowSeconds: number) =>
      checkToken04(token, { appId: config.appId, userId, secret: config.serverSecret, nowSeconds });
    expect(check('anne', issued)).toBe('ok');
    expect(check('anne', issued + 599)).toBe('ok');
    expect(check('anne', issued + 600)).toBe('expired');
    expect(check('bert', issued)).toBe('otherUser');
  });

  it('makes every token anew', () => {
    const server = stagedServer();
    expect(tokenOf(server.ask(anne).body)).not.toBe(tokenOf(server.ask(anne).body));
  });

  it('names the user of rtc-room by characters that it takes, and has that user signed for', () => {
    const server = stagedServer({
      signMrtc: (userId) => ({ signature: `for ${userId}`, signatureExpiresIn: 7 }),
    });
    const { mrtc } = parseCredentials(JSON.parse(server.ask({ ...anne, userId: 'a-b.c' }).body));
    expect([mrtc.userId, mrtc.signature.reveal(), mrtc.signatureLife]).toEqual(['a_b_c', 'for a_b_c', 7_000]);
  });

  it('asks who it is, and gives a stranger nothing', () => {
    const server = stagedServer({ whoAsks: (_, userId) => (userId === 'anne' ? 'anne-of-the-shop' : null) });
    expect(JSON.parse(server.ask(anne).body)).toMatchObject({ userId: 'anne-of-the-shop' });
    expect(server.ask({ ...anne, userId: 'bert' })).toMatchObject({ status: 401, error: 'user unknown' });
  });

  it.each([undefined, ''])(
    'names whoever its own login knows, where the phone names nobody (%j)',
    (userId) => {
      const server = stagedServer({ whoAsks: ({ headers }) => headers['session'] ?? 'anne-of-the-shop' });
      expect(JSON.parse(server.ask({ room: 'r1', userId }).body)).toMatchObject({
        userId: 'anne-of-the-shop',
      });
    },
  );

  it('takes a request without a name, for the user id stands in for it', () => {
    for (const userName of [undefined, ''])
      expect(stagedServer().ask({ ...anne, userName }).status).toBe(200);
  });

  it('takes JSON with a byte order mark', () => {
    expect(stagedServer().ask(`\uFEFF${JSON.stringify(anne)}`).status).toBe(200);
  });

  it.each([
    ['no JSON', 'room=r1', 'body notJsonObject'],
    ['no object', 'null', 'body notJsonObject'],
    ['no room', { userId: 'anne' }, 'room empty'],
    ['a room of a space', { ...anne, room: 'a b' }, 'room illegalCharacters'],
    ['no user', { room: 'r1' }, 'userId empty'],
    ['an empty user', { ...anne, userId: '' }, 'userId empty'],
    ['a number for a user', { ...anne, userId: 7 }, 'userId notText'],
    ['a user that is too long', { ...anne, userId: 'a'.repeat(65) }, 'userId tooLong'],
    ['a name that is too long', { ...anne, userName: '名'.repeat(86) }, 'userName tooLong'],
    ['a name of two lines', { ...anne, userName: 'Anne\nof the shop' }, 'userName illegalCharacters'],
    ['a list for a name', { ...anne, userName: [] }, 'userName notText'],
  ])('refuses %s, and says which rule is broken', (_, body, error) => {
    expect(stagedServer().ask(body)).toMatchObject({ status: 400, error, body: JSON.stringify({ error }) });
  });

  it('takes nothing but POST', () => {
    expect(stagedServer().ask(anne, { method: 'GET' })).toMatchObject({
      status: 405,
      headers: { allow: 'POST' },
    });
  });

  it('holds ids to the rules of the mini-program, whatever they are', () => {
    const text = fc.oneof(
      fc.string(),
      fc.string({ unit: 'binary', maxLength: 140 }),
      fc.constant('x'.repeat(129)),
    );
    fc.assert(
      fc.property(text, (id) => {
        expect(brokenIdRule('room', id)).toBe(idChecks.room(id));
        expect(brokenIdRule('userId', id)).toBe(idChecks.user(id));
        expect(brokenNameRule(id)).toBe(userName(id));
      }),
      { seed: 1, numRuns: 500 },
    );
  });
});

describe('the rate limit of the credentials server', () => {
  it('counts each user: three in a minute, another when a third of it has passed', () => {
    const server = stagedServer();
    const statuses = () => server.ask(anne).status;
    expect([statuses(), statuses(), statuses()]).toEqual([200, 200, 200]);
    expect(server.ask(anne)).toMatchObject({
      status: 429,
      error: 'user tooManyRequests',
      headers: { 'retry-after': '20' },
    });
    expect(server.ask({ ...anne, userId: 'bert' }).status).toBe(200);
    server.passes(20);
    expect([statuses(), statuses()]).toEqual([200, 429]);
  });

  it('counts each address, also for what is refused', () => {
    const server = stagedServer();
    for (let at = 0; at < 6; at++) expect(server.ask('no json').status).toBe(400);
    expect(server.ask(anne)).toMatchObject({ status: 429, error: 'address tooManyRequests' });
    expect(server.ask(anne, { address: '10.0.0.2' }).status).toBe(200);
  });

  it('does not count against a user what the address was refused for', () => {
    const server = stagedServer();
    for (let at = 0; at < 6; at++) server.ask('no json');
    for (let at = 0; at < 6; at++) server.ask(anne);
    expect(server.ask(anne, { address: '10.0.0.2' }).status).toBe(200);
  });
});
