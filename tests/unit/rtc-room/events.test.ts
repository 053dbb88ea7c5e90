import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MalformedEvent, RtcRoomEvent } from '../../../machines/index.ts';
import { rtcRoomHandlers } from '../../../src/adapters/rtc-room/events.ts';

const handlersInto = (sent: (RtcRoomEvent | MalformedEvent)[]) =>
  rtcRoomHandlers((event) => sent.push(event), {
    current: () => 3,
    named: (id) => (id === 'rtc-room-1-2' ? 2 : null),
  });

describe('events of <rtc-room>', () => {
  it('carry the code of onRtmpEvent and the current mount', () => {
    const sent: (RtcRoomEvent | MalformedEvent)[] = [];
    const handlers = handlersInto(sent);
    for (const code of [3800, 3801, 3802, '3803']) handlers.onRtmpEvent({ detail: { code } });
    expect(sent).toEqual(
      [3800, 3801, 3802, 3803].map((code) => ({ type: 'rtcRoom.rtmpEvent', mount: 3, code })),
    );
  });

  it('belong to the mount that their element names', () => {
    const sent: (RtcRoomEvent | MalformedEvent)[] = [];
    handlersInto(sent).onRtmpEvent({ currentTarget: { id: 'rtc-room-1-2' }, detail: { code: 3801 } });
    expect(sent).toEqual([{ type: 'rtcRoom.rtmpEvent', mount: 2, code: 3801 }]);
  });

  it('are malformed with an unknown code, and say so without their payload', () => {
    const sent: (RtcRoomEvent | MalformedEvent)[] = [];
    handlersInto(sent).onRtmpEvent({ detail: { code: 9, url: 'rtmp://host/live/s?secret=CANARY' } });
    expect(sent).toEqual([{ type: 'adapter.malformedEvent', source: 'rtcRoom', name: 'onRtmpEvent' }]);
  });

  it('name the number of an error and never its message', () => {
    const sent: (RtcRoomEvent | MalformedEvent)[] = [];
    handlersInto(sent).onRtcRoomError({ detail: { error: -104, errorMessage: 'CANARY' } });
    expect(sent).toEqual([
      { type: 'rtcRoom.failed', mount: 3, error: { kind: 'rtcRoomFailed', code: 'rtc-room -104' } },
    ]);
  });

  it('never throw and pass nothing on of an undocumented payload', () => {
    fc.assert(
      fc.property(fc.anything(), (payload) => {
        const sent: (RtcRoomEvent | MalformedEvent)[] = [];
        const handlers = handlersInto(sent);
        for (const handle of Object.values(handlers)) handle(payload);
        expect(sent).toHaveLength(7);
        for (const event of sent) expect(['string', 'number', 'object']).toContain(typeof event.type);
      }),
    );
  });
});
