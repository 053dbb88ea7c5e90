/**
 * Fetches what `<rtc-room>` needs on Android: an extra package that Alipay downloads on demand. The app asks for it
 * at launch, the preparation of a call waits for it; it drives `my.call('prepareRTCResource')`.
 */
import { CallFailure } from '../call-failure.ts';
import { field } from '../unknown.ts';
import { platform } from './system.ts';

/**
 * Resolves when the package is there; at once on iOS, which needs none. Rejects with a `CallFailure` of kind
 * `resourceMissing` when the client does not know the call, refuses it, or does not answer in time. Only
 * `success: true` is a success.
 * @param timeoutMs milliseconds
 */
export function prepareRtcResource(timeoutMs: number): Promise<void> {
  if (platform() === 'ios') return Promise.resolve();
  return new Promise((resolve, reject) => {
    const fail = (reason: string) => {
      clearTimeout(timer);
      reject(new CallFailure({ kind: 'resourceMissing', code: `alipay prepareRTCResource ${reason}` }));
    };
    const onAnswer = (answer: unknown) => {
      if (field(answer, 'success') !== true) return fail(reasonOf(answer));
      clearTimeout(timer);
      resolve();
    };
    const timer = setTimeout(() => fail('timeout'), timeoutMs);
    if (typeof my.call !== 'function') return fail('missing');
    try {
      my.call('prepareRTCResource', {}, onAnswer);
    } catch {
      fail('failed');
    }
  });
}

function reasonOf(answer: unknown): string {
  const error = field(answer, 'error');
  return typeof error === 'number' ? String(error) : 'failed';
}
