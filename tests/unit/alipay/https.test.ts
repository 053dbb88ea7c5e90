import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { isHttpsUrl } from '../../../src/adapters/alipay/https-url.ts';
import { requestJson } from '../../../src/adapters/alipay/https.ts';
import { CallFailure } from '../../../src/adapters/call-failure.ts';
import { stubMy } from './stub-my.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const canary = 'canary-secret';
const url = 'https://calls.example.com/credentials?key=canary-secret';

interface RequestOptions {
  success(answer: unknown): void;
  fail(answer: unknown): void;
}

/** A request whose answer the test gives. */
function sent(overrides: { url?: string } = {}) {
  const abort = vi.fn(() => options()?.fail({ error: 9, errorMessage: 'request:fail abort' }));
  const request = vi.fn((_options: RequestOptions) => ({ abort }));
  const options = () => request.mock.calls[0]?.[0];
  stubMy({ request });
  const pending = requestJson({ url, method: 'POST', data: { room: canary }, timeoutMs: 5000, ...overrides });
  const failure = pending.result.then(
    () => 'no failure',
    (error: unknown) => error,
  );
  return { ...pending, failure, request, abort, options };
}

async function errorOf(failure: Promise<unknown>) {
  const error = await failure;
  expect(error).toBeInstanceOf(CallFailure);
  expect(String(error)).not.toContain(canary);
  return error instanceof CallFailure ? error.error : undefined;
}

test('JSON is posted with a JSON content type, and the answered text is parsed', async () => {
  const { result, options, request } = sent();
  options()?.success({ status: 200, data: '{"appId":1}' });
  expect((await result).body).toEqual({ appId: 1 });
  expect(request).toHaveBeenCalledWith(
    expect.objectContaining({
      method: 'POST',
      data: { room: canary },
      headers: expect.objectContaining({ 'content-type': 'application/json', accept: 'application/json' }),
      dataType: 'text',
      timeout: 5000,
    }),
  );
  expect(vi.getTimerCount()).toBe(0);
});

test('an answer that the client has parsed already is taken as it is', async () => {
  const { result, options } = sent();
  options()?.success({ status: 200, data: { appId: 1 } });
  expect((await result).body).toEqual({ appId: 1 });
});

test('the byte order mark of an answer is no part of it', async () => {
  const { result, options } = sent();
  options()?.success({ status: 200, data: '\uFEFF{"appId":1}' });
  expect((await result).body).toEqual({ appId: 1 });
});

test.each([
  { headers: { Date: 'Thu, 01 Jan 2026 00:00:00 GMT' } },
  { header: { date: 'Thu, 01 Jan 2026 00:00:00 GMT' } },
  { headers: { Server: 'x', DATE: ['Thu, 01 Jan 2026 00:00:00 GMT'] } },
])('the server’s own time is read from %j', async (told) => {
  const { result, options } = sent();
  options()?.success({ status: 200, data: '{}', ...told });
  expect((await result).date).toBe(Date.UTC(2026, 0, 1));
});

test.each([undefined, null, 7, 'date', [], [null], { date: 'soon' }, { date: null }])(
  'headers of %j tell no time',
  async (headers) => {
    const { result, options } = sent();
    options()?.success({ status: 200, data: '{}', headers });
    expect((await result).date).toBeNaN();
  },
);

test.each([
  [301, 'credentialsAddressWrong'],
  [302, 'credentialsAddressWrong'],
  [400, 'credentialsRefused'],
  [401, 'credentialsRefused'],
  [403, 'credentialsRefused'],
  [404, 'credentialsAddressWrong'],
  [405, 'credentialsAddressWrong'],
  [422, 'credentialsRefused'],
  [408, 'credentialsUnreachable'],
  [429, 'credentialsUnreachable'],
  [500, 'credentialsUnreachable'],
  [502, 'credentialsUnreachable'],
])('HTTP %i is %s, as success or as failure', async (status, kind) => {
  const succeeded = sent();
  succeeded.options()?.success({ status, data: canary });
  expect(await errorOf(succeeded.failure)).toEqual({ kind, code: `http ${status}` });
  for (const told of [{ status }, { statusCode: status }]) {
    const failed = sent();
    failed.options()?.fail({ error: 19, errorMessage: canary, ...told });
    expect(await errorOf(failed.failure)).toEqual({ kind, code: `http ${status}` });
  }
});

test.each([
  ['text', `{"error":"userId empty"}`],
  ['text with a byte order mark', `\uFEFF{"error":"userId empty"}`],
  ['an object', { error: 'userId empty' }],
])('a server that asks for a user id is understood, its answer being %s', async (_what, data) => {
  const { failure, options } = sent();
  options()?.fail({ error: 19, status: 400, data });
  expect(await errorOf(failure)).toEqual({ kind: 'userIdMissing', code: 'http 400 userId empty' });
});

