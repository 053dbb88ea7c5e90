/**
 * What `<rtc-room>` of the template in rtc-room.axml calls on its page: a page that keeps its call at `this.call` spreads
 * these handlers among its own.
 */
import type { RtcRoomHandlers } from './adapters/rtc-room/events.ts';
import type { BoundCall } from './bind-call.ts';

export const rtcRoomPage: RtcRoomHandlers & ThisType<{ readonly call: BoundCall }> = {
  onRtmpEvent(event) {
    this.call.rtcRoom.onRtmpEvent(event);
  },
  onRtcRoomError(event) {
    this.call.rtcRoom.onRtcRoomError(event);
  },
  onRtcRoomInfo(event) {
    this.call.rtcRoom.onRtcRoomInfo(event);
  },
  onParticipantEnter(event) {
    this.call.rtcRoom.onParticipantEnter(event);
  },
  onParticipantLeave(event) {
    this.call.rtcRoom.onParticipantLeave(event);
  },
  onAudioPlayoutMode(event) {
    this.call.rtcRoom.onAudioPlayoutMode(event);
  },
  onReceiveRecordId(event) {
    this.call.rtcRoom.onReceiveRecordId(event);
  },
};
