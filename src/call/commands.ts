/** The chart's commands over the session of now and the component. None waits for an answer; what has no session is nothing. */
import { devices, devicesOfMount, remoteUser } from '../../machines/index.ts';
import type { CommandArgs } from '../../machines/index.ts';
import type { RtcRoomPort } from '../adapters/rtc-room/rtc-room.ts';
import { ignore } from '../adapters/unknown.ts';
import { hangUpCommand } from '../adapters/zego/hang-up.ts';
import { createDevicesTeller } from './devices-teller.ts';
import type { SessionHolder } from './session-holder.ts';

export const callCommands = (sessions: SessionHolder, rtcRoom: RtcRoomPort) => {
  const engine = () => sessions.current()?.engine;
  const tellDevices = createDevicesTeller(
    (stream, extraInfo) => engine()?.setStreamExtraInfo(stream, extraInfo) ?? Promise.resolve(),
  );

  return {
    stopPublishing: ({ context: { fact } }: CommandArgs) =>
      fact.publisher.stream !== null && engine()?.stopPublishingStream(fact.publisher.stream),
    stopPlaying: ({ context: { fact } }: CommandArgs) =>
      fact.player.stream !== null && engine()?.stopPlayingStream(fact.player.stream),
    tellHangUp: ({ context: { intent, fact } }: CommandArgs) => {
      const user = remoteUser(fact);
      // without waiting for an answer: the logout follows at once
      if (user !== undefined)
        void engine()?.sendCustomCommand(intent.room, hangUpCommand, user.id).catch(ignore);
    },
    updatePlayerState: ({ context: { fact }, event }: CommandArgs) => {
      if (event.type !== 'rtcRoom.rtmpEvent') return;
      const { stream } = event.direction === 'push' ? fact.publisher : fact.player;
      if (stream !== null)
        engine()?.updatePlayerState(stream, { direction: event.direction, outcome: event.outcome });
    },
    applyDevices: ({ context }: CommandArgs) => rtcRoom.apply(devicesOfMount(context)),
    switchCamera: () => rtcRoom.switchCamera(),
    tellDevices: ({ context }: CommandArgs) => {
      const { stream } = context.fact.publisher;
      if (stream !== null) tellDevices(stream, devices(context));
    },
    replaceSocket: () => engine()?.replaceSocket(),
    disposeEngine: () => sessions.close(),
  };
};
