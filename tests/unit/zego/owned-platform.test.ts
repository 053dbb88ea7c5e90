import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createOwnedPlatform } from '../../../src/adapters/zego/owned-platform.ts';
import { createOwnedTimers } from '../../../src/adapters/zego/owned-timers.ts';
import { callMethod, field } from '../../../src/adapters/unknown.ts';
import { createTelemetry } from '../../../src/adapters/zego/telemetry.ts';
import { createWxFacade } from '../../../src/adapters/zego/wx-facade.ts';
import { FakePlatform } from './fakes.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function stage(telemetry: 'redacted' | 'off' = 'redacted') {
  const my = new FakePlatform();
  const told: string[] = [];
  const timers = createOwnedTimers(() => undefined);
  const link = (input: string): void => void told.push(input.replace('socket.', ''));
  const onThrow = (): void => void told.push('threw');
  const owned = createOwnedPlatform({ my, timers, telemetry: createTelemetry(telemetry), link, onThrow });
  return { my, told, timers, owned, wx: createWxFacade(my, owned.overrides) };
}

function openSocket(staged: ReturnType<typeof stage>) {
  const task = staged.wx['connectSocket']?.({ url: 'wss://h/accesshub' });
  const socket = staged.my.sockets.at(-1);
  if (socket === undefined) throw new Error('no socket');
  const heard: unknown[] = [];
  callMethod(task, 'onOpen', (event: unknown) => heard.push(['open', event, field(task, 'readyState')]));
  callMethod(task, 'onError', (event: unknown) => heard.push(['error', event, field(task, 'readyState')]));
  callMethod(task, 'onMessage', (event: unknown) => heard.push(['message', event]));
  callMethod(task, 'onClose', (event: unknown) => heard.push(['close', event, field(task, 'readyState')]));
  return { task, socket, heard };
}

