import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTelemetry, type Telemetry } from '../../../src/adapters/zego/telemetry.ts';

const url = 'https://weblogger-wss.coolfcloud.com/httplog';
const token = '04AAAAAGcZ1+gAEDE2Ynl0ZXNvZml2aXZpdml2AKCx/9s8dkLq3yHn0vUe5mPz1Rb7TtWcXoJg==';
const mask = '[redacted]';

function redacting(...secrets: string[]): Telemetry {
  const telemetry = createTelemetry('redacted');
  for (const secret of secrets) telemetry.protect(secret);
  return telemetry;
}
const allowed = (body: unknown, ...secrets: string[]): string | null =>
  redacting(...secrets).allowed(url, body);

describe("ZEGO's log posts", () => {
  it('are not posted at all when telemetry is off', () => {
    expect(createTelemetry('off').allowed(url, '{"event":"/sdk/login"}')).toBeNull();
  });

  it('keep what is no secret', () => {
    const body =
      '{"event":"/sdk/login","error":0,"nested":"{\\"code\\":0,\\"token_remain_time\\":3600}"}\n{"level":1}';
    expect(allowed(body, token)).toBe(body);
  });

  it.each([
    ['a field', { token }],
    ['a text', { content: `call ${token} now` }],
    ['a list', { args: ['room', token] }],
    ['JSON in a text', { content: JSON.stringify({ a: { b: JSON.stringify({ c: token }) } }) }],
    ['JSON after words', { content: `req ${JSON.stringify({ third: token })}` }],
    [
      'JSON in JSON after words',
      { content: `req ${JSON.stringify({ third: JSON.stringify({ t: token }) })}` },
    ],
    ['a name', { [token]: 1 }],
    ['a URL parameter', { u: `wss://h/p?x=${encodeURIComponent(token)}` }],
    ['URI encoding', { u: encodeURIComponent(token) }],
    ['base64', { b: Buffer.from(`xy${token}`).toString('base64') }],
    ['hexadecimal', { b: Buffer.from(token).toString('hex') }],
    ['the first half', { b: token.slice(0, 30) }],
    ['the second half', { b: token.slice(30) }],
  ])('hold the token in %s no more', (_where, line) => {
    const body = allowed(JSON.stringify(line), token) ?? '';
    expect(body).toContain(mask);
    for (const form of [token, encodeURIComponent(token)])
      for (let at = 0; at + 12 <= form.length; at += 4) expect(body).not.toContain(form.slice(at, at + 12));
  });

  it.each([
    ['a Token04 that nobody announced', { content: `got ${token} back` }],
    ['the parameters of a stream URL', { url: 'rtmp://h:1935/live/s?zgseq=17&wsSecret=abc' }],
    ['a signature', { params: { signature: 'c2lnbmF0dXJl' } }],
    ['a named value inside a text', { content: 'login token=hunter2 done' }],
    ['a named value inside escaped JSON', { content: 'req {\\"third_token\\":\\"hunter2\\"}' }],
    ['the check of a logout', { content: '{"logout_check":"5d41402abc4b2a76b9719d911017c592"}' }],
    ['a Token04 without padding', { content: `got ${token.replace(/=+$/, '')} back` }],
    ['the parameters of an http URL', { url: 'http://h/live/s.flv?zgseq=17' }],
    ['the parameters of a ws URL', { url: 'ws://h/live?zgseq=17' }],
    ['the parameters of a stream in one word', { streamParam: 'hunter2' }],
    ['a named value whose name goes on', { token_of_login: 'hunter2' }],
    ['a named value without quotes around its name', { content: "{ login_token : 'hunter2' }" }],
    ['a named value after a space', { content: 'signature: hunter2' }],
  ])('hold %s no more', (_what, line) => {
    const body = allowed(JSON.stringify(line)) ?? '';
    expect(body).toContain(mask);
    for (const secret of [token, 'zgseq', 'wsSecret', 'c2lnbmF0dXJl', 'hunter2', '5d41402'])
      expect(body).not.toContain(secret);
  });

  it.each([
    ['a known secret', { content: 'call s3cr3t-of-login now' }, { content: `call ${mask} now` }],
    ['a named value inside a text', { content: 'token=hunter2 done' }, { content: `token=${mask} done` }],
    ['a named value', { content: '{"token":"a b"}', n: 1 }, { content: `{"token":"${mask}"}`, n: 1 }],
    [
      'nothing, where a word only begins like a Token04',
      { content: '03a and 04b' },
      { content: '03a and 04b' },
    ],
  ])('keep what stands around %s', (_what, line, kept) => {
    expect(JSON.parse(allowed(JSON.stringify(line), 's3cr3t-of-login') ?? '')).toEqual(kept);
  });

  it('are withheld where the mask has made a line unreadable', () => {
    expect(allowed('{"n":123456789}', ':123456789')).toBe(`{"line":"${mask}"}`);
  });

  it('are no less readable for a token that is empty', () => {
    expect(allowed('{"event":"/sdk/login"}', '')).toBe('{"event":"/sdk/login"}');
  });

  it.each([
    ['nothing', undefined],
    ['a null', 'null'],
    ['an object', { event: 1 }],
    ['a compressed body', 'eJyrVkrLz1eyUkpKLFKqBQAsAQXM'],
    ['a text in quotes', '"just a text"'],
    ['an empty body', ''],
  ])('that cannot be read are not posted: %s', (_what, body) => {
    expect(allowed(body, token)).toBeNull();
  });

  it('drop the lines that cannot be read and keep the others', () => {
    expect(allowed('{"a":1}\nnoise\n{"b":2}', token)).toBe('{"a":1}\n{"b":2}');
  });

  it('are not posted to an address that holds the token', () => {
    expect(redacting(token).allowed(`${url}?t=${token}`, '{"a":1}')).toBeNull();
  });

  it('hide every token of the session, also a short one', () => {
    const body = allowed(JSON.stringify({ c: `${token} s3cr3t` }), token, 's3cr3t') ?? '';
    expect(body).not.toContain('s3cr3t');
  });

  it('never hold a secret, however deep and however often encoded', () => {
    const secret = fc.string({ minLength: 12, maxLength: 60 }).filter((text) => !/\s/.test(text));
    const wrap = fc.constantFrom<((value: unknown) => unknown)[]>(
      [(value) => ({ a: value, n: 1 })],
      [(value) => [0, value, 'x']],
      [(value) => JSON.stringify({ a: value })],
      [(value) => `req ${JSON.stringify({ b: value })} end`],
      [(value) => (typeof value === 'string' ? encodeURIComponent(value) : value)],
      [(value) => (typeof value === 'string' ? Buffer.from(`p${value}`).toString('base64') : value)],
      [(value) => (typeof value === 'string' ? Buffer.from(value).toString('hex') : value)],
    );
    fc.assert(
      fc.property(secret, fc.array(wrap, { maxLength: 3 }), (text, wraps) => {
        const encodings = wraps.flat();
        const line = encodings.reduce<unknown>((value, wrapOnce) => wrapOnce(value), text);
        const body = allowed(JSON.stringify({ line }), text) ?? '';
        expect(reveals(body, text)).toBe(false);
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  it('never throw, whatever the vendor posts', () => {
    fc.assert(
      fc.property(fc.anything(), fc.string(), (body, secret) => {
        allowed(body, secret);
      }),
      { seed: 1 },
    );
  });
});

/** What a curious reader of the log would try. */
function reveals(body: string, secret: string): boolean {
  const plain = body.replaceAll('\\', '');
  return [body, plain].some(
    (text) =>
      text.includes(secret) ||
      text.includes(secret.replaceAll('\\', '')) ||
      text.includes(encodeURIComponent(secret)) ||
      text.includes(Buffer.from(secret).toString('hex')) ||
      text.includes(Buffer.from(secret).toString('base64').replace(/=+$/, '').slice(0, -1)),
  );
}
