/** The chart's actors and commands over the adapters, for one life of the chart. */
import { callMachine, devices, devicesOfMount, rejoinWait, remoteUser } from '../../machines/index.ts';
import type { CallEvent, CommandArgs } from '../../machines/index.ts';
import type { CredentialsProvider } from '../adapters/credentials/provider.ts';
import type { RtcRoomSurface, SurfaceQuality } from '../adapters/rtc-room/surface.ts';
import { noSurface } from '../adapters/rtc-room/surface.ts';
import { ignore } from '../adapters/unknown.ts';
import { zegoEngines } from '../adapters/zego/create-engine.ts';
import type { ZegoCall, ZegoVendor } from '../adapters/zego/engine.ts';
import { hangUpCommand } from '../adapters/zego/hang-up.ts';
import { callActors } from './actors.ts';
import { createDevicesTeller } from './devices-teller.ts';
import type { Lifetime } from './lifetime.ts';
import { createSessionHolder } from './session-holder.ts';

export interface ChartParts {
  readonly vendor: ZegoVendor;
  readonly credentials: CredentialsProvider;
  readonly telemetry: 'redacted' | 'off';
  readonly quality: Partial<SurfaceQuality>;
  readonly surface: RtcRoomSurface;
  send(event: CallEvent): void;
  observe(call: ZegoCall): void;
}

const { fps, resolution, minBitrate, maxBitrate } = noSurface;
const usualQuality: SurfaceQuality = { fps, resolution, minBitrate, maxBitrate };

export const implementChart =
  ({ vendor, credentials, telemetry, quality, surface, send, observe }: ChartParts) =>
  (lifetime: Lifetime): typeof callMachine => {
    const sessions = createSessionHolder({ createEngine: zegoEngines(vendor), telemetry, send, observe });
    const engine = () => sessions.current()?.engine;
    const tellDevices = createDevicesTeller(
      (stream, extraInfo) => engine()?.setStreamExtraInfo(stream, extraInfo) ?? Promise.resolve(),
    );
    lifetime.add(() => sessions.abandon());
    lifetime.add(() => surface.takeAway());

    return callMachine.provide({
      actors: callActors({
        lifetime,
        sessions,
        surface,
        quality: { ...usualQuality, ...quality },
        credentials,
      }),
      actions: {
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
        disposeEngine: () => sessions.close(),
      },
      delays: { rejoinBackOff: ({ context }) => rejoinWait(context) * (1 + Math.random() / 4) },
    });
  };
