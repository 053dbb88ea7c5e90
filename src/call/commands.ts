/** The chart's commands over the session of now and the component. None waits for an answer; what has no session is nothing. */
import { devices, devicesOfMount, remoteUser } from '../../machines/index.ts';
import type { CommandArgs } from '../../machines/index.ts';
import type { RtcRoomSurface } from '../adapters/rtc-room/surface.ts';
import { ignore } from '../adapters/unknown.ts';
import { hangUpCommand } from '../adapters/zego/hang-up.ts';
import { createDevicesTeller } from './devices-teller.ts';
import type { SessionHolder } from './session-holder.ts';

export const callCommands = (sessions: SessionHolder, surface: RtcRoomSurface) => {
  const engine = () => sessions.current()?.engine;
  const tellDevices = createDevicesTeller(
    (stream, extraInfo) => engine()?.setStreamExtraInfo(stream, extraInfo) ?? Promise.resolve(),
  );

  return {
    stopPublishing: ({ context: { fact } }: CommandArgs) =>
      fact.push.stream !== null && engine()?.stopPublishingStream(fact.push.stream),
    stopPlaying: ({ context: { fact } }: CommandArgs) =>
      fact.play.stream !== null && engine()?.stopPlayingStream(fact.play.stream),
    tellHangUp: ({ context: { intent, fact } }: CommandArgs) => {
      const user = remoteUser(fact);
      // without waiting for an answer: the logout follows at once
      if (user !== undefined)
        void engine()?.sendCustomCommand(intent.room, hangUpCommand, user.id).catch(ignore);
    },
    updatePlayerState: ({ context: { fact }, event }: CommandArgs) => {
      if (event.type !== 'rtcRoom.rtmpEvent') return;
      const { stream } = event.code === 3800 || event.code === 3801 ? fact.push : fact.play;
      if (stream !== null) engine()?.updatePlayerState(stream, event.code);
    },
    applyDevices: ({ context }: CommandArgs) => surface.apply(devicesOfMount(context)),
    switchCamera: () => surface.switchCamera(),
    tellDevices: ({ context }: CommandArgs) => {
      const { stream } = context.fact.push;
      if (stream !== null) tellDevices(stream, devices(context));
    },
    replaceSocket: () => engine()?.replaceSocket(),
    disposeEngine: () => sessions.close(),
  };
};
