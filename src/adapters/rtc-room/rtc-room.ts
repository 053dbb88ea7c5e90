/**
 * The mounted `<rtc-room>`: shows and hides it through the page's data, switches its camera and microphone, stops it.
 * The chart's rtcRoom region drives it; the URLs count at creation only, so every mount is a component of its own
 * under an id of its own (ZEGO document 18243).
 */
import { frozen } from '../../../machines/index.ts';
import { callPlatform } from '../alipay/my.ts';
import { field, ignore, onRejected, oneAnswer, textOf, tryMethod } from '../unknown.ts';

/** The `surface` part of the page's data: the attributes of `<rtc-room>`, as the component reads them at creation. */
export interface RtcRoomData {
  readonly shown: boolean;
  /** its context offers a switch between front and back camera; no attribute */
  readonly switchable: boolean;
  readonly id: string;
  readonly roomId: string;
  readonly token: string;
  readonly userId: string;
  readonly signature: string;
  readonly autoplay: boolean;
  readonly enableCamera: boolean;
  readonly mute: boolean;
  readonly fps: number;
  /** 0 = 640×360, 1 = 960×540, 2 = 1280×720 */
  readonly resolution: number;
  readonly record: boolean;
  /** kbps as ZEGO's sample has it, the platform documents no unit; '' leaves it to the component */
  readonly minBitrate: number | '';
  readonly maxBitrate: number | '';
  readonly extraInfo: {
    readonly bizName: string;
    readonly subBiz: string;
    readonly isAliPay: boolean;
    readonly rtmpPushUrl: string;
    readonly rtmpPullUrl: string;
    readonly serverUrl: string;
  };
}

/** Before the first mount; roomId and token stay empty in the component's RTMP mode. Frozen: pages copy it. */
export const noRtcRoom: RtcRoomData = frozen({
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
  extraInfo: { bizName: '', subBiz: '', isAliPay: true, rtmpPushUrl: '', rtmpPullUrl: '', serverUrl: '' },
});

export interface Devices {
  readonly camera: boolean;
  readonly microphone: boolean;
}

/** What stays the same over all mounts of a session. */
export interface RtcRoomAccess {
  /** Alipay's MRTC user, never empty */
  readonly userId: string;
  readonly signature: string;
  readonly bizName: string;
  readonly subBiz: string;
  readonly serverUrl: string;
}

export type RtcRoomQuality = Pick<RtcRoomData, 'fps' | 'resolution' | 'minBitrate' | 'maxBitrate'>;

export interface MountRequest {
  readonly mount: number;
  /** '' when this direction is not used */
  readonly pushUrl: string;
  readonly pullUrl: string;
  readonly access: RtcRoomAccess;
  readonly quality: RtcRoomQuality;
}

/** Sets the page's `surface`; calls back when it is rendered. */
export type SetRtcRoom = (rtcRoom: RtcRoomData, rendered: () => void) => void;

const rtcRoomOf = (
  id: string,
  { pushUrl, pullUrl, access, quality }: MountRequest,
  devices: Devices,
): RtcRoomData => ({
  ...noRtcRoom,
  ...quality,
  shown: true,
  id,
  userId: access.userId,
  signature: access.signature,
  enableCamera: devices.camera,
  mute: !devices.microphone,
  extraInfo: {
    bizName: access.bizName,
    subBiz: access.subBiz,
    isAliPay: true,
    rtmpPushUrl: pushUrl,
    rtmpPullUrl: pullUrl,
    serverUrl: access.serverUrl,
  },
});

export interface RtcRoomPort {
  /** Creates the component, once the one before is off the page; `shown` is called when the page has rendered it. */
  show(request: MountRequest, shown: () => void): void;
  /** Takes the component away, then stops it; `hidden` is called after both. Returns what stops it at once. */
  hide(hidden: () => void): () => void;
  /** Stops the component at once, rendered or not: camera and microphone go off. */
  stop(): void;
  /** Stops it and takes it away, without waiting for either. */
  takeAway(): void;
  /**
   * Switches the devices of the component that is there, or of the next one where there is none yet: off at once, on as soon
   * as the page says so.
   */
  apply(devices: Devices): void;
  /** What the page says of the devices from now on. */
  pageSays(devices: Devices): void;
  /** Front or back, where the component can; a new mount begins with its default. */
  switchCamera(): void;
  /** The mount that an element id names: 0 for one of another rtcRoom, `null` for an id that is no surface's. */
  mountOf(id: unknown): number | null;
}

