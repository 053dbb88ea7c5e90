/**
 * The seven events that `<rtc-room>` sends (ZEGO document 18243), read from `unknown` and turned into events of the
 * chart. Most payloads are undocumented: only what the call needs is read, and nothing of it is passed on.
 */
import { rtmpCodes } from '../../../machines/index.ts';
import type { MalformedEvent, RtcRoomEvent, RtmpCode } from '../../../machines/index.ts';
import { field } from '../unknown.ts';

type Send = (event: RtcRoomEvent | MalformedEvent) => void;
type Informed = Extract<RtcRoomEvent, { type: 'rtcRoom.informed' }>['about'];

/** Handlers to bind in the page's AXML, named as there. */
export interface RtcRoomHandlers {
  onRtmpEvent(event: unknown): void;
  onRtcRoomError(event: unknown): void;
  onRtcRoomInfo(event: unknown): void;
  onParticipantEnter(event: unknown): void;
  onParticipantLeave(event: unknown): void;
  onAudioPlayoutMode(event: unknown): void;
  onReceiveRecordId(event: unknown): void;
}

const rtmpCodeOf = (event: unknown): RtmpCode | undefined => {
  const code = field(field(event, 'detail'), 'code');
  return rtmpCodes.find((known) => known === code || `${known}` === code);
};

/** The component's number for the support desk; its message may hold a URL and is left out. */
const errorCodeOf = (event: unknown): string => {
  const code = field(field(event, 'detail'), 'error');
  return typeof code === 'number' || (typeof code === 'string' && /^-?\d{1,9}$/.test(code))
    ? `rtc-room ${code}`
    : 'rtc-room';
};

/** Which mount an event belongs to. Whether `<rtc-room>` events carry their element's id is unproven on a phone. */
export interface Mounts {
  /** of an event that names no element */
  current(): number;
  /** by the element's id; `null` for one that names no mount */
  named(id: unknown): number | null;
}

export const rtcRoomHandlers = (send: Send, mounts: Mounts): RtcRoomHandlers => {
  const mountOf = (event: unknown): number =>
    mounts.named(field(field(event, 'currentTarget'), 'id')) ??
    mounts.named(field(field(event, 'target'), 'id')) ??
    mounts.current();
  const informs = (about: Informed) => (event: unknown) =>
    send({ type: 'rtcRoom.informed', mount: mountOf(event), about });
  return {
    onRtmpEvent(event) {
      const code = rtmpCodeOf(event);
      if (code === undefined)
        send({ type: 'adapter.malformedEvent', source: 'rtcRoom', name: 'onRtmpEvent' });
      else send({ type: 'rtcRoom.rtmpEvent', mount: mountOf(event), code });
    },
    onRtcRoomError(event) {
      send({
        type: 'rtcRoom.failed',
        mount: mountOf(event),
        error: { kind: 'rtcRoomFailed', code: errorCodeOf(event) },
      });
    },
    onRtcRoomInfo: informs('roomInfo'),
    onParticipantEnter: informs('participantEnter'),
    onParticipantLeave: informs('participantLeave'),
    onAudioPlayoutMode: informs('audioPlayoutMode'),
    onReceiveRecordId: informs('receiveRecordId'),
  };
};