describe("the wx facade's sockets", () => {
  it('keep WebSocket’s readyState and hand over objects', () => {
    const { task, socket, heard } = openSocket(stage());
    expect(field(task, 'readyState')).toBe(0);
    socket.fire('open', { data: {} });
    socket.fire('close', { data: { socketTaskID: '1' } });
    expect(heard).toEqual([
      ['open', {}, 1],
      ['close', { code: 1006, reason: '' }, 3],
    ]);
  });

  it('tell why they were closed where the platform says so, nested or not', () => {
    const staged = stage();
    const nested = openSocket(staged);
    nested.socket.fire('close', { data: { code: 4001, reason: 'kicked' } });
    const flat = openSocket(staged);
    flat.socket.fire('close', { data: null, code: 1000, reason: 'done' });
    expect([...nested.heard, ...flat.heard]).toEqual([
      ['close', { code: 4001, reason: 'kicked' }, 3],
      ['close', { code: 1000, reason: 'done' }, 3],
    ]);
  });

  it('carry text as it is, and the vendor’s own reason to close', () => {
    const { task, socket } = openSocket(stage());
    callMethod(task, 'send', { data: 'text' });
    callMethod(task, 'close', { code: 3000, reason: 'over' });
    expect([socket.sent, socket.closed]).toEqual([[{ data: 'text' }], [{ code: 3000, reason: 'over' }]]);
  });

  it('are opened beside those of the mini-program, and never without an address', () => {
    const { my, wx } = stage();
    wx['connectSocket']?.({ url: 'wss://h/accesshub', header: {} });
    callMethod(wx['connectSocket']?.({}), 'onOpen', vi.fn());
    expect(my.opened).toEqual([{ url: 'wss://h/accesshub', multiple: true }]);
  });

  it('report an error with its text', () => {
    const { socket, heard } = openSocket(stage());
    socket.fire('error', { data: { errorMessage: 'no such host' }, error: 1 });
    socket.fire('error', {});
    expect(heard).toEqual([
      ['error', { errMsg: 'no such host' }, 3],
      ['error', { errMsg: 'socket error' }, 3],
    ]);
  });

  it('carry bytes as base64 both ways, with line breaks taken out', () => {
    const { task, socket, heard } = openSocket(stage());
    callMethod(task, 'send', { data: Uint8Array.from([0xaf, 0, 1]).buffer });
    expect(socket.sent).toEqual([{ data: 'rwAB', isBuffer: true }]);
    socket.fire('message', { data: { data: 'rw\nAB', isBuffer: true } });
    socket.fire('message', { data: 'rwAB', isBuffer: true });
    socket.fire('message', { data: { data: 'text', isBuffer: false } });
    vi.runAllTimers();
    const data = heard.map((entry) => field(field(entry, '1'), 'data'));
    expect(data.slice(0, 2).map((buffer) => [...new Uint8Array(buffer as ArrayBuffer)])).toEqual([
      [0xaf, 0, 1],
      [0xaf, 0, 1],
    ]);
    expect(data[2]).toBe('text');
  });

  it('hand over one message after the other, once the timers of the one before have run', () => {
    const staged = stage();
    const task = staged.wx['connectSocket']?.({ url: 'wss://h/accesshub' });
    const heard: unknown[] = [];
    callMethod(task, 'onMessage', (event: unknown) => {
      heard.push(field(event, 'data'));
      staged.timers.setTimeout(() => heard.push('timer'), 0);
      if (heard.length === 1) throw new Error('the vendor stumbles');
    });
    const [socket] = staged.my.sockets;
    socket?.fire('message', { data: 'first' });
    expect(staged.told).toEqual(['opening', 'received', 'threw']);
    socket?.fire('message', { data: 'second' });
    expect(heard).toEqual(['first']);
    vi.runAllTimers();
    expect(heard).toEqual(['first', 'timer', 'second', 'timer']);
  });

  it('hand over what is left when the vendor throws over one of them', () => {
    const staged = stage();
    const task = staged.wx['connectSocket']?.({ url: 'wss://h/accesshub' });
    const heard: unknown[] = [];
    callMethod(task, 'onMessage', (event: unknown) => {
      heard.push(field(event, 'data'));
      throw new Error('the vendor stumbles');
    });
    callMethod(task, 'onClose', () => heard.push('closed'));
    const [socket] = staged.my.sockets;
    for (const data of ['first', 'second', 'third']) socket?.fire('message', { data });
    socket?.fire('close', {});
    expect(heard).toEqual(['first', 'second', 'third', 'closed']);
    expect(staged.told.filter((told) => told === 'threw')).toHaveLength(3);
  });

  it('open once and close once, however often the platform says so', () => {
    const { socket, heard } = openSocket(stage());
    for (const event of ['open', 'open', 'close', 'close'] as const) socket.fire(event, {});
    expect(heard.map((entry) => field(entry, '0'))).toEqual(['open', 'close']);
  });

  it('break a turn later where the platform has none', () => {
    const staged = stage();
    vi.spyOn(staged.my, 'connectSocket').mockReturnValue(undefined);
    const heard = vi.fn();
    callMethod(staged.wx['connectSocket']?.({ url: 'wss://h/accesshub' }), 'onError', heard);
    expect(heard).not.toHaveBeenCalled();
    vi.runAllTimers();
    expect(heard).toHaveBeenCalledTimes(1);
  });

  it('hand over what is left before they close', () => {
    const { socket, heard } = openSocket(stage());
    for (const data of ['first', 'second', 'third']) socket.fire('message', { data });
    socket.fire('close', {});
    expect(heard.map((entry) => field(entry, '0'))).toEqual(['message', 'message', 'message', 'close']);
  });

  it('are closed with a code', () => {
    const { task, socket } = openSocket(stage());
    callMethod(task, 'close');
    expect(socket.closed).toEqual([{ code: 1000, reason: '' }]);
    expect(field(task, 'readyState')).toBe(2);
  });
});

