/** The edges of what a credentials server may answer. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { parseCredentials } from '../../../src/adapters/credentials/index.ts';
import { secret } from '../../../src/adapters/credentials/secret.ts';
import { answer, errorOf } from './situation.ts';

const withMrtc = (mrtc: object, date?: number) =>
  parseCredentials({ ...answer, mrtc: { ...answer.mrtc, ...mrtc } }, date);

const lifeOf = (mrtc: object, date?: number): number => withMrtc(mrtc, date).mrtc.signatureLife;

const refusalOf = (mrtc: object): unknown => {
  try {
    withMrtc(mrtc);
  } catch (failure) {
    return errorOf(failure);
  }
  return 'no failure';
};

describe('the life of a signature', () => {
  const served = Date.UTC(2026, 0, 1, 12);
  const hour = 3_600_000;
  const phoneShows = (time: number) => vi.setSystemTime(time);
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  test('has no end where the server does not say', () => {
    for (const absent of [undefined, null, ''])
      for (const name of ['signatureExpiresIn', 'signatureExpiresAt'])
        expect(lifeOf({ [name]: absent })).toBe(Infinity);
  });

  test.each([-24, 0, 24])(
    'is what the server says in seconds, on a phone that is %i hours ahead',
    (hours) => {
      phoneShows(served + hours * hour);
      expect(lifeOf({ signatureExpiresIn: 3_600 })).toBe(hour);
      expect(lifeOf({ signatureExpiresIn: 3_600, signatureExpiresAt: 1 }, served)).toBe(hour);
    },
  );

  test.each([-24, 0, 24])(
    'is measured by the clock of the server that answered, on a phone that is %i hours ahead',
    (hours) => {
      phoneShows(served + hours * hour);
      expect(lifeOf({ signatureExpiresAt: served + hour }, served)).toBe(hour);
    },
  );

  test('is the same whether its end is told in seconds or in milliseconds', () => {
    phoneShows(served);
    for (const date of [served, NaN])
      expect(lifeOf({ signatureExpiresAt: (served + hour) / 1_000 }, date)).toBe(hour);
  });

  test('is over from the start where the server’s own clock says so', () => {
    expect(lifeOf({ signatureExpiresAt: served - 1 }, served)).toBe(0);
  });

  test('is measured by the phone’s clock where the server tells no time', () => {
    phoneShows(served);
    expect(lifeOf({ signatureExpiresAt: served + hour })).toBe(hour);
  });

  test('has no end for a phone that is so wrong that the new signature seems old, where the server tells no time', () => {
    phoneShows(served + 24 * hour);
    expect(lifeOf({ signatureExpiresAt: served + hour })).toBe(Infinity);
  });

  test.each(['signatureExpiresIn', 'signatureExpiresAt'])('is a positive number in %s', (name) => {
    for (const value of [0, -1, NaN, '1', true])
      expect(refusalOf({ [name]: value })).toEqual({
        kind: 'credentialsMalformed',
        code: `credentials mrtc.${name} notPositiveInteger`,
      });
  });
});

describe('the user of <rtc-room>', () => {
  test('has at most 128 letters, digits and _', () => {
    expect(withMrtc({ userId: 'a_'.repeat(64) }).mrtc.userId).toHaveLength(128);
    expect(refusalOf({ userId: 'a'.repeat(129) })).toEqual({
      kind: 'credentialsMalformed',
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
