/**
 * The composition root: the chart and its adapters, bound to a page. The page forwards taps and component events and
 * gets its data patched; it knows nothing else.
 */
import type { InspectionEvent } from 'xstate';
import { initialView } from '../machines/index.ts';
import type { CallEvent, CallSnapshot, CallView, PageEvent } from '../machines/index.ts';
import { watchInterruptions } from './adapters/alipay/interruptions.ts';
import { keepScreenOn } from './adapters/alipay/keep-screen-on.ts';
import { alertBeforeLeaving } from './adapters/alipay/leave-alert.ts';
import { watchNetwork } from './adapters/alipay/network.ts';
import { watchVisibility } from './adapters/alipay/visibility.ts';
import type { CredentialsProvider } from './adapters/credentials/provider.ts';
import { rtcRoomHandlers } from './adapters/rtc-room/events.ts';
import type { RtcRoomHandlers } from './adapters/rtc-room/events.ts';
import { createRtcRoom, noRtcRoom } from './adapters/rtc-room/rtc-room.ts';
import type { RtcRoomData, RtcRoomQuality } from './adapters/rtc-room/rtc-room.ts';
import { ignore } from './adapters/unknown.ts';
import type { ZegoCall, ZegoVendor } from './adapters/zego/engine.ts';
import { stepsOnly } from './call/chart-step.ts';
import type { ChartStepListener } from './call/chart-step.ts';
import { createCallDuration } from './call/duration.ts';
import { followChart } from './call/follow-chart.ts';
import { implementChart } from './call/implement-chart.ts';
import { joinEvent, pageEvent } from './call/join-event.ts';
import { createLifetime } from './call/lifetime.ts';
import { createListeners } from './call/listeners.ts';
import { onlyCall, takePage } from './call/only-call.ts';
import { sendFrom } from './call/outside-event.ts';
import type { SendUnknown } from './call/outside-event.ts';
import { createPagePatch } from './call/page-patch.ts';
import type { DataPage } from './call/page-patch.ts';
import { superviseChart } from './call/supervisor.ts';
import { createFlightRecorder } from './recorder/flight-recorder.ts';

/** What the call page binds, apart from its texts. */
export type CallData = CallView & { readonly duration: string; readonly rtcRoom: RtcRoomData };

const firstData = { ...initialView, duration: '', rtcRoom: noRtcRoom };

/**
 * What the data of a call page begin with. Made anew for each page: Alipay copies a page's `data` at its top level only, and
 * what a patch writes below it would survive the page, to be shown by the next one.
 */
export const initialCallData = (): CallData => JSON.parse(JSON.stringify(firstData)) as CallData;

/** What the page decides about its calls. */
export interface CallOptions {
  /** ZEGO's SDK, wrapped by the build */
  readonly vendor: ZegoVendor;
  readonly credentials: CredentialsProvider;
  /** of the picture that is published; what is absent is left as `noRtcRoom` has it */
  readonly quality?: Partial<RtcRoomQuality>;
  /** ZEGO's own log posts: with every secret blanked (default), or not at all */
  readonly telemetry?: 'redacted' | 'off';
  /** the question that a back swipe during a call asks; by default it asks none */
  readonly confirmLeave?: string;
  /**
   * Is told everything that XState tells about the chart, from its first step. `send` sends to the call; what is no event
   * changes nothing but a counter, where `actorRef.send` would let it in.
   */
  readonly inspect?: (inspected: InspectionEvent, send: SendUnknown) => void;
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
  /**
   * Sends a tap or a lifecycle event of the page. After `page.unloaded` the call stops what it started, then itself. What is
   * no event, or lacks a field, changes nothing but a counter.
   */
  send(event: PageEvent): void;
  join(choice: JoinChoice): void;
  /** The page is shown, or covered by another page or the background. */
  seen(visible: boolean): void;
  /** to be bound to `<rtc-room>` in the page's AXML */
  readonly rtcRoom: RtcRoomHandlers;
  /** Where the chart is. Holds no secret. */
  snapshot(): CallSnapshot;
  /**
   * Reports every call on the ZEGO engine from now on, and, as `connection`, where the adapter's own view of the room and the
   * link has come to.
   */
  observe(listener: (call: ZegoCall) => void): void;
  /** Reports every microstep of the chart from now on. */
  onStep(listener: ChartStepListener): void;
  /** Reports everything that XState tells about the chart from now on; `send` as in `CallOptions`. */
  inspect(listener: (inspected: InspectionEvent, send: SendUnknown) => void): void;
  /** What the flight recorder holds, as JSON. Holds no secret and names nobody: ids and names are stand-ins. */
  trace(): string;
}

