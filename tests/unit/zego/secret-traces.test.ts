import { describe, expect, it } from 'vitest';
import { createSecretTraces } from '../../../src/adapters/zego/secret-traces.ts';

const tracesOf = (secret: string) => {
  const traces = createSecretTraces();
  traces.add(secret);
  return traces;
};
const hex = (text: string): string => Buffer.from(text).toString('hex');
const base64url = (text: string): string => Buffer.from(text).toString('base64url');

describe('a secret in a text', () => {
  it.each([
    ['at its very end', 'abcdef', 'so abcdef'],
    ['at its very beginning', 'abcdef', 'abcdef then'],
    ['alone, as short as five characters', 'a-b-c', 'see a-b-c there'],
    ['in capital hexadecimal digits', 'swordfish', hex('swordfish').toUpperCase()],
    ['in hexadecimal, each byte of two digits', '\u0001\u0002\u0003', hex('\u0001\u0002\u0003')],
    ['in the alphabet of URLs, with -', '>>>>>>>>>', base64url('>>>>>>>>>')],
    ['in the alphabet of URLs, with _', '?????????', base64url('?????????')],
    ['URI-encoded in part', 'pa ss wo rd', 'x=%70a%20ss%20wo%20rd'],
    ['between characters that UTF-16 writes in two', '\u{1f511}key\u{1f511}', hex('\u{1f511}key\u{1f511}')],
  ])('is found %s', (_where, secret, text) => {
    expect(tracesOf(secret).foundIn(text)).toBe(true);
  });

  it.each([
    ['in a text that is only URI-encoded', 'swordfish', '100%25 plain'],
    ['in half a piece of it', 'swordfish', 'sword'],
    ['where it is short and does not stand', 'zx', 'plain'],
  ])('is not found %s', (_where, secret, text) => {
    expect(tracesOf(secret).foundIn(text)).toBe(false);
  });

  it('is nowhere when it is empty', () => {
    expect(tracesOf('').foundIn('any text at all')).toBe(false);
    expect(tracesOf('').foundIn('')).toBe(false);
  });
});