describe("the wx facade's words", () => {
  it.each([
    ['WIFI', 'wifi'],
    ['NOTREACHABLE', 'none'],
    ['5G', '5g'],
    ['WWAN', '4g'],
    ['UNKNOWN', 'unknown'],
    [undefined, 'unknown'],
  ])('call the network %s %s', (alipay, wechat) => {
    const { my, wx } = stage();
    my.networkType = { networkType: alipay };
    const heard: unknown[] = [];
    wx['getNetworkType']?.({ success: (result: unknown) => heard.push(result) });
    wx['onNetworkStatusChange']?.((status: unknown) => heard.push(status));
    for (const listener of my.networkListeners) listener({ isConnected: true, networkType: alipay });
    expect(heard).toEqual([{ networkType: wechat }, { isConnected: true, networkType: wechat }]);
  });

  it('say that the network is gone, and pass on why its kind is not known', () => {
    const { my, wx } = stage();
    const heard: unknown[] = [];
    my.getNetworkType = ({ fail }) => void fail({ error: 3 });
    wx['getNetworkType']?.({ fail: (error: unknown) => heard.push(error) });
    wx['onNetworkStatusChange']?.((status: unknown) => heard.push(status));
    for (const listener of my.networkListeners) listener({ isConnected: false, networkType: 'NOTREACHABLE' });
    expect(heard).toEqual([{ error: 3 }, { isConnected: false, networkType: 'none' }]);
  });

  it('call no platform iOS but Apple’s, and name a version where Alipay names none', () => {
    const { my, wx } = stage();
    my.system = { platform: 'not ios' };
    my.SDKVersion = undefined;
    expect(wx['getSystemInfoSync']?.()).toMatchObject({ platform: 'not ios', SDKVersion: '2.0.0' });
  });

  it('describe the phone with a version text and WeChat’s name of the platform', () => {
    const { my, wx } = stage();
    expect(wx['getSystemInfoSync']?.()).toEqual({
      brand: 'b',
      model: 'm',
      system: '14',
      platform: 'ios',
      SDKVersion: '2.9.6',
      version: '10.5.80',
    });
    my.system = undefined;
    expect(wx['getSystemInfoSync']?.()).toMatchObject({ platform: '', brand: '' });
  });

  it('store values under their key', () => {
    const { wx } = stage();
    expect(wx['getStorageSync']?.('z_deviceID')).toBe('');
    wx['setStorageSync']?.('z_deviceID', 'd');
    expect(wx['getStorageSync']?.('z_deviceID')).toBe('d');
  });

  it('refuse WeChat’s components by name, and the system check', () => {
    const { wx } = stage();
    expect(() => wx['createLivePusherContext']?.()).toThrow('wx.createLivePusherContext does not exist');
    expect(() => wx['createLivePlayerContext']?.()).toThrow('wx.createLivePlayerContext does not exist');
    const failed = vi.fn();
    wx['getSetting']?.({ fail: failed });
    wx['showModal']?.({});
    expect(failed.mock.calls).toEqual([[{ errMsg: 'getSetting:fail not on Alipay' }]]);
  });
});

describe('log posts', () => {
  const post = (success: () => void, fail: () => void) => ({
    url: 'https://log.example/httplog',
    data: '{"third_token":"x","n":1}',
    method: 'POST',
    success,
    fail,
  });

  it('go out redacted and bring the answer back in WeChat’s words', () => {
    const { my, wx } = stage();
    const success = vi.fn();
    const fail = vi.fn();
    wx['request']?.(post(success, fail));
    expect(my.requests).toMatchObject([
      {
        data: '{"third_token":"[redacted]","n":1}',
        method: 'POST',
        headers: { 'content-type': 'application/json' },
      },
    ]);
    my.requests[0]?.success({ data: { interval: 10 }, status: 200, headers: {} });
    my.requests[0]?.fail({ error: 12, errorMessage: 'no network' });
    expect(success).toHaveBeenCalledWith({ data: { interval: 10 }, statusCode: 200, header: {} });
    expect(fail).toHaveBeenCalledWith({ errMsg: 'request:fail no network' });
  });

  it('are swallowed and answered with 200 when telemetry is off', () => {
    const { my, wx } = stage('off');
    const success = vi.fn();
    wx['request']?.(post(success, vi.fn()));
    expect(success).not.toHaveBeenCalled();
    vi.runAllTimers();
    expect(success).toHaveBeenCalledWith({ data: {}, statusCode: 200, header: {} });
    expect(my.requests).toEqual([]);
  });
});

