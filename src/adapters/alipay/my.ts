/**
 * The one way to Alipay's `my`; eslint knows no other. A function of the platform may be missing, throw, return a promise that
 * rejects, answer twice or never. Here all of that becomes one answer, one failure, or silence: nothing is thrown.
 */
import { field, ignore, oneAnswer, onRejected, tryMethod } from '../unknown.ts';

/** What happens to the mini-program: each has a `my.on…` and a `my.off…`. */
export type PlatformNews = 'AppShow' | 'AppHide' | 'AudioInterruptionEnd' | 'NetworkStatusChange';

/** Functions that answer in `success` or `fail`. */
export type AnsweringFunction =
  | 'confirm'
  | 'disableAlertBeforeUnload'
  | 'enableAlertBeforeUnload'
  | 'getNetworkType'
  | 'getSetting'
  | 'getSystemInfo'
  | 'navigateBack'
  | 'navigateTo'
  | 'openSetting'
  | 'prompt'
  | 'reLaunch'
  | 'request'
  | 'setClipboard'
  | 'setKeepScreenOn'
  | 'setNavigationBar'
  | 'showAuthGuide'
  | 'showToast';

/** Functions that answer in what they return, or in a callback of their own. */
export type ReturningFunction =
  | 'arrayBufferToBase64'
  | 'base64ToArrayBuffer'
  | 'call'
  | 'connectSocket'
  | 'createRtcRoomContext'
  | 'getAppAuthorizeSetting'
  | 'getStorageSync'
  | 'getSystemInfoSync'
  | 'removeStorageSync'
  | 'setStorageSync';

/** Every function of `my` that the product calls, ZEGO's SDK included. A test takes each of them away in turn. */
export type PlatformFunction =
  AnsweringFunction | ReturningFunction | `on${PlatformNews}` | `off${PlatformNews}`;

/** A member of `my` that is no function of the list; `undefined` where there is none. */
export const platformValue = (name: 'ap' | 'env' | 'SDKVersion'): unknown => field(my, name);

export const hasPlatform = (name: PlatformFunction): boolean => typeof field(my, name) === 'function';

/** What the function returns; `null` where it is missing or throws. */
export const tryPlatform = (
  name: ReturningFunction,
  ...args: unknown[]
): { readonly answer: unknown } | null => tryMethod(my, name, ...args);

/** The same, where nothing and no answer are one. */
export const callPlatform = (name: ReturningFunction, ...args: unknown[]): unknown =>
  tryPlatform(name, ...args)?.answer;

/**
 * Calls the function with callbacks of which one is called, once, and maybe never. A function that is missing or throws
 * has failed, within this call.
 * @returns what the function returns, such as the task of a request
 */
export const askPlatform = (
  name: AnsweringFunction,
  options: object = {},
  answered: (answer: unknown) => void = ignore,
  failed: (reason: unknown) => void = ignore,
): unknown => {
  const once = oneAnswer();
  const [success, fail] = [once(answered), once(failed)];
  try {
    const ask = field(my, name);
    if (typeof ask !== 'function') throw new Error(`my.${name} is missing`);
    const returned: unknown = Reflect.apply(ask, my, [{ ...options, success, fail }]);
    // some clients return a promise although there are callbacks
    onRejected(returned, fail);
    return returned;
  } catch (reason) {
    fail(reason);
    return undefined;
  }
};

/** The answer as a promise, which never rejects: `undefined` is a failure. */
export const platformAnswer = (name: AnsweringFunction, options?: object): Promise<unknown> =>
  new Promise((resolve) => askPlatform(name, options, resolve, () => resolve(undefined)));

/** Listens until the returned function is called; then nothing is heard any more, whether the platform forgets or not. */
export const listenToPlatform = (news: PlatformNews, listener: (event: unknown) => void): (() => void) => {
  let listening = true;
  const hear = (event: unknown): void => {
    if (listening) listener(event);
  };
  tryMethod(my, `on${news}`, hear);
  return () => {
    listening = false;
    // without its argument this would remove every listener, the ZEGO SDK's own among them
    tryMethod(my, `off${news}`, hear);
  };
};
