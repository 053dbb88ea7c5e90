/**
 * Fetches what `<rtc-room>` needs on Android: an extra package that Alipay downloads on demand. The app asks for it
 * at launch, the preparation of a call waits for it; it drives `my.call('prepareRTCResource')`.
 */
import { CallFailure } from '../call-failure.ts';
import { field } from '../unknown.ts';
import { hasPlatform, tryPlatform } from './my.ts';
import { platform } from './system.ts';

/**
 * Resolves when the package is there; at once on iOS, which needs none. Rejects with a `CallFailure` of kind
 * `resourceMissing` when the client does not know the call or refuses it. Only `success: true` is a success. May
 * never settle: the chart owns the time limit.
 */
export function prepareRtcResource(): Promise<void> {
  if (platform() === 'ios') return Promise.resolve();
  return new Promise((resolve, reject) => {
    const fail = (reason: string) =>
      reject(new CallFailure({ kind: 'resourceMissing', code: `alipay prepareRTCResource ${reason}` }));
    const onAnswer = (answer: unknown) =>
      field(answer, 'success') === true ? resolve() : fail(reasonOf(answer));
    if (tryPlatform('call', 'prepareRTCResource', {}, onAnswer) === null)
      fail(hasPlatform('call') ? 'failed' : 'missing');
  });
}

function reasonOf(answer: unknown): string {
  const error = field(answer, 'error');
  return typeof error === 'number' ? String(error) : 'failed';
}
