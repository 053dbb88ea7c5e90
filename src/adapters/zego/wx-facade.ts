/**
 * WeChat's `wx`, as far as ZEGO's npm build uses it, over Alipay's `my`: names, argument shapes and words translated.
 * Sockets carry base64 text where WeChat carries an ArrayBuffer.
 */
import type { OwnedPlatform } from './owned-platform.ts';
import { callBack, callMethod, fieldOf, type Platform } from './platform.ts';

/** A subset of WeChat's `wx`; handed to the vendor, which is not typed. */
export type WxFacade = Readonly<Record<string, (...args: unknown[]) => unknown>>;

export function createWxFacade(my: Platform, owned: OwnedPlatform['overrides']): WxFacade {
  return {
    connectSocket: (options) => socketTask(my, owned.connectSocket(options)),
    request: (options) =>
      owned.request({
        url: fieldOf(options, 'url'),
        data: fieldOf(options, 'data'),
        success: (response: unknown) =>
          callBack(fieldOf(options, 'success'), {
            data: fieldOf(response, 'data') ?? {},
            statusCode: fieldOf(response, 'status'),
            header: fieldOf(response, 'headers'),
          }),
        fail: (error: unknown) =>
          callBack(fieldOf(options, 'fail'), {
            errMsg: `request:fail ${textOf(fieldOf(error, 'errorMessage'))}`,
          }),
      }),
    getStorageSync: (key) => fieldOf(my.getStorageSync({ key: textOf(key) }), 'data') ?? '',
    setStorageSync: (key, data) => void my.setStorageSync({ key: textOf(key), data }),
    getNetworkType: (options) =>
      my.getNetworkType({
        success: (result) =>
          callBack(fieldOf(options, 'success'), {
            networkType: wxNetworkType(fieldOf(result, 'networkType')),
          }),
        fail: (error) => callBack(fieldOf(options, 'fail'), error),
      }),
    onNetworkStatusChange: (listener) =>
      owned.onNetworkStatusChange((status: unknown) =>
        callBack(listener, {
          isConnected: fieldOf(status, 'isConnected') === true,
          networkType: wxNetworkType(fieldOf(status, 'networkType')),
        }),
      ),
    getSystemInfoSync: () => systemInfo(my),
    // reached by the SDK's own system check and its WeChat components only, which the adapter does not use
    getSetting: (options) => callBack(fieldOf(options, 'fail'), { errMsg: 'getSetting:fail not on Alipay' }),
    showModal: () => undefined,
    createLivePusherContext: () => refuse('createLivePusherContext'),
    createLivePlayerContext: () => refuse('createLivePlayerContext'),
  };
}

function refuse(name: string): never {
  throw new Error(`wx.${name} does not exist on Alipay: <rtc-room> publishes and plays`);
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

const networkTypes: Readonly<Record<string, string>> = { NOTREACHABLE: 'none', WWAN: '4g' };

/** Alipay: WIFI, 2G … 5G, WWAN, UNKNOWN, NOTREACHABLE. WeChat: wifi, 2g … 5g, unknown, none. */
const wxNetworkType = (type: unknown): string =>
  typeof type === 'string' && type !== '' ? (networkTypes[type] ?? type.toLowerCase()) : 'unknown';

/** The SDK's version check splits `SDKVersion`, so it must be a text; it compares the platform with 'ios'. */
function systemInfo(my: Platform): Readonly<Record<string, unknown>> {
  const info = my.getSystemInfoSync();
  const platform = textOf(fieldOf(info, 'platform')).toLowerCase();
  return {
    brand: textOf(fieldOf(info, 'brand')),
    model: textOf(fieldOf(info, 'model')),
    system: textOf(fieldOf(info, 'system')),
    version: textOf(fieldOf(info, 'version')),
    platform: /^(ios|iphone)/.test(platform) ? 'ios' : platform,
    SDKVersion: textOf(my.SDKVersion) || '2.0.0',
  };
}

/** WebSocket's numbers; the SDK reads them inside every callback. */
const ready = { connecting: 0, open: 1, closing: 2, closed: 3 } as const;

function socketTask(my: Platform, task: unknown): object {
  const face = {
    readyState: ready.connecting as number,
    onOpen: (listener: unknown) => on('onOpen', listener, ready.open, () => ({})),
    onClose: (listener: unknown) =>
      on('onClose', listener, ready.closed, (event) => ({
        code: fieldOf(eventData(event), 'code') ?? 1006,
        reason: textOf(fieldOf(eventData(event), 'reason')),
      })),
    onError: (listener: unknown) =>
      on('onError', listener, ready.closed, (event) => ({
        errMsg: textOf(fieldOf(eventData(event), 'errorMessage')) || 'socket error',
      })),
    onMessage: (listener: unknown) =>
      on('onMessage', listener, null, (event) => ({ data: frameOf(my, event) })),
    send: (options: unknown) => void callMethod(task, 'send', frameTo(my, fieldOf(options, 'data'))),
    close: (options: unknown) => {
      face.readyState = ready.closing;
      callMethod(task, 'close', {
        code: fieldOf(options, 'code') ?? 1000,
        reason: fieldOf(options, 'reason') ?? '',
      });
    },
  };
  const on = (
    event: string,
    listener: unknown,
    state: number | null,
    translate: (event: unknown) => unknown,
  ): void => {
    callMethod(task, event, (argument: unknown) => {
      if (state !== null) face.readyState = state;
      callBack(listener, translate(argument));
    });
  };
  return face;
}

/** Alipay nests the payload: `{ data: { data, isBuffer } }`. */
const eventData = (event: unknown): unknown => fieldOf(event, 'data') ?? event;

function frameOf(my: Platform, event: unknown): unknown {
  const inner = fieldOf(event, 'data');
  const message = typeof inner === 'object' && inner !== null && 'data' in inner ? inner : event;
  const data = fieldOf(message, 'data');
  return fieldOf(message, 'isBuffer') === true && typeof data === 'string'
    ? my.base64ToArrayBuffer(data.replace(/\s/g, ''))
    : data;
}

function frameTo(my: Platform, data: unknown): object {
  return data instanceof ArrayBuffer ? { data: my.arrayBufferToBase64(data), isBuffer: true } : { data };
}
