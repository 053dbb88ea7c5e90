/**
 * What can go wrong, in the product's own words. Vendor codes end in the adapters (`src/adapters/zego/error-codes.ts`);
 * the chart, the page and the texts know only these kinds.
 */
export const errorKinds = [
  // what the user or the developer typed
  'invalidInput',
  'roomInvalid',
  'userIdMissing',
  'credentialsMissing',
  // before the room
  'clientTooOld',
  'resourceMissing',
  'cameraDenied',
  'microphoneDenied',
  'credentialsUnreachable',
  'credentialsRefused',
  'credentialsAddressWrong',
  'credentialsMalformed',
  // configuration at ZEGO or Alipay
  'appIdWrong',
  'notEnabled',
  'tokenMalformed',
  'tokenExpired',
  'loginRefused',
  // the room
  'roomFull',
  'loginTimedOut',
  'loginCancelled',
  'connectionLost',
  'leftInBackground',
  'otherCall',
  'networkBroken',
  'kickedByOtherLogin',
  'kickedByServer',
  'blacklisted',
  // streams
  'publishForbidden',
  'streamIdTaken',
  'publishFailed',
  'playFailed',
  'streamMissing',
  'dispatchFailed',
  'rtcRoomFailed',
  // the rest
  'rateLimited',
  'serverError',
  'sdkState',
  'chartFailed',
  'unknown',
] as const;
export type ErrorKind = (typeof errorKinds)[number];

/** What the user can do about it; each has a button or a sentence on the page. */
export const nextSteps = [
  'retry',
  'rejoin',
  'wait',
  'checkNetwork',
  'chooseRoom',
  'openSettings',
  'openPermissions',
  'upgrade',
  'tryLater',
  'contactSupport',
] as const;
export type NextStep = (typeof nextSteps)[number];

/** `code` names the vendor's code for the support desk, such as `zego 1002050`; it never holds a payload. */
export interface CallError {
  readonly kind: ErrorKind;
  readonly code: string;
}

export const nextStepOf: Readonly<Record<ErrorKind, NextStep>> = {
  invalidInput: 'openSettings',
  roomInvalid: 'chooseRoom',
  userIdMissing: 'openSettings',
  credentialsMissing: 'openSettings',
  clientTooOld: 'upgrade',
  resourceMissing: 'retry',
  cameraDenied: 'openPermissions',
  microphoneDenied: 'openPermissions',
  credentialsUnreachable: 'retry',
  credentialsRefused: 'contactSupport',
  credentialsAddressWrong: 'openSettings',
  credentialsMalformed: 'contactSupport',
  appIdWrong: 'openSettings',
  notEnabled: 'contactSupport',
  tokenMalformed: 'openSettings',
  tokenExpired: 'rejoin',
  loginRefused: 'openSettings',
  roomFull: 'tryLater',
  loginTimedOut: 'retry',
  loginCancelled: 'retry',
  connectionLost: 'rejoin',
  leftInBackground: 'rejoin',
  otherCall: 'rejoin',
  networkBroken: 'checkNetwork',
  kickedByOtherLogin: 'rejoin',
  kickedByServer: 'contactSupport',
  blacklisted: 'contactSupport',
  publishForbidden: 'contactSupport',
  streamIdTaken: 'retry',
  publishFailed: 'retry',
  playFailed: 'retry',
  streamMissing: 'wait',
  dispatchFailed: 'retry',
  rtcRoomFailed: 'rejoin',
  rateLimited: 'tryLater',
  serverError: 'retry',
  sdkState: 'rejoin',
  chartFailed: 'rejoin',
  unknown: 'retry',
};

/** After these the chart joins again by itself, if the call had been joined: the network's failures, not decisions. */
export const rejoinsAfter: ReadonlySet<ErrorKind> = new Set<ErrorKind>([
  'connectionLost',
  'networkBroken',
  'loginTimedOut',
  'credentialsUnreachable',
  'serverError',
  'tokenExpired',
  'dispatchFailed',
]);
