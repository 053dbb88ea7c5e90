/** What goes wrong outside, as the adapters say it. */
import type { CallError } from '../../../machines/index.ts';

export const kicked: CallError = { kind: 'kickedByOtherLogin', code: 'zego 1002050' };
export const lost: CallError = { kind: 'connectionLost', code: 'zego 1002053' };
export const expired: CallError = { kind: 'tokenExpired', code: 'zego 1102018' };
export const broken: CallError = { kind: 'dispatchFailed', code: 'zego 1102017' };
export const tooOld: CallError = { kind: 'clientTooOld', code: 'alipay client 9' };
export const cameraDenied: CallError = { kind: 'cameraDenied', code: 'alipay camera' };
export const unreachable: CallError = { kind: 'credentialsUnreachable', code: 'alipay request 12' };
export const noResource: CallError = { kind: 'resourceMissing', code: 'alipay prepareRTCResource' };
