import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createRtcRoomSurface, mountOfId } from '../../../src/adapters/rtc-room/surface.ts';
import type { MountRequest, SurfaceData } from '../../../src/adapters/rtc-room/surface.ts';

const request: MountRequest = {
  mount: 1,
  pushUrl: 'rtmp://host/live/a?key=1',
  pullUrl: '',
  devices: { camera: true, microphone: false },
  access: { userId: 'alice', signature: 'signed', bizName: 'biz', subBiz: 'sub', serverUrl: 'https://mrtc' },
  quality: { fps: 30, resolution: 2, minBitrate: '', maxBitrate: 900 },
};

describe('the rtc-room surface', () => {
  const calls: string[] = [];
  beforeEach(() => {
    calls.length = 0;
    vi.stubGlobal('my', {
      createRtcRoomContext: (id: string) => ({
        stop: () => calls.push(`${id} stop`),
        enableCamera: ({ enable }: { enable: boolean }) => calls.push(`${id} camera ${enable}`),
        mute: ({ muted }: { muted: boolean }) => calls.push(`${id} muted ${muted}`),
      }),
    });
  });

  const surfaceInto = (shown: SurfaceData[]) =>
    createRtcRoomSurface((data, rendered) => {
      calls.push(data.shown ? 'render shown' : 'render hidden');
      shown.push(data);
      rendered();
    });

  it('gives every mount an id of its own and the devices that the user wants', () => {
    const shown: SurfaceData[] = [];
    const surface = surfaceInto(shown);
    surface.show(request, () => undefined);
    expect(shown[0]).toMatchObject({
      shown: true,
      id: 'rtc-room-1',
      userId: 'alice',
      enableCamera: true,
      mute: true,
      fps: 30,
      resolution: 2,
      extraInfo: { isAliPay: true, rtmpPushUrl: 'rtmp://host/live/a?key=1', rtmpPullUrl: '' },
    });
    expect(mountOfId(shown[0]?.id)).toBe(1);
  });

  it('takes the component away first and stops it then', () => {
    const surface = surfaceInto([]);
    surface.show(request, () => undefined);
    surface.hide(() => calls.push('hidden'));
    expect(calls).toEqual(['render shown', 'render hidden', 'rtc-room-1 stop', 'hidden']);
  });

  it('switches between front and back camera only where the context offers it', () => {
    const shown: SurfaceData[] = [];
    const surface = surfaceInto(shown);
    surface.show(request, () => undefined);
    surface.switchCamera();
    vi.stubGlobal('my', { createRtcRoomContext: () => ({ switchCamera: () => calls.push('switched') }) });
    surface.show({ ...request, mount: 2 }, () => undefined);
    surface.switchCamera();
    expect(shown.map(({ switchable }) => switchable)).toEqual([false, true]);
    expect(calls.filter((call) => call === 'switched')).toHaveLength(1);
  });

  it('switches the devices of what is mounted, and of nothing else', () => {
    const surface = surfaceInto([]);
    surface.apply({ camera: false, microphone: true });
    surface.show(request, () => undefined);
    surface.apply({ camera: false, microphone: true });
    surface.stop();
    surface.apply({ camera: true, microphone: true });
    expect(calls).toEqual([
      'render shown',
      'rtc-room-1 camera false',
      'rtc-room-1 muted false',
      'rtc-room-1 stop',
    ]);
  });

  it('reads a mount only from an id of its own making', () => {
    expect(['rtc-room-7', 'rtc-room-', 'rtc-room-x', 'other-7', 7, null].map(mountOfId)).toEqual([
      7,
      null,
      null,
      null,
      null,
      null,
    ]);
  });
});
