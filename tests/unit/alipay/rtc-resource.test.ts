import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { prepareRtcResource } from '../../../src/adapters/alipay/rtc-resource.ts';
import { stubMy } from './stub-my.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

type Call = (name: string, options: unknown, callback: (answer: unknown) => void) => void;

const android = (call?: Call) => stubMy({ env: { platform: 'Android' }, ...(call && { call }) });
const answering =
  (answer: unknown): Call =>
  (_name, _options, callback) =>
    callback(answer);
const failing = (code: string) => ({ error: { kind: 'resourceMissing', code } });

test('the package is asked for by its name and ready on success: true', async () => {
  const call = vi.fn(answering({ success: true }));
  android(call);
  await prepareRtcResource();
  expect(call).toHaveBeenCalledWith('prepareRTCResource', {}, expect.any(Function));
  expect(vi.getTimerCount()).toBe(0);
});

test.each([
  [{ success: 'true' }, 'alipay prepareRTCResource failed'],
  [{}, 'alipay prepareRTCResource failed'],
  [undefined, 'alipay prepareRTCResource failed'],
  [{ error: 1, errorMessage: 'canary-secret' }, 'alipay prepareRTCResource 1'],
])('the answer %j is no success', async (answer, code) => {
  android(answering(answer));
  await expect(prepareRtcResource()).rejects.toMatchObject(failing(code));
  expect(vi.getTimerCount()).toBe(0);
});

test('a client without my.call cannot have the package', async () => {
  android();
  await expect(prepareRtcResource()).rejects.toMatchObject(failing('alipay prepareRTCResource missing'));
});

test('a client that throws at the call fails it', async () => {
  android(() => {
    throw new Error('canary-secret');
  });
  const failure: unknown = await prepareRtcResource().catch((error: unknown) => error);
  expect(failure).toMatchObject(failing('alipay prepareRTCResource failed'));
  expect(String(failure)).not.toContain('canary-secret');
});

test('a download that does not end leaves no timer: the chart has the time limit', () => {
  android(() => undefined);
  void prepareRtcResource();
  expect(vi.getTimerCount()).toBe(0);
});

test('an iPhone needs no package', async () => {
  const call = vi.fn();
  stubMy({ env: { platform: 'iPhone OS' }, call });
  await prepareRtcResource();
  expect(call).not.toHaveBeenCalled();
});