const none: Devices = frozen({ camera: false, microphone: false });

const elementId = /^rtc-room-(\d+)-(\d+)$/;

/** Ids are unique in the mini-program: a context must never reach the component of another page. */
let rtcRooms = 0;

/** @param switchFailed told of a mount whose context does not switch its devices: it is missing, throws or rejects */
export const createRtcRoom = (
  set: SetRtcRoom,
  switchFailed: (mount: number) => void = ignore,
): RtcRoomPort => {
  rtcRooms += 1;
  const own = rtcRooms;
  let data = noRtcRoom;
  /** of the component on the page, or of the next one: what is wished and said */
  let devices: Devices = none;
  let wished = none;
  let said = none;
  /** of the component that is mounted; `null` while there is none to be had */
  let context: unknown = null;
  let mount = 0;
  /** a hide that is not rendered yet: what is shown before it would be taken for the same component */
  let hiding = false;

  const switchDevices = (): void => {
    const { camera, microphone } = devices;
    const of = mount;
    const once = oneAnswer();
    const fail = once(() => switchFailed(of));
    for (const [name, options] of [
      ['enableCamera', { enable: camera }],
      ['mute', { muted: !microphone }],
    ] as const) {
      const switched = tryMethod(context, name, options);
      if (switched === null) fail(undefined);
      else onRejected(switched.answer, fail);
    }
  };
  const agreed = (): Devices => ({
    camera: wished.camera && (said.camera || devices.camera),
    microphone: wished.microphone && (said.microphone || devices.microphone),
  });
  const stop = (): void => {
    const stopping = context;
    context = null;
    tryMethod(stopping, 'stop');
  };
  const hide = (hidden: () => void): void => {
    data = { ...data, shown: false };
    hiding = true;
    set(data, () => {
      hiding = false;
      hidden();
    });
  };
  const create = (request: MountRequest, shown: () => void): void => {
    const id = `rtc-room-${own}-${request.mount}`;
    context = callPlatform('createRtcRoomContext', id) ?? null;
    const switchable = typeof field(context, 'switchCamera') === 'function';
    const created = devices;
    data = { ...rtcRoomOf(id, request, devices), switchable };
    set(data, () => {
      // a context reaches nothing before its component is there
      if (devices !== created && mount === request.mount) switchDevices();
      shown();
    });
  };
  return {
    show(request, shown) {
      stop();
      mount = request.mount;
      if (!hiding) return create(request, shown);
      hide(() => {
        if (mount === request.mount) create(request, shown);
      });
    },
    hide(hidden) {
      const stopping = context;
      context = null;
      mount = 0;
      const stopIt = oneAnswer()(() => void tryMethod(stopping, 'stop'));
      hide(() => {
        stopIt(undefined);
        hidden();
      });
      return () => stopIt(undefined);
    },
    stop,
    takeAway() {
      stop();
      mount = 0;
      if (data.shown) hide(ignore);
    },
    apply(wanted) {
      wished = wanted;
      devices = agreed();
      if (data.shown) switchDevices();
    },
    pageSays(devicesOfPage) {
      said = devicesOfPage;
      const { camera, microphone } = agreed();
      if (camera === devices.camera && microphone === devices.microphone) return;
      devices = { camera, microphone };
      if (data.shown) switchDevices();
    },
    switchCamera: () => void tryMethod(context, 'switchCamera'),
    mountOf(id) {
      const [, rtcRoom, number] = elementId.exec(textOf(id)) ?? [];
      if (number === undefined) return null;
      return rtcRoom === `${own}` ? Number(number) : 0;
    },
  };
};
