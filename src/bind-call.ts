/**
 * The composition root: the chart and its adapters, bound to a page. The page forwards taps and component events and
 * gets its data patched; it knows nothing else.
 */
import { createActor } from 'xstate';
import type { InspectionEvent } from 'xstate';
import { callMachine, callView, devices, initialView, rejoinWait, remoteUser } from '../machines/index.ts';
import type { CallEvent, CallSnapshot, CallView, CommandArgs, PageEvent } from '../machines/index.ts';
import { watchInterruptions } from './adapters/alipay/interruptions.ts';
import { keepScreenOn } from './adapters/alipay/keep-screen-on.ts';
import { alertBeforeLeaving } from './adapters/alipay/leave-alert.ts';
import { watchNetwork } from './adapters/alipay/network.ts';
import { watchVisibility } from './adapters/alipay/visibility.ts';
import type { CredentialsProvider } from './adapters/credentials/provider.ts';
import { rtcRoomHandlers } from './adapters/rtc-room/events.ts';
import type { RtcRoomHandlers } from './adapters/rtc-room/events.ts';
import { createRtcRoomSurface, noSurface } from './adapters/rtc-room/surface.ts';
import type { SurfaceData, SurfaceQuality } from './adapters/rtc-room/surface.ts';
import { zegoEngines } from './adapters/zego/create-engine.ts';
import type { ZegoCall, ZegoVendor } from './adapters/zego/engine.ts';
import { hangUpCommand } from './adapters/zego/hang-up.ts';
import { callActors } from './call/actors.ts';
import { chartStepOf } from './call/chart-step.ts';
import type { ChartStepListener } from './call/chart-step.ts';
import { createDevicesTeller } from './call/devices-teller.ts';
import { createCallDuration } from './call/duration.ts';
import { callProfile } from './call/profile.ts';
import { createPagePatch } from './call/page-patch.ts';
import type { DataPage } from './call/page-patch.ts';
import { createSessionHolder } from './call/session-holder.ts';
import { createFlightRecorder } from './recorder/flight-recorder.ts';

/** What the call page binds, apart from its texts. */
export type CallData = CallView & { readonly duration: string; readonly surface: SurfaceData };

export const initialCallData: CallData = {
  ...initialView,
  duration: '',
  surface: noSurface,
};

/** What the page decides about its calls. */
export interface CallOptions {
  /** ZEGO's SDK, wrapped by the build */
  readonly vendor: ZegoVendor;
  readonly credentials: CredentialsProvider;
  /** of the picture that is published; what is absent is left as `noSurface` has it */
  readonly quality?: Partial<SurfaceQuality>;
  /** ZEGO's own log posts: with every secret blanked (default), or not at all */
  readonly telemetry?: 'redacted' | 'off';
  /** the question that a back swipe during a call asks; by default it asks none */
  readonly confirmLeave?: string;
  /** Is told everything that XState tells about the chart, from its first step. */
  readonly inspect?: (inspected: InspectionEvent) => void;
  /** Is told when the call has ended for good: the page is gone, and what it started is stopped. */
  readonly onEnd?: () => void;
}

export interface JoinChoice {
  readonly room: string;
  readonly publish: boolean;
  readonly camera: boolean;
  readonly microphone: boolean;
}

export interface BoundCall {
  /** Sends a tap or a lifecycle event of the page. After `page.unloaded` the call stops what it started, then itself. */
  send(event: PageEvent): void;
  join(choice: JoinChoice): void;
  /** The page is shown, or covered by another page or the background. */
  seen(visible: boolean): void;
  /** to be bound to `<rtc-room>` in the page's AXML */
  readonly rtcRoom: RtcRoomHandlers;
  /** Where the chart is. Holds no secret. */
  snapshot(): CallSnapshot;
  /** Reports every call on the ZEGO engine from now on. */
  observe(listener: (call: ZegoCall) => void): void;
  /** Reports every microstep of the chart from now on. */
  onStep(listener: ChartStepListener): void;
  /** Reports everything that XState tells about the chart from now on. */
  inspect(listener: (inspected: InspectionEvent) => void): void;
  /** What the flight recorder holds, as JSON. Holds no secret and names nobody: ids and names are stand-ins. */
  trace(): string;
}

