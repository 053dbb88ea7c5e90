/** The chart's actors and commands over the adapters, for one life of the chart. */
import { callMachine, rejoinWait } from '../../machines/index.ts';
import type { CallEvent } from '../../machines/index.ts';
import type { CredentialsProvider } from '../adapters/credentials/provider.ts';
import type { RtcRoomPort, RtcRoomQuality } from '../adapters/rtc-room/rtc-room.ts';
import { noRtcRoom } from '../adapters/rtc-room/rtc-room.ts';
import { zegoEngines } from '../adapters/zego/create-engine.ts';
import type { EngineMove, ZegoCall, ZegoVendor } from '../adapters/zego/engine.ts';
import { callActors } from './actors.ts';
import { callCommands } from './commands.ts';
import type { Lifetime } from './lifetime.ts';
import { createSessionHolder } from './session-holder.ts';

export interface ChartParts {
  readonly vendor: ZegoVendor;
  readonly credentials: CredentialsProvider;
  readonly telemetry: 'redacted' | 'off';
  readonly quality: Partial<RtcRoomQuality>;
  readonly rtcRoom: RtcRoomPort;
  send(event: CallEvent): void;
  observe(call: ZegoCall): void;
  moved(move: EngineMove): void;
}

const { fps, resolution, minBitrate, maxBitrate } = noRtcRoom;
const usualQuality: RtcRoomQuality = { fps, resolution, minBitrate, maxBitrate };

export const implementChart =
  ({ vendor, credentials, telemetry, quality, rtcRoom, send, observe, moved }: ChartParts) =>
  (lifetime: Lifetime): typeof callMachine => {
    const sessions = createSessionHolder({
      createEngine: zegoEngines(vendor),
      telemetry,
      send,
      observe,
      moved,
    });
    lifetime.add(() => sessions.abandon());
    lifetime.add(() => rtcRoom.takeAway());

    return callMachine.provide({
      actors: callActors({
        lifetime,
        sessions,
        rtcRoom,
        quality: { ...usualQuality, ...quality },
        credentials,
      }),
      actions: callCommands(sessions, rtcRoom),
      delays: { rejoinBackOff: ({ context }) => rejoinWait(context) * (1 + Math.random() / 4) },
    });
  };
