/**
 * WeChat's `wx`, as far as ZEGO's npm build uses it, over Alipay's `my`: names, argument shapes and words translated.
 * Sockets carry base64 text where WeChat carries an ArrayBuffer.
 */
import type { OwnedPlatform } from './owned-platform.ts';
import type { Platform } from './platform.ts';
import { callBack, callMethod, field, textOf } from '../unknown.ts';

/** A subset of WeChat's `wx`; handed to the vendor, which is not typed. */
export type WxFacade = Readonly<Record<string, (...args: unknown[]) => unknown>>;

export function createWxFacade(my: Platform, owned: OwnedPlatform['overrides']): WxFacade {
  return {
    connectSocket: (options) => socketTask(my, owned.connectSocket(options)),
    request: (options) =>
      owned.request({
        url: field(options, 'url'),
        data: field(options, 'data'),
        success: (response: unknown) =>
          callBack(field(options, 'success'), {
            data: field(response, 'data') ?? {},
            statusCode: field(response, 'status'),
            header: field(response, 'headers'),
          }),
        fail: (error: unknown) =>
          callBack(field(options, 'fail'), {
            errMsg: `request:fail ${textOf(field(error, 'errorMessage'))}`,
          }),
      }),
    getStorageSync: (key) => field(my.getStorageSync({ key: textOf(key) }), 'data') ?? '',
    setStorageSync: (key, data) => void my.setStorageSync({ key: textOf(key), data }),
    getNetworkType: (options) =>
      my.getNetworkType({
        success: (result) =>
          callBack(field(options, 'success'), {
            networkType: wxNetworkType(field(result, 'networkType')),
          }),
        fail: (error) => callBack(field(options, 'fail'), error),
      }),
    onNetworkStatusChange: (listener) =>
      owned.onNetworkStatusChange((status: unknown) =>
        callBack(listener, {
          isConnected: field(status, 'isConnected') === true,
          networkType: wxNetworkType(field(status, 'networkType')),
        }),
      ),
    getSystemInfoSync: () => systemInfo(my),
    // reached by the SDK's own system check and its WeChat components only, which the adapter does not use
    getSetting: (options) => callBack(field(options, 'fail'), { errMsg: 'getSetting:fail not on Alipay' }),
    showModal: () => undefined,
    createLivePusherContext: () => refuse('createLivePusherContext'),
    createLivePlayerContext: () => refuse('createLivePlayerContext'),
  };
}

function refuse(name: string): never {
  throw new Error(`wx.${name} does not exist on Alipay: <rtc-room> publishes and plays`);
}

const networkTypes: Readonly<Record<string, string>> = { NOTREACHABLE: 'none', WWAN: '4g' };

/** Alipay: WIFI, 2G … 5G, WWAN, UNKNOWN, NOTREACHABLE. WeChat: wifi, 2g … 5g, unknown, none. */
const wxNetworkType = (type: unknown): string =>
  typeof type === 'string' && type !== '' ? (networkTypes[type] ?? type.toLowerCase()) : 'unknown';

/** The SDK's version check splits `SDKVersion`, so it must be a text; it compares the platform with 'ios'. */
function systemInfo(my: Platform): Readonly<Record<string, unknown>> {
  const info = my.getSystemInfoSync();
  const platform = textOf(field(info, 'platform')).toLowerCase();
  return {
    brand: textOf(field(info, 'brand')),
    model: textOf(field(info, 'model')),
    system: textOf(field(info, 'system')),
    version: textOf(field(info, 'version')),
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
        code: field(eventData(event), 'code') ?? 1006,
        reason: textOf(field(eventData(event), 'reason')),
      })),
    onError: (listener: unknown) =>
      on('onError', listener, ready.closed, (event) => ({
        errMsg: textOf(field(eventData(event), 'errorMessage')) || 'socket error',
      })),
    onMessage: (listener: unknown) =>
      on('onMessage', listener, null, (event) => ({ data: frameOf(my, event) })),
    send: (options: unknown) => void callMethod(task, 'send', frameTo(my, field(options, 'data'))),
    close: (options: unknown) => {
      face.readyState = ready.closing;
      callMethod(task, 'close', {
        code: field(options, 'code') ?? 1000,
        reason: field(options, 'reason') ?? '',
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
const eventData = (event: unknown): unknown => field(event, 'data') ?? event;

function frameOf(my: Platform, event: unknown): unknown {
  const inner = field(event, 'data');
  const message = typeof inner === 'object' && inner !== null && 'data' in inner ? inner : event;
  const data = field(message, 'data');
  return field(message, 'isBuffer') === true && typeof data === 'string'
    ? my.base64ToArrayBuffer(data.replace(/\s/g, ''))
    : data;
}

function frameTo(my: Platform, data: unknown): object {
  return data instanceof ArrayBuffer ? { data: my.arrayBufferToBase64(data), isBuffer: true } : { data };
}