describe('the kind of network', () => {
  it('is unknown to the vendor after 20 ms where the platform does not answer', () => {
    const { my, wx } = stage();
    vi.spyOn(my, 'getNetworkType').mockReturnValue(undefined);
    const success = vi.fn();
    wx['getNetworkType']?.({ success });
    vi.advanceTimersByTime(19);
    expect(success).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(success).toHaveBeenCalledWith({ networkType: 'unknown' });
  });

  it('is told once, however often the platform answers', () => {
    const { my, wx } = stage();
    vi.spyOn(my, 'getNetworkType').mockImplementation(({ success, fail }) => {
      success({ networkType: 'WIFI' });
      success({ networkType: '4G' });
      fail({});
    });
    const [success, fail] = [vi.fn(), vi.fn()];
    wx['getNetworkType']?.({ success, fail });
    vi.runAllTimers();
    expect(success.mock.calls).toEqual([[{ networkType: 'wifi' }]]);
    expect(fail).not.toHaveBeenCalled();
  });
});

describe('the end of an owned platform', () => {
  it('closes sockets, takes its own listeners away and leaves those of others', () => {
    const staged = stage();
    const others = vi.fn();
    staged.my.listenToNetwork(others);
    staged.owned.overrides.onNetworkStatusChange(vi.fn());
    const { socket, heard } = openSocket(staged);
    staged.owned.dispose();
    expect(socket.closed).toHaveLength(1);
    expect([...staged.my.networkListeners]).toEqual([others]);
    socket.fire('message', { data: { data: 'late', isBuffer: false } });
    expect(heard).toEqual([]);
    expect(staged.told).toEqual(['opening']);
  });

  it('makes later sockets, listeners and posts come to nothing', () => {
    const { my, told, owned, wx, timers } = stage();
    owned.dispose();
    timers.dispose();
    const task = wx['connectSocket']?.({ url: 'wss://h/accesshub' });
    callMethod(task, 'onOpen', vi.fn());
    callMethod(task, 'send', { data: 'x' });
    callMethod(task, 'close');
    wx['onNetworkStatusChange']?.(vi.fn());
    wx['request']?.({ url: 'https://log.example/httplog', data: '{}', success: vi.fn() });
    expect([my.sockets.length, my.networkListeners.size, my.requests.length, vi.getTimerCount()]).toEqual([
      0, 0, 0, 0,
    ]);
    expect(told).toEqual([]);
  });

  it('sends nothing more over a socket that was open', () => {
    const staged = stage();
    const { task, socket } = openSocket(staged);
    staged.owned.dispose();
    callMethod(task, 'send', { data: 'late' });
    expect(socket.sent).toEqual([]);
  });

  it('lets one listener be taken away by itself', () => {
    const { my, owned } = stage();
    const listener = vi.fn();
    owned.overrides.onNetworkStatusChange(listener);
    owned.overrides.onNetworkStatusChange(listener);
    expect(my.networkListeners.size).toBe(1);
    owned.overrides.offNetworkStatusChange(undefined);
    expect(my.networkListeners.size).toBe(1);
    owned.overrides.offNetworkStatusChange(listener);
    expect(my.networkListeners.size).toBe(0);
  });
});

