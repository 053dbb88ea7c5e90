/**
 * Alipay's `my` as ZEGO's builds get it: the functions that they use, of which none throws, whatever the platform does. The
 * vendor would stop in the middle of a step. Answers are parsed from unknown, for phones differ.
 */
import { askPlatform, callPlatform, listenToPlatform, platformValue } from '../alipay/my.ts';
import { textOf } from '../unknown.ts';

export interface Platform {
  /** `undefined` where there is no socket to be had. */
  connectSocket(options: { url: string; multiple: true }): unknown;
  /** Calls back once, maybe within the call, maybe never. */
  request(options: RequestOptions): unknown;
  /** The same. */
  getNetworkType(options: Answering): void;
  /** Returns how to stop. */
  listenToNetwork(listener: (status: unknown) => void): () => void;
  getStorageSync(options: { key: string }): unknown;
  setStorageSync(options: { key: string; data: unknown }): unknown;
  getSystemInfoSync(): unknown;
  /** '' where it cannot be had. */
  arrayBufferToBase64(buffer: ArrayBuffer): string;
  /** `undefined` where it cannot be had. */
  base64ToArrayBuffer(text: string): unknown;
  readonly SDKVersion: unknown;
}

export interface Answering {
  success(answer: unknown): void;
  fail(error: unknown): void;
}

export interface RequestOptions extends Answering {
  readonly url: string;
  readonly data: string;
  readonly method: 'POST';
  readonly headers: Readonly<Record<string, string>>;
}

export const phonePlatform: Platform = {
  connectSocket: (options) => callPlatform('connectSocket', options),
  request: (options) => askPlatform('request', options, options.success, options.fail),
  getNetworkType: ({ success, fail }) => void askPlatform('getNetworkType', {}, success, fail),
  listenToNetwork: (listener) => listenToPlatform('NetworkStatusChange', listener),
  getStorageSync: (options) => callPlatform('getStorageSync', options),
  setStorageSync: (options) => callPlatform('setStorageSync', options),
  getSystemInfoSync: () => callPlatform('getSystemInfoSync'),
  arrayBufferToBase64: (buffer) => textOf(callPlatform('arrayBufferToBase64', buffer)),
  base64ToArrayBuffer: (text) => callPlatform('base64ToArrayBuffer', text),
  get SDKVersion() {
    return platformValue('SDKVersion');
  },
};