/** Eight characters of `[a-z0-9]`, enough to keep stream ids of two calls apart. */
const randomNonce = (): string => Math.random().toString(36).slice(2, 10).padEnd(8, '0');

const { fps, resolution, minBitrate, maxBitrate } = noSurface;
const usualQuality: SurfaceQuality = { fps, resolution, minBitrate, maxBitrate };

/** Starts the chart for this page, which was created with `initialCallData` among its data. */
export const bindCall = (page: DataPage, options: CallOptions): BoundCall => {
  const { credentials, telemetry = 'redacted', quality = {}, confirmLeave = '' } = options;
  const send = (event: CallEvent): void => actor.send(event);
  const engine = () => sessions.current()?.engine;
  const listeners: ((call: ZegoCall) => void)[] = [];
  const recorder = createFlightRecorder(() => actor.getSnapshot());
  const inspectors = [recorder.inspect];
  if (options.inspect !== undefined) inspectors.push(options.inspect);
  const patch = createPagePatch(page, initialCallData);
  const duration = createCallDuration((text) => patch.set({ duration: text }));
  const askBeforeLeaving = confirmLeave === '' ? () => undefined : alertBeforeLeaving(confirmLeave);
  const surface = createRtcRoomSurface((data, rendered) => patch.set({ surface: data }, rendered));
  const sessions = createSessionHolder({
    createEngine: zegoEngines(options.vendor),
    telemetry,
    send,
    observe: (call) => listeners.forEach((listener) => listener(call)),
  });
  const tellDevices = createDevicesTeller(
    (stream, extraInfo) => engine()?.setStreamExtraInfo(stream, extraInfo) ?? Promise.resolve(),
  );

  const actor = createActor(
    callMachine.provide({
      actors: callActors({
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
            void engine()
              ?.sendCustomCommand(intent.room, hangUpCommand, user.id)
              .catch(() => undefined);
        },
        updatePlayerState: ({ context: { fact }, event }: CommandArgs) => {
          if (event.type !== 'rtcRoom.rtmpEvent') return;
          const { stream } = event.code === 3800 || event.code === 3801 ? fact.push : fact.play;
          if (stream !== null) engine()?.updatePlayerState(stream, event.code);
        },
        applyDevices: ({ context }: CommandArgs) => surface.apply(devices(context)),
        switchCamera: () => surface.switchCamera(),
        tellDevices: ({ context }: CommandArgs) => {
          const { stream } = context.fact.push;
          if (stream !== null) tellDevices(stream, devices(context));
        },
        disposeEngine: () => sessions.close(),
      },
      delays: { rejoinBackOff: ({ context }) => rejoinWait(context) * (1 + Math.random() / 4) },
    }),
    {
      input: callProfile(),
      inspect: (inspected) => inspectors.forEach((inspect) => inspect(inspected)),
    },
  );

  const stops = [
    watchNetwork(send),
    watchVisibility(send),
    watchInterruptions(send),
    keepScreenOn(),
    () => askBeforeLeaving(false),
  ];
  const end = (): void => {
    for (const stop of stops) stop();
    duration.stop();
    patch.close();
    actor.stop();
    options.onEnd?.();
  };

  actor.subscribe((snapshot) => {
    const view = callView(snapshot);
    const { fact } = snapshot.context;
    duration.follow(view.status, fact.visible);
    patch.seen(fact.visible);
    askBeforeLeaving(view.can.leave);
    if (fact.page !== 'gone') return patch.set(view);
    patch.close();
    if (snapshot.matches({ room: 'disconnected', rtcRoom: 'unmounted' })) end();
  });
  actor.start();

  return {
    send,
    join: (choice) => send({ type: 'page.joinTapped', nonce: randomNonce(), ...choice }),
    seen: (visible) => send({ type: 'visibility.changed', visible }),
    rtcRoom: rtcRoomHandlers(send, () => actor.getSnapshot().context.fact.mount.generation),
    snapshot: () => actor.getSnapshot(),
    observe: (listener) => void listeners.push(listener),
    onStep: (listener) =>
      void inspectors.push((inspected) => {
        const step = chartStepOf(inspected);
        if (step !== null) listener(step);
      }),
    inspect: (listener) => void inspectors.push(listener),
    trace: () => recorder.trace(),
  };
};
