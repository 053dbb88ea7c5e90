import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deviceProfiles } from '../../lab/platform/index.ts';
import { fromBase64, toBase64 } from '../../lab/platform/base64.ts';
import { isAtLeast } from '../../lab/platform/versions.ts';
import { recorder, stageMy } from './staging.ts';

describe('calling my.*', () => {
  it('answers callbacks asynchronously, complete after success', async () => {
    const { my, clock } = stageMy();
    const order: string[] = [];
    my.getNetworkType({ success: () => order.push('success'), complete: () => order.push('complete') });
    order.push('returned');
    await clock.advance(0);
    expect(order).toEqual(['returned', 'success', 'complete']);
  });

  it('returns a promise when no callback is given, and nothing otherwise', async () => {
    const { my, clock } = stageMy();
    const promise = my.getNetworkType();
    expect(my.getNetworkType({ success: () => undefined })).toBeUndefined();
    await clock.advance(0);
    expect(await promise).toEqual({ networkAvailable: true, networkType: 'WIFI' });
  });

  it('tells the names of the calls and never their arguments', () => {
    const { seen, record } = recorder();
    const { my } = stageMy({ onCall: record });
    my.setStorageSync({ key: 'token', data: 'secret' });
    my.getSystemInfoSync();
    expect(seen).toEqual(['setStorageSync', 'getSystemInfoSync']);
  });

  it('fails with a code and a message', async () => {
    const { my, clock } = stageMy();
    const { seen, record } = recorder();
    my.navigateTo({ url: '', fail: record });
    await clock.advance(0);
    expect(seen).toEqual([{ error: 2, errorMessage: 'url is empty' }]);
  });
});

describe('setClipboard', () => {
  it('succeeds only where the screen has taken the text', async () => {
    const refusing = { setClipboard: () => Promise.reject(new Error('no clipboard')) };
    for (const [ui, outcome] of [
      [{}, 'success'],
      [refusing, 'fail'],
    ] as const) {
      const { my, clock } = stageMy({ ui });
      const outcomes: string[] = [];
      my.setClipboard({
        text: 'trace',
        success: () => outcomes.push('success'),
        fail: () => outcomes.push('fail'),
      });
      await clock.advance(0);
      expect(outcomes).toEqual([outcome]);
    }
  });
});

describe('the phone', () => {
  it('tells platform, client version and base library as they are now', () => {
    const { my, device } = stageMy({ profile: deviceProfiles.iphoneDeafContext });
    expect(my.getSystemInfoSync()).toMatchObject({ platform: 'iPhone OS', version: '10.5.80.8000' });
    device.change({ clientVersion: '10.1.70', baseLibrary: '1.20.0' });
    expect(my.env.clientVersion).toBe('10.1.70');
    expect(my.SDKVersion).toBe('1.20.0');
  });

  it('lists in getSetting only the scopes that were asked for, and the phone grants elsewhere', async () => {
    const { my, clock } = stageMy({
      profile: {
        alipayGrants: { camera: false, audioRecord: undefined },
        systemGrants: { camera: true, microphone: false },
      },
    });
    const setting = my.getSetting();
    await clock.advance(0);
    expect(await setting).toEqual({ authSetting: { camera: false } });
    expect(my.getSystemInfoSync()).toMatchObject({ cameraAuthorized: true, microphoneAuthorized: false });
    expect(my.getAppAuthorizeSetting()).toEqual({
      cameraAuthorized: 'authorized',
      microphoneAuthorized: 'denied',
    });
  });

  it('claims on Android that the guide was shown even when nothing is missing', async () => {
    const shown = async (profile: typeof deviceProfiles.android | typeof deviceProfiles.iphone) => {
      const { my, clock } = stageMy({ profile });
      const answer = my.showAuthGuide({ authType: 'CAMERA' });
      await clock.advance(0);
      return answer;
    };
    expect(await shown(deviceProfiles.android)).toEqual({ shown: true });
    expect(await shown(deviceProfiles.iphone)).toEqual({ shown: false });
  });

  it('reports going offline and coming back to its listeners', async () => {
    const { my, device, clock } = stageMy();
    const { seen, record } = recorder();
    my.onNetworkStatusChange(record);
    device.change({ online: false });
    device.change({ language: 'en' });
    device.change({ online: true, networkType: '4G' });
    await clock.advance(0);
    expect(seen).toEqual([
      { isConnected: false, networkType: 'NOTREACHABLE' },
      { isConnected: true, networkType: '4G' },
    ]);
  });

  it('loses every listener to offNetworkStatusChange() without argument', async () => {
    const { my, device, clock, leftovers } = stageMy();
    const sdk = recorder();
    const page = recorder();
    const other = recorder();
    my.onNetworkStatusChange(sdk.record);
    my.onNetworkStatusChange(page.record);
    my.onNetworkStatusChange(other.record);
    my.offNetworkStatusChange(other.record);
    expect(leftovers().networkListeners).toBe(2);
    my.offNetworkStatusChange();
    expect(leftovers().networkListeners).toBe(0);
    device.change({ online: false });
    await clock.advance(0);
    expect([sdk.seen, page.seen, other.seen]).toEqual([[], [], []]);
  });

  it('knows which APIs it has', () => {
    const { my } = stageMy();
    expect(my.canIUse('request.object.dataType')).toBe(true);
    expect(my.canIUse('authorize')).toBe(false);
  });
});

