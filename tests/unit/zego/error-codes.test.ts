import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { errorKinds } from '../../../machines/index.ts';
import type { ErrorKind } from '../../../machines/index.ts';
import { CallFailure } from '../../../src/adapters/call-failure.ts';
import { errorOfCode, knownCodes, toCallError } from '../../../src/adapters/zego/error-codes.ts';

/**
 * The codes of ZEGO's error pages (documents 9731 and 4378), of the Alipay build's text, and those seen in npm 3.6.0,
 * with the kind that the user is told. Written down apart from the table under test.
 */
const documented: readonly (readonly [ErrorKind, readonly number[]])[] = [
  ['sdkState', [1000002, 1002001, 1002014, 1002056, 1002057, 1002058, 1101001, 1102012, 1102015]],
  ['sdkState', [1103049, 1103055, 1103056, 1104001, 1104032]],
  ['invalidInput', [1000014, 1000015, 1000016, 1002005, 1002006, 1002007, 1002008, 1002010]],
  ['invalidInput', [1002011, 1002012, 1002013, 1002017, 1003050, 1009001, 1009002, 1100001]],
  ['networkBroken', [1000017, 1002051, 1100002, 1100003, 1100004, 1100005, 1100006, 1102001]],
  ['networkBroken', [1102013, 1102014, 1102022]],
  ['appIdWrong', [1001004, 1101000]],
  ['loginTimedOut', [1002031]],
  ['roomFull', [1002034]],
  ['notEnabled', [1002036, 1005000, 1005034]],
  ['kickedByOtherLogin', [1002050, 1002086]],
  ['connectionLost', [1002053]],
  ['kickedByServer', [1002055]],
  ['blacklisted', [1002066]],
  ['serverError', [1002099, 1009010, 1100999, 1102011, 1102019, 1102021, 1102024, 1102025, 1103062]],
  ['tokenMalformed', [1102016]],
  ['tokenExpired', [1102018]],
  ['dispatchFailed', [1102017]],
  ['loginRefused', [1102020]],
  ['publishForbidden', [1002082, 1003025]],
  ['streamIdTaken', [1003028]],
  ['publishFailed', [3801, 1103051, 1103063]],
  ['playFailed', [3803, 1104031, 1004020]],
  ['streamMissing', [1104039, 1004002]],
  ['rateLimited', [1009015, 1109001]],
  ['clientTooOld', [10001]],
  ['cameraDenied', [10002]],
  // npm 3.6.0 only
  ['dispatchFailed', [1101002]],
  ['sdkState', [1002018, 1002098, 1101003, 1103001, 1103089, 1104042]],
  ['loginCancelled', [1102026]],
  ['publishFailed', [1103052]],
  ['notEnabled', [1000018, 1001005]],
  ['invalidInput', [1000055]],
  ['networkBroken', [1100007]],
];
const isMixing = (code: number): boolean => Math.floor(code / 1_000) === 1005;

describe("ZEGO's error codes", () => {
  it('have one kind each', () => {
    expect(new Set(knownCodes()).size).toBe(knownCodes().length);
    expect(knownCodes().filter((code) => errorOfCode(code).kind === 'unknown')).toEqual([]);
  });

  it.each([
    [1001004, 'appIdWrong'],
    [1002050, 'kickedByOtherLogin'],
    [1002055, 'kickedByServer'],
    [1102016, 'tokenMalformed'],
    [1102018, 'tokenExpired'],
    [1002034, 'roomFull'],
    [1002053, 'connectionLost'],
    [1002031, 'loginTimedOut'],
    [1101002, 'dispatchFailed'],
    [1104039, 'streamMissing'],
    [1005034, 'notEnabled'],
    [3801, 'publishFailed'],
    [3803, 'playFailed'],
  ])('%i is %s', (code, kind) => {
    expect(errorOfCode(code)).toEqual({ kind, code: `zego ${code}` });
  });

  it.each(documented)('of the class %s are known: %j', (kind, codes) => {
    expect(codes.filter((code) => errorOfCode(code).kind !== kind)).toEqual([]);
  });

  it('have nothing besides what is documented or seen in the packages', () => {
    const all = documented.flatMap(([, codes]) => codes);
    expect([...knownCodes()].sort()).toEqual([...new Set(all)].filter((code) => !isMixing(code)).sort());
  });

  it('fall back to what was being done', () => {
    expect(errorOfCode(4711)).toEqual({ kind: 'unknown', code: 'zego 4711' });
    expect(errorOfCode(4711, 'publishFailed')).toEqual({ kind: 'publishFailed', code: 'zego 4711' });
    expect(errorOfCode(null, 'dispatchFailed')).toEqual({ kind: 'dispatchFailed', code: 'zego, no code' });
  });
});

describe('a rejection of the vendor', () => {
  it.each([
    ['{code, msg}', { code: 1102018, msg: 'token 04AAA expired' }],
    ['{code, message}', { code: 1102018, message: 'liveroom error' }],
    ['a code as text', { code: '1102018' }],
    ['{errorCode, extendedData}', { errorCode: 1102018, extendedData: '' }],
    ['an Error with a code', Object.assign(new Error('04AAA'), { code: 1102018 })],
    ['a bare number', 1102018],
    ['a bare text', '1102018'],
  ])('becomes one error: %s', (_shape, raw) => {
    expect(toCallError(raw)).toEqual({ kind: 'tokenExpired', code: 'zego 1102018' });
  });

  it.each([
    ['nothing', undefined],
    ['null', null],
    ['an Error', new TypeError("Cannot read properties of undefined (reading 'roomID')")],
    ['a text', 'rtmp://h/live/s?secret=1'],
    ['extendedData alone', { extendedData: 'undefined' }],
    ['a code that is none', { code: { toString: () => '1102018' } }],
    ['a fraction', { code: 1.5 }],
    ['digits after a space', { code: ' 1102018' }],
    ['digits with an exponent', { code: '11e5' }],
  ])('without a code is what was being done: %s', (_shape, raw) => {
    expect(toCallError(raw, 'dispatchFailed')).toEqual({ kind: 'dispatchFailed', code: 'zego, no code' });
  });

  it('is printed as a failure of its kind and code', () => {
    expect(String(new CallFailure(toCallError(1102018)))).toBe('CallFailure: tokenExpired (zego 1102018)');
  });

  it('never throws and never shows what it was given', () => {
    fc.assert(
      fc.property(fc.anything(), (raw) => {
        const { kind, code } = toCallError(raw);
        expect(errorKinds).toContain(kind);
        expect(code).toMatch(/^zego(, no code| -?\d{1,16})$/);
      }),
      { seed: 1 },
    );
  });
});
