import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { errorKinds } from '../../../machines/index.ts';
import { errorOfCode, knownCodes, toCallError } from '../../../src/adapters/zego/error-codes.ts';

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
  ])('without a code is what was being done: %s', (_shape, raw) => {
    expect(toCallError(raw, 'dispatchFailed')).toEqual({ kind: 'dispatchFailed', code: 'zego, no code' });
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