test.each([
  [{ error: 'room tooLong' }, 'http 400 room tooLong'],
  [{ error: `room ${canary}` }, 'http 400'],
  [{ error: { userId: 'empty' } }, 'http 400'],
  [`<html>${canary}`, 'http 400'],
  [null, 'http 400'],
])('a refusal of %j is told as far as it can hold no secret', async (data, code) => {
  const { failure, options } = sent();
  options()?.fail({ error: 19, status: 400, data });
  expect(await errorOf(failure)).toEqual({ kind: 'credentialsRefused', code });
});

test.each([
  [2, 'credentialsAddressWrong'],
  [4, 'credentialsAddressWrong'],
  [11, 'credentialsAddressWrong'],
  [14, 'credentialsMalformed'],
  [12, 'credentialsUnreachable'],
  [13, 'credentialsUnreachable'],
  [19, 'credentialsUnreachable'],
  [20, 'credentialsUnreachable'],
])('my.request error %i is %s', async (error, kind) => {
  const { failure, options } = sent();
  options()?.fail({ error, errorMessage: canary });
  expect(await errorOf(failure)).toEqual({ kind, code: `alipay request ${error}` });
});

test.each([
  [`<html>${canary}`, 'credentialsAddressWrong', 'html'],
  [`\uFEFF\n<!doctype html>${canary}`, 'credentialsAddressWrong', 'html'],
  [`{"token":"${canary}`, 'credentialsMalformed', 'not json'],
  ['', 'credentialsMalformed', 'empty'],
  [' \n', 'credentialsMalformed', 'empty'],
])('an answer of %j is named without being quoted', async (data, kind, reason) => {
  const { failure, options } = sent();
  options()?.success({ status: 200, data });
  expect(await errorOf(failure)).toEqual({ kind, code: `alipay request ${reason}` });
});

test('a client that answers twice is heard once', async () => {
  const { failure, options } = sent();
  options()?.fail({ error: 12 });
  options()?.success({ status: 200, data: '{}' });
  expect(await errorOf(failure)).toMatchObject({ code: 'alipay request 12' });
});

test('a client that keeps silent is given up and aborted after the time limit', async () => {
  const { failure, abort } = sent();
  await vi.advanceTimersByTimeAsync(5000);
  expect(await errorOf(failure)).toEqual({ kind: 'credentialsUnreachable', code: 'alipay request timeout' });
  expect(abort).toHaveBeenCalledOnce();
});

test('a cancelled request is aborted once and leaves no timer', async () => {
  const { failure, abort, cancel } = sent();
  cancel();
  cancel();
  expect(await errorOf(failure)).toMatchObject({ code: 'alipay request cancelled' });
  expect(abort).toHaveBeenCalledOnce();
  expect(vi.getTimerCount()).toBe(0);
});

test('to cancel a finished request does nothing', async () => {
  const { result, options, abort, cancel } = sent();
  options()?.success({ status: 200, data: '{}' });
  cancel();
  expect((await result).body).toEqual({});
  expect(abort).not.toHaveBeenCalled();
});

test('a client that throws at the request fails it', async () => {
  stubMy({
    request: () => {
      throw new Error(canary);
    },
  });
  const { result } = requestJson({ url, method: 'POST', data: {}, timeoutMs: 5000 });
  expect(await errorOf(result.catch((error: unknown) => error))).toMatchObject({
    code: 'alipay request failed',
  });
  expect(vi.getTimerCount()).toBe(0);
});

test('an address without HTTPS is refused before anything is sent', async () => {
  const { failure, request } = sent({ url: 'http://calls.example.com' });
  expect(await errorOf(failure)).toEqual({
    kind: 'credentialsAddressWrong',
    code: 'alipay request not https',
  });
  expect(request).not.toHaveBeenCalled();
});

describe('isHttpsUrl', () => {
  test.each([
    'https://a.example.com',
    'https://a.example.com:8443/credentials?x=1',
    'http://127.0.0.1:8080/credentials',
    'http://localhost',
    'https://a',
  ])('%s may be asked', (address) => expect(isHttpsUrl(address)).toBe(true));

  test.each([
    '',
    'calls.example.com',
    'http://calls.example.com',
    'http://127.0.0.1.example.com',
    'http://localhost@example.com',
    'https://user:password@example.com',
    'https://exa mple.com',
    'https://',
    'see https://example.com',
    'see http://localhost',
    'wss://example.com',
  ])('"%s" may not', (address) => expect(isHttpsUrl(address)).toBe(false));
});