/** What is neither is no event. */
const sightOf = new Map<unknown, string>([
  [true, 'page.shown'],
  [false, 'page.hidden'],
]);

/**
 * Starts the chart for this page, which was created with `initialCallData()` among its data. A call that the page was bound to
 * before, as for another user, ends as if its page had gone; the new one is told `page.ready` anew.
 */
export const bindCall = (page: DataPage, options: CallOptions): BoundCall => {
  const { vendor, credentials, telemetry = 'redacted', quality = {}, confirmLeave = '' } = options;
  const send = (event: CallEvent): void => chart.send(event);
  const sendFromPage = sendFrom('page', send);
  const sendFromInspector = sendFrom('inspector', send);
  const sdkCalls = createListeners<ZegoCall>();
  const inspections = createListeners<InspectionEvent>();
  const ended = createListeners<undefined>();
  const recorder = createFlightRecorder(() => chart.snapshot());
  inspections.add(recorder.inspect);
  const inspect: BoundCall['inspect'] = (listener) =>
    inspections.add((inspected) => listener(inspected, sendFromInspector));
  if (options.inspect !== undefined) inspect(options.inspect);
  if (options.onEnd !== undefined) ended.add(options.onEnd);

  const duration = createCallDuration((text) => patch.set({ duration: text }));
  const askBeforeLeaving = confirmLeave === '' ? ignore : alertBeforeLeaving(confirmLeave);
  const keepOn = keepScreenOn();
  const holdTheCall = onlyCall(() => send({ type: 'otherCall.began' }));
  const rtcRoom = createRtcRoom(
    (data, rendered) => patch.set({ rtcRoom: data }, rendered),
    (mount) => send({ type: 'rtcRoom.switchFailed', mount }),
  );
  const chart = superviseChart({
    implement: implementChart({
      vendor,
      credentials,
      telemetry,
      quality,
      rtcRoom,
      send,
      observe: sdkCalls.tell,
      moved: (move) => {
        recorder.moved(move);
        sdkCalls.tell({ method: 'connection', target: `${move.connection}, link ${move.link}` });
      },
    }),
    inspect: inspections.tell,
    changed: (snapshot) => follow(snapshot),
    died: (_event, reason) => recorder.died(reason),
  });

  takePage(page, () => sendFromPage({ type: 'page.unloaded' }));
  const patch = createPagePatch(
    page,
    firstData,
    () => send({ type: 'adapter.malformedEvent', source: 'page', name: 'setData' }),
    (says) => rtcRoom.pageSays({ camera: says('camera') === true, microphone: says('microphone') === true }),
  );
  rtcRoom.pageSays(firstData);
  /** What is on as long as the call; ends from the last to the first. */
  const lifetime = createLifetime();
  const follow = followChart({
    duration,
    patch,
    askBeforeLeaving,
    keepScreenOn: keepOn,
    holdTheCall,
    end: () => lifetime.end(),
  });

  chart.start();
  for (const stop of [
    () => ended.tell(undefined),
    () => chart.stop(),
    watchNetwork(send),
    watchVisibility(send),
    watchInterruptions(send),
  ])
    lifetime.add(stop);

  return {
    send: (event) => sendFromPage(pageEvent(event)),
    join: (choice) => sendFromPage(joinEvent(choice)),
    seen: (visible) => sendFromPage({ type: sightOf.get(visible) }),
    rtcRoom: rtcRoomHandlers(send, {
      current: () => chart.snapshot().context.fact.mount.generation,
      named: rtcRoom.mountOf,
    }),
    snapshot: () => chart.snapshot(),
    observe: (listener) => void sdkCalls.add(listener),
    onStep: (listener) => inspections.add(stepsOnly(listener)),
    inspect,
    trace: () => recorder.trace(),
  };
};
