import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import { parseCredentials } from '../../../src/adapters/credentials/index.ts';
import { CallFailure } from '../../../src/adapters/call-failure.ts';
import { answer, canary, errorOf } from './situation.ts';

function failureOf(value: unknown) {
  try {
    parseCredentials(value);
  } catch (error) {
    return error;
  }
  return undefined;
}

test('the answer of a credentials server becomes credentials', () => {
  const credentials = parseCredentials(answer);
  expect(credentials).toMatchObject({
    appId: 1234567890,
    server: 'wss://webliveroom.example.com/ws',
    userId: 'ann',
    userName: 'Ann',
    mrtc: { bizName: 'biz', subBiz: 'sub', serverUrl: 'mrtc.example.com', userId: 'ann_1' },
  });
  expect(credentials.token.reveal()).toBe(answer.token);
  expect(credentials.mrtc.signature.reveal()).toBe(answer.mrtc.signature);
});

test('server and user name may be absent', () => {
  const { server: _server, userName: _userName, ...rest } = answer;
  expect(parseCredentials(rest)).toMatchObject({ server: '', userName: '' });
});

test('fields that a call does not need are left behind', () => {
  expect(parseCredentials({ ...answer, serverSecret: canary })).not.toHaveProperty('serverSecret');
});

test('printed, joined to a text or serialised, credentials show no secret', () => {
  const credentials = parseCredentials(answer);
  const { token } = credentials;
  for (const shown of [
    JSON.stringify(credentials),
    inspect(credentials, { depth: 9 }),
    `${token}`,
    token + '',
  ]) {
    expect(shown).not.toContain(canary);
  }
  expect(JSON.parse(JSON.stringify(credentials))).toMatchObject({ token: '•••', mrtc: { signature: '•••' } });
});

describe('a wrong field is named with its rule, never with its value', () => {
  const withMrtc = (mrtc: object) => ({ ...answer, mrtc: { ...answer.mrtc, ...mrtc } });
  test.each([
    ['appId empty', undefined],
    ['appId empty', canary],
    ['appId notPositiveInteger', { ...answer, appId: '1234567890' }],
    ['appId notPositiveInteger', { ...answer, appId: -1 }],
    ['server notWssUrl', { ...answer, server: `https://${canary}` }],
    ['userId empty', { ...answer, userId: undefined }],
    ['userId illegalCharacters', { ...answer, userId: `${canary} x` }],
    ['userName tooLong', { ...answer, userName: canary.repeat(50) }],
    ['userName illegalCharacters', { ...answer, userName: `Ann\n${canary}` }],
    ['token empty', { ...answer, token: '' }],
    ['token notText', { ...answer, token: { canary } }],
    ['mrtc.bizName empty', { ...answer, mrtc: null }],
    ['mrtc.subBiz empty', withMrtc({ subBiz: '' })],
    ['mrtc.serverUrl notText', withMrtc({ serverUrl: 7 })],
    ['mrtc.userId illegalCharacters', withMrtc({ userId: 'canary-secret' })],
    ['mrtc.signature empty', withMrtc({ signature: null })],
    ['mrtc.signatureExpiresIn notPositiveInteger', withMrtc({ signatureExpiresIn: '3600' })],
    ['mrtc.signatureExpiresAt notPositiveInteger', withMrtc({ signatureExpiresAt: 'soon' })],
  ])('%s', (problem, value) => {
    const failure = failureOf(value);
    expect(failure).toBeInstanceOf(CallFailure);
    expect(errorOf(failure)).toEqual({ kind: 'credentialsMalformed', code: `credentials ${problem}` });
    expect(String(failure)).not.toContain(canary);
  });
});
