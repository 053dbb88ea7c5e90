/**
 * WeChat's `wx`, as far as ZEGO's npm build uses it, over Alipay's `my`: names, argument shapes and words translated.
 * Sockets carry base64 text where WeChat carries an ArrayBuffer.
 */
import type { OwnedPlatform } from './owned-platform.ts';
import type { Platform } from './platform.ts';
import { callBack, field, textOf, tryMethod } from '../unknown.ts';

/** A subset of WeChat's `wx`; handed to the vendor, which is not typed. */
export type WxFacade = Readonly<Record<string, (...args: unknown[]) => unknown>>;

export function createWxFacade(my: Platform, owned: OwnedPlatform['overrides']): WxFacade {
  return {
    connectSocket: (options) => socketTask(my, owned.connectSocket(options)),
    request: (options) =>
      owned.request({
        url: field(options, 'url'),
        data: field(options, 'data'),
        success: answering(options, 'success', (response) => ({
          data: field(response, 'data') ?? {},
          statusCode: field(response, 'status'),
          header: field(response, 'headers'),
        })),
        fail: answering(options, 'fail', (error) => ({
          errMsg: `request:fail ${textOf(field(error, 'errorMessage'))}`,
        })),
      }),
    getStorageSync: (key) => field(my.getStorageSync({ key: textOf(key) }), 'data') ?? '',
    setStorageSync: (key, data) => void my.setStorageSync({ key: textOf(key), data }),
    getNetworkType: (options) =>
      owned.getNetworkType({
        success: answering(options, 'success', networkType),
        fail: answering(options, 'fail', (error) => error),
      }),
    onNetworkStatusChange: (listener) =>
      owned.onNetworkStatusChange((status: unknown) =>
        callBack(listener, { isConnected: field(status, 'isConnected') === true, ...networkType(status) }),
      ),
    getSystemInfoSync: () => systemInfo(my),
    // reached by the SDK's own system check and its WeChat components only, which the adapter does not use
    getSetting: (options) => callBack(field(options, 'fail'), { errMsg: 'getSetting:fail not on Alipay' }),
    showModal: () => undefined,
    createLivePusherContext: () => refuse('createLivePusherContext'),
    createLivePlayerContext: () => refuse('createLivePlayerContext'),
  };
}

/** For `my`: hands its answer, translated, to the callback of this name in the vendor's options. */
const answering =
  (options: unknown, name: 'success' | 'fail', translate: (answer: unknown) => unknown) =>
  (answer: unknown): void =>
    callBack(field(options, name), translate(answer));

function refuse(name: string): never {
  throw new Error(`wx.${name} does not exist on Alipay: <rtc-room> publishes and plays`);
}

const networkTypes: Readonly<Record<string, string>> = { NOTREACHABLE: 'none', WWAN: '4g' };

/** Alipay: WIFI, 2G … 5G, WWAN, UNKNOWN, NOTREACHABLE. WeChat: wifi, 2g … 5g, unknown, none. */
function networkType(status: unknown): { readonly networkType: string } {
  const type = textOf(field(status, 'networkType')) || 'unknown';
  return { networkType: networkTypes[type] ?? type.toLowerCase() };
}

/** The SDK's version check splits `SDKVersion`, so it must be a text; it compares the platform with 'ios'. */
function systemInfo(my: Platform): Readonly<Record<string, string>> {
  const info = my.getSystemInfoSync();
  const text = (name: string): string => textOf(field(info, name));
  const platform = text('platform').toLowerCase();
  return {
    brand: text('brand'),
    model: text('model'),
    system: text('system'),
    version: text('version'),
    platform: /^(ios|iphone)/.test(platform) ? 'ios' : platform,
    SDKVersion: textOf(my.SDKVersion) || '2.0.0',
  };
}

/** WebSocket's numbers; the SDK reads them inside every callback. */
const connecting = 0;
const open = 1;
const closing = 2;
const closed = 3;

function socketTask(my: Platform, task: unknown): object {
  const face = {
    readyState: connecting as number,
    onOpen: (listener: unknown) => on('onOpen', listener, open, () => ({})),
    onClose: (listener: unknown) =>
      on('onClose', listener, closed, (event) => ({
        code: field(event, 'code') ?? 1006,
        reason: textOf(field(event, 'reason')),
      })),
    onError: (listener: unknown) =>
      on('onError', listener, closed, (event) => ({
        errMsg: textOf(field(event, 'errorMessage')) || 'socket error',
      })),
    onMessage: (listener: unknown) =>
      on('onMessage', listener, null, (message) => ({ data: frameOf(my, message) })),
    send: (options: unknown) => void tryMethod(task, 'send', frameTo(my, field(options, 'data'))),
    close: (options: unknown) => {
      face.readyState = closing;
      tryMethod(task, 'close', {
        code: field(options, 'code') ?? 1000,
        reason: field(options, 'reason') ?? '',
      });
    },
  };
  const on = (
    event: string,
    listener: unknown,
    state: number | null,
    translate: (payload: unknown) => unknown,
  ): void => {
    tryMethod(task, event, (argument: unknown) => {
      if (state !== null) face.readyState = state;
      callBack(listener, translate(payloadOf(argument)));
    });
  };
  return face;
}

/** Alipay nests the payload of an event, as in `{ data: { data, isBuffer } }`; some clients do not. */
function payloadOf(event: unknown): unknown {
  const inner = field(event, 'data');
  const nested = typeof inner === 'object' && inner !== null && !(inner instanceof ArrayBuffer);
  return nested ? inner : event;
}

function frameOf(my: Platform, message: unknown): unknown {
  const data = field(message, 'data');
  return field(message, 'isBuffer') === true && typeof data === 'string'
    ? my.base64ToArrayBuffer(data.replace(/\s/g, ''))
    : data;
}

function frameTo(my: Platform, data: unknown): object {
  return data instanceof ArrayBuffer ? { data: my.arrayBufferToBase64(data), isBuffer: true } : { data };
}