describe('prepareRTCResource', () => {
  const prepare = async (profile: Parameters<typeof stageMy>[0], waitMs: number) => {
    const { my, clock } = stageMy(profile);
    const { seen, record } = recorder();
    my.call('prepareRTCResource', {}, record);
    await clock.advance(waitMs);
    return seen;
  };

  it('succeeds, is missing, comes late or never, as the profile says', async () => {
    expect(await prepare({}, 0)).toEqual([{ success: true }]);
    expect(await prepare({ profile: { rtcResource: 'missing' } }, 0)).toMatchObject([{ success: false }]);
    const slow = { profile: { rtcResource: 'slow', rtcResourceDelayMs: 500 } } as const;
    expect(await prepare(slow, 499)).toEqual([]);
    expect(await prepare(slow, 500)).toEqual([{ success: true }]);
    expect(await prepare({ profile: { rtcResource: 'never' } }, 600_000)).toEqual([]);
  });

  it('needs nothing on an iPhone, and has a promise form', async () => {
    const { my, clock } = stageMy({ profile: { ...deviceProfiles.iphone, rtcResource: 'missing' } });
    const result = my.call('prepareRTCResource');
    await clock.advance(0);
    expect(await result).toEqual({ success: true });
  });
});

describe('the rtc-room context', () => {
  it('reaches the component mounted under its id, and records calls that reach none', () => {
    const { my, rtcRooms } = stageMy();
    const { seen, record } = recorder();
    const context = my.createRtcRoomContext('room-1');
    context.stop();
    const surface = { stop: () => record('stop'), enableCamera: record, mute: record };
    rtcRooms.attach('room-1', surface);
    context.enableCamera({ enable: false });
    context.mute({ muted: true });
    rtcRooms.detach('room-1', surface);
    context.stop();
    expect(seen).toEqual([false, true]);
    expect(rtcRooms.calls.map(({ method, value, reached }) => [method, value, reached])).toEqual([
      ['stop', null, false],
      ['enableCamera', false, true],
      ['mute', true, true],
      ['stop', null, false],
    ]);
  });
});

describe('storage', () => {
  it('keeps values as JSON, reads a missing key as null and forgets on demand', async () => {
    const { my, clock } = stageMy();
    my.setStorageSync({ key: 'a', data: { deep: [1] } });
    my.setStorage({ key: 'b', data: 2 });
    await clock.advance(0);
    expect(my.getStorageSync({ key: 'a' })).toEqual({ data: { deep: [1] } });
    const read = my.getStorage({ key: 'b' });
    await clock.advance(0);
    expect(await read).toEqual({ data: 2 });
    my.removeStorageSync({ key: 'a' });
    expect(my.getStorageSync({ key: 'a' })).toEqual({ data: null });
    my.clearStorageSync();
    expect(my.getStorageSync({ key: 'b' })).toEqual({ data: null });
  });
});

describe('app events', () => {
  it('come to their listeners until these are taken off', () => {
    const { my, events, leftovers } = stageMy();
    const { seen, record } = recorder();
    my.onAppHide(() => record('hide'));
    my.onAudioInterruptionBegin(() => record('begin'));
    const onShow = (): void => record('show');
    my.onAppShow(onShow);
    events.appHide.emit(undefined);
    events.appShow.emit({ path: '', query: {}, scene: 1000 });
    my.offAppShow(onShow);
    events.appShow.emit({ path: '', query: {}, scene: 1000 });
    events.audioInterruptionBegin.emit(undefined);
    expect(seen).toEqual(['hide', 'show', 'begin']);
    expect(leftovers().appListeners).toBe(2);
  });
});

describe('base64 and versions', () => {
  it('brings every sequence of bytes back, as Node does', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 70 }), (bytes) => {
        expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'));
        expect([...fromBase64(toBase64(bytes))]).toEqual([...bytes]);
      }),
      { seed: 1 },
    );
  });

  it('skips line breaks and refuses what is no base64', () => {
    expect([...fromBase64('AQ\nID')]).toEqual([1, 2, 3]);
    expect(() => fromBase64('a*b')).toThrow(TypeError);
  });

  it('compares versions part by part', () => {
    expect(isAtLeast('10.1.80', '10.1.80')).toBe(true);
    expect(isAtLeast('10.1.9', '10.1.80')).toBe(false);
    expect(isAtLeast('2', '1.23.0')).toBe(true);
  });
});