describe('what is told of the link', () => {
  it('is a socket that opens, what is sent and received over it, and its end', () => {
    const staged = stage();
    const { task, socket } = openSocket(staged);
    socket.fire('open');
    callMethod(task, 'send', { data: 'x' });
    socket.fire('message', {});
    socket.fire('close');
    expect(staged.told).toEqual(['opening', 'sent', 'received', 'gone']);
  });

  it('is the end of the last socket, once', () => {
    const staged = stage();
    const first = openSocket(staged);
    const second = openSocket(staged);
    first.socket.fire('close');
    first.socket.fire('close');
    expect(staged.told).toEqual(['opening', 'opening']);
    second.socket.fire('error');
    second.socket.fire('close');
    expect(staged.told.slice(2)).toEqual(['gone']);
  });

  it('does not wait for the platform when the vendor closes by itself', () => {
    const staged = stage();
    callMethod(openSocket(staged).task, 'close');
    expect(staged.told).toEqual(['opening', 'gone']);
  });
});

describe('dialling again', () => {
  it('is a network that goes and comes back, in the words of either build', () => {
    const { owned, wx } = stage();
    const [own, translated] = [vi.fn(), vi.fn()];
    owned.overrides.onNetworkStatusChange(own);
    wx['onNetworkStatusChange']?.(translated);
    owned.redial();
    expect(own.mock.calls).toEqual([
      [{ isConnected: false, networkType: 'NOTREACHABLE' }],
      [{ isConnected: true, networkType: 'UNKNOWN' }],
    ]);
    expect(translated.mock.calls).toEqual([
      [{ isConnected: false, networkType: 'none' }],
      [{ isConnected: true, networkType: 'unknown' }],
    ]);
  });

  it('is told to the other listeners although the vendor throws, and to none after the end', () => {
    const { owned, told } = stage();
    const second = vi.fn();
    owned.overrides.onNetworkStatusChange(() => {
      throw new TypeError('the vendor’s own');
    });
    owned.overrides.onNetworkStatusChange(second);
    owned.redial();
    expect([told, second.mock.calls.length]).toEqual([['threw', 'threw'], 2]);
    owned.dispose();
    owned.redial();
    expect(second).toHaveBeenCalledTimes(2);
  });
});

describe('owned timers', () => {
  it('fire as timers do, with their arguments, until they are cleared', () => {
    const timers = createOwnedTimers(() => undefined);
    const seen: unknown[] = [];
    timers.setTimeout((...args: unknown[]) => seen.push(args), 10, 'a', 1);
    const cleared = timers.setTimeout(() => seen.push('cleared'), 10);
    const ticking = timers.setInterval(() => seen.push('tick'), 4);
    timers.clearTimeout(cleared);
    timers.clearTimeout(undefined);
    vi.advanceTimersByTime(10);
    timers.clearInterval(ticking);
    vi.advanceTimersByTime(10);
    expect(seen).toEqual(['tick', 'tick', ['a', 1]]);
    expect(vi.getTimerCount()).toBe(0);
    expect(Math.min(cleared, ticking)).toBeGreaterThan(0);
  });

  it('tell what the vendor throws in them, and go on', () => {
    const thrown = vi.fn();
    const timers = createOwnedTimers(thrown);
    timers.setInterval(() => {
      throw new TypeError('the vendor’s own');
    }, 5);
    vi.advanceTimersByTime(11);
    expect(thrown).toHaveBeenCalledTimes(2);
    timers.dispose();
  });

  it('end together, also those that are set afterwards', () => {
    const timers = createOwnedTimers(() => undefined);
    const fired = vi.fn();
    timers.setTimeout(fired, 1);
    timers.setInterval(fired, 1);
    timers.dispose();
    expect(vi.getTimerCount()).toBe(0);
    expect(timers.setTimeout(fired, 0)).toBeTypeOf('number');
    expect(timers.setInterval(fired)).toBeTypeOf('number');
    expect(timers.setTimeout('not a function')).toBeTypeOf('number');
    vi.advanceTimersByTime(100);
    expect(fired).not.toHaveBeenCalled();
  });
});
