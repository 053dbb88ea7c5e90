/** The attributes of `<rtc-room>` as ZEGO's document 18243 lists them, and its quieter events. */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { MalformedEvent, RtcRoomEvent } from '../../../machines/index.ts';
import { rtcRoomHandlers } from '../../../src/adapters/rtc-room/events.ts';
import { createRtcRoom, noRtcRoom } from '../../../src/adapters/rtc-room/rtc-room.ts';
import type { MountRequest, RtcRoomData } from '../../../src/adapters/rtc-room/rtc-room.ts';

describe('the attributes of the component', () => {
  beforeEach(() => void vi.stubGlobal('my', { createRtcRoomContext: () => ({}) }));

  const request: MountRequest = {
    mount: 4,
    pushUrl: 'rtmp://host/live/a?key=1',
    pullUrl: 'rtmp://host/live/b?key=2',
    access: {
      userId: 'alice',
      signature: 'signed',
      bizName: 'biz',
      subBiz: 'sub',
      serverUrl: 'https://mrtc',
    },
    quality: { fps: 30, resolution: 2, minBitrate: 300, maxBitrate: 900 },
  };

  it('are those of no component before the first mount', () => {
    expect(noRtcRoom).toEqual({
      shown: false,
      switchable: false,
      id: '',
      roomId: '',
      token: '',
      userId: '',
      signature: '',
      autoplay: true,
      enableCamera: false,
      mute: false,
      fps: 15,
      resolution: 1,
      record: false,
      minBitrate: '',
      maxBitrate: '',
      extraInfo: {
        bizName: '',
        subBiz: '',
        isAliPay: true,
        rtmpPushUrl: '',
        rtmpPullUrl: '',
        serverUrl: '',
      },
    });
  });

  it('are URLs, access, quality and devices of the mount, and the same when it is taken away', () => {
    const shown: RtcRoomData[] = [];
    const rtcRoom = createRtcRoom((data) => void shown.push(data));
    rtcRoom.pageSays({ camera: true, microphone: true });
    rtcRoom.apply({ camera: false, microphone: true });
    rtcRoom.show(request, () => undefined);
    const mounted = {
      ...noRtcRoom,
      shown: true,
      id: expect.stringMatching(/^rtc-room-\d+-4$/) as string,
      userId: 'alice',
      signature: 'signed',
      enableCamera: false,
      mute: false,
      fps: 30,
      resolution: 2,
      minBitrate: 300,
      maxBitrate: 900,
      extraInfo: {
        bizName: 'biz',
        subBiz: 'sub',
        isAliPay: true,
        rtmpPushUrl: 'rtmp://host/live/a?key=1',
        rtmpPullUrl: 'rtmp://host/live/b?key=2',
        serverUrl: 'https://mrtc',
      },
    };
    rtcRoom.hide(() => undefined);
    expect(shown).toEqual([mounted, { ...mounted, shown: false }]);
  });
});

describe('an event of the component', () => {
  const told = (event: unknown, handler: keyof ReturnType<typeof rtcRoomHandlers>) => {
    const sent: (RtcRoomEvent | MalformedEvent)[] = [];
    rtcRoomHandlers((each) => sent.push(each), {
      current: () => 3,
      named: (id) => (id === 'rtc-room-1-2' ? 2 : null),
    })[handler](event);
    return sent[0];
  };

  it.each([
    ['onRtcRoomInfo', 'roomInfo'],
    ['onParticipantEnter', 'participantEnter'],
    ['onParticipantLeave', 'participantLeave'],
    ['onAudioPlayoutMode', 'audioPlayoutMode'],
    ['onReceiveRecordId', 'receiveRecordId'],
  ] as const)('%s tells that there is news about %s, and nothing of it', (handler, about) => {
    const event = { target: { id: 'rtc-room-1-2' }, detail: { secret: 'CANARY' } };
    expect(told(event, handler)).toEqual({ type: 'rtcRoom.informed', mount: 2, about });
  });

  it.each([
    [-104, 'rtc-room -104'],
    ['-104', 'rtc-room -104'],
    ['7', 'rtc-room 7'],
    ['123456789', 'rtc-room 123456789'],
    ['1234567890', 'rtc-room'],
    ['x7', 'rtc-room'],
    ['7x', 'rtc-room'],
    ['rtmp://host/live/s', 'rtc-room'],
    [true, 'rtc-room'],
    [[7], 'rtc-room'],
    [undefined, 'rtc-room'],
  ])('that names the error %j reads as "%s" for the support desk', (error, code) => {
    expect(told({ detail: { error } }, 'onRtcRoomError')).toEqual({
      type: 'rtcRoom.failed',
      mount: 3,
      error: { kind: 'rtcRoomFailed', code },
    });
  });
});
