import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createRtcRoom } from '../../../src/adapters/rtc-room/rtc-room.ts';
import type { MountRequest, RtcRoomData } from '../../../src/adapters/rtc-room/rtc-room.ts';

const request: MountRequest = {
  mount: 1,
  pushUrl: 'rtmp://host/live/a?key=1',
  pullUrl: '',
  access: { userId: 'alice', signature: 'signed', bizName: 'biz', subBiz: 'sub', serverUrl: 'https://mrtc' },
  quality: { fps: 30, resolution: 2, minBitrate: '', maxBitrate: 900 },
};

/** `rtc-room-12-1` → `1`: the surface's own number depends on the tests before. */
const mountIn = (id: string): string => id.replace(/^rtc-room-\d+-/, '');

describe('the rtc-room surface', () => {
  const calls: string[] = [];
  beforeEach(() => {
    calls.length = 0;
    vi.stubGlobal('my', {
      createRtcRoomContext: (id: string) => ({
        stop: () => calls.push(`${mountIn(id)} stop`),
        enableCamera: ({ enable }: { enable: boolean }) => calls.push(`${mountIn(id)} camera ${enable}`),
        mute: ({ muted }: { muted: boolean }) => calls.push(`${mountIn(id)} muted ${muted}`),
      }),
    });
  });

  /** of a page that says that both devices are on */
  const rtcRoomOf = (...parts: Parameters<typeof createRtcRoom>) => {
    const rtcRoom = createRtcRoom(...parts);
    rtcRoom.pageSays({ camera: true, microphone: true });
    return rtcRoom;
  };

  const rtcRoomInto = (shown: RtcRoomData[]) =>
    rtcRoomOf((data, rendered) => {
      calls.push(data.shown ? 'render shown' : 'render hidden');
      shown.push(data);
      rendered();
    });

  it('switches a device on once the page says so, and off at once', () => {
    const rtcRoom = rtcRoomInto([]);
    rtcRoom.pageSays({ camera: false, microphone: true });
    rtcRoom.apply({ camera: false, microphone: true });
    rtcRoom.show(request, () => undefined);
    calls.length = 0;
    rtcRoom.apply({ camera: true, microphone: true });
    expect(calls).toEqual(['1 camera false', '1 muted false']);
    rtcRoom.pageSays({ camera: true, microphone: true });
    rtcRoom.apply({ camera: false, microphone: true });
    expect(calls.slice(2)).toEqual(['1 camera true', '1 muted false', '1 camera false', '1 muted false']);
  });

  it('gives every mount an id of its own and the devices that the user wants', () => {
    const shown: RtcRoomData[] = [];
    const rtcRoom = rtcRoomInto(shown);
    rtcRoom.apply({ camera: true, microphone: false });
    rtcRoom.show(request, () => undefined);
    expect(shown[0]).toMatchObject({
      shown: true,
      id: expect.stringMatching(/^rtc-room-\d+-1$/) as string,
      userId: 'alice',
      enableCamera: true,
      mute: true,
      fps: 30,
      resolution: 2,
      extraInfo: { isAliPay: true, rtmpPushUrl: 'rtmp://host/live/a?key=1', rtmpPullUrl: '' },
    });
    expect(rtcRoom.mountOf(shown[0]?.id)).toBe(1);
  });

  it('takes the component away first and stops it then', () => {
    const rtcRoom = rtcRoomInto([]);
    rtcRoom.show(request, () => undefined);
    rtcRoom.hide(() => calls.push('hidden'));
    expect(calls).toEqual(['render shown', 'render hidden', '1 stop', 'hidden']);
  });

  it('switches between front and back camera only where the context offers it', () => {
    const shown: RtcRoomData[] = [];
    const rtcRoom = rtcRoomInto(shown);
    rtcRoom.show(request, () => undefined);
    rtcRoom.switchCamera();
    vi.stubGlobal('my', { createRtcRoomContext: () => ({ switchCamera: () => calls.push('switched') }) });
    rtcRoom.show({ ...request, mount: 2 }, () => undefined);
    rtcRoom.switchCamera();
    expect(shown.map(({ switchable }) => switchable)).toEqual([false, true]);
    expect(calls.filter((call) => call === 'switched')).toHaveLength(1);
  });

  it('switches the devices of what is mounted, and of nothing else', () => {
    const rtcRoom = rtcRoomInto([]);
    rtcRoom.apply({ camera: false, microphone: true });
    rtcRoom.show(request, () => undefined);
    rtcRoom.apply({ camera: false, microphone: true });
    rtcRoom.stop();
    rtcRoom.apply({ camera: true, microphone: true });
    expect(calls).toEqual(['render shown', '1 camera false', '1 muted false', '1 stop']);
  });

  it('knows its own mounts by their ids, and those of another rtcRoom for what they are', () => {
    const idOf = (mount: number): string => {
      const shown: RtcRoomData[] = [];
      rtcRoomInto(shown).show({ ...request, mount }, () => undefined);
      return shown[0]?.id ?? '';
    };
    const shown: RtcRoomData[] = [];
    const rtcRoom = rtcRoomInto(shown);
    rtcRoom.show({ ...request, mount: 7 }, () => undefined);
    expect(rtcRoom.mountOf(shown[0]?.id)).toBe(7);
    expect(rtcRoom.mountOf(idOf(7))).toBe(0);
    expect(['rtc-room-7', 'rtc-room-', 'rtc-room-1-x', 'other-7', 7, null].map(rtcRoom.mountOf)).toEqual(
      Array(6).fill(null),
    );
  });

  it('is stopped once, whether it is rendered away, given up, or both, twice', () => {
    let rendered: () => void = () => undefined;
    const rtcRoom = rtcRoomOf((_data, done) => (rendered = done));
    rtcRoom.show(request, () => undefined);
    const giveUp = rtcRoom.hide(() => calls.push('hidden'));
    giveUp();
    rendered();
    rendered();
    giveUp();
    expect(calls).toEqual(['1 stop', 'hidden', 'hidden']);
  });

  it('never stops the next component in place of the one before', () => {
    const renderings: (() => void)[] = [];
    const rtcRoom = rtcRoomOf((_data, done) => renderings.push(done));
    rtcRoom.show(request, () => undefined);
    rtcRoom.hide(() => undefined);
    rtcRoom.show({ ...request, mount: 2 }, () => undefined);
    for (const done of renderings) done();
    expect(calls).toEqual(['1 stop']);
  });

  it('is told again, once it is there, what was told before', () => {
    let rendered: () => void = () => undefined;
    const rtcRoom = rtcRoomOf((_data, done) => (rendered = done));
    rtcRoom.show(request, () => calls.push('shown'));
    rtcRoom.apply({ camera: false, microphone: false });
    calls.length = 0;
    rendered();
    expect(calls).toEqual(['1 camera false', '1 muted true', 'shown']);
  });

  it('is told nothing once it is there that it was created with', () => {
    let rendered: () => void = () => undefined;
    const rtcRoom = rtcRoomOf((_data, done) => (rendered = done));
    rtcRoom.show(request, () => calls.push('shown'));
    rendered();
    expect(calls).toEqual(['shown']);
  });

  const mute = (): never => {
    throw new Error('the component is going');
  };
  it.each([
    ['is missing', {}],
    ['lacks a method', { createRtcRoomContext: () => ({ enableCamera: () => undefined }) }],
    ['throws', { createRtcRoomContext: () => ({ enableCamera: () => undefined, mute }) }],
    [
      'rejects',
      {
        createRtcRoomContext: () => ({
          enableCamera: () => Promise.reject(new Error('later')),
          mute: () => 1,
        }),
      },
    ],
  ])('says which mount cannot be told to switch where its context %s', async (_what, my) => {
    vi.stubGlobal('my', my);
    const failed = vi.fn();
    const rtcRoom = rtcRoomOf((_data, done) => done(), failed);
    rtcRoom.apply({ camera: true, microphone: true });
    rtcRoom.show({ ...request, mount: 2 }, () => undefined);
    expect(failed).not.toHaveBeenCalled();
    rtcRoom.apply({ camera: false, microphone: true });
    await Promise.resolve();
    expect(failed.mock.calls).toEqual([[2]]);
  });

  it('is created only once the one before is off the page, however late that is rendered', () => {
    const renderings: [boolean, () => void][] = [];
    const rtcRoom = rtcRoomOf((data, done) => renderings.push([data.shown, done]));
    rtcRoom.show(request, () => undefined);
    rtcRoom.hide(() => undefined);
    rtcRoom.show({ ...request, mount: 2 }, () => undefined);
    expect(renderings.map(([shown]) => shown)).toEqual([true, false, false]);
    renderings[2]?.[1]();
    expect(renderings.map(([shown]) => shown)).toEqual([true, false, false, true]);
  });

  it('is not created any more where it was taken away while it waited for that', () => {
    const renderings: [boolean, () => void][] = [];
    const rtcRoom = rtcRoomOf((data, done) => renderings.push([data.shown, done]));
    rtcRoom.show(request, () => undefined);
    rtcRoom.hide(() => undefined);
    rtcRoom.show({ ...request, mount: 2 }, () => undefined);
    rtcRoom.takeAway();
    renderings.forEach(([, done]) => done());
    expect(renderings.filter(([shown]) => shown)).toHaveLength(1);
  });

  it('is taken away at once where the chart cannot wait', () => {
    const rtcRoom = rtcRoomInto([]);
    rtcRoom.show(request, () => undefined);
    rtcRoom.takeAway();
    rtcRoom.takeAway();
    expect(calls).toEqual(['render shown', '1 stop', 'render hidden']);
  });
});
