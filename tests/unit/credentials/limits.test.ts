/** The edges of what a credentials server may answer. */
import { describe, expect, test } from 'vitest';
import { parseCredentials } from '../../../src/adapters/credentials/index.ts';
import { secret } from '../../../src/adapters/credentials/secret.ts';
import { answer, errorOf } from './situation.ts';

const withMrtc = (mrtc: object) => parseCredentials({ ...answer, mrtc: { ...answer.mrtc, ...mrtc } });

const refusalOf = (mrtc: object): unknown => {
  try {
    withMrtc(mrtc);
  } catch (failure) {
    return errorOf(failure);
  }
  return 'no failure';
};

describe('the end of a signature', () => {
  test('is a time in ms, and never where the server does not say', () => {
    expect(withMrtc({ signatureExpiresAt: 1 }).mrtc.signatureExpiresAt).toBe(1);
    for (const absent of [undefined, null, ''])
      expect(withMrtc({ signatureExpiresAt: absent }).mrtc.signatureExpiresAt).toBe(Infinity);
  });

  test.each([0, -1, NaN, '1', true])('cannot be %j', (signatureExpiresAt) => {
    expect(refusalOf({ signatureExpiresAt })).toEqual({
      kind: 'credentialsRefused',
      code: 'credentials mrtc.signatureExpiresAt notPositiveInteger',
    });
  });
});

describe('the user of <rtc-room>', () => {
  test('has at most 128 letters, digits and _', () => {
    expect(withMrtc({ userId: 'a_'.repeat(64) }).mrtc.userId).toHaveLength(128);
    expect(refusalOf({ userId: 'a'.repeat(129) })).toEqual({
      kind: 'credentialsRefused',
      code: 'credentials mrtc.userId tooLong',
    });
  });
});

test('a secret is dots wherever it is not asked for by name', () => {
  const token = secret('04abc');
  expect(`${token}`).toBe('•••');
  expect(JSON.stringify({ token })).toBe('{"token":"•••"}');
  expect(token.reveal()).toBe('04abc');
});
