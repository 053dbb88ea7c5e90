/**
 * The mounted `<rtc-room>`: shows and hides it through the page's data, switches its camera and microphone, stops it.
 * The chart's rtcRoom region drives it; the URLs count at creation only, so every mount is a component of its own
 * under an id of its own (ZEGO document 18243).
 */
import { callMethod, field } from '../unknown.ts';

/** The `surface` part of the page's data: the attributes of `<rtc-room>`, as the component reads them at creation. */
export interface SurfaceData {
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

/** Before the first mount; roomId and token stay empty in the component's RTMP mode. */
export const noSurface: SurfaceData = {
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
};

export interface Devices {
  readonly camera: boolean;
  readonly microphone: boolean;
}

/** What stays the same over all mounts of a session. */
export interface SurfaceAccess {
  /** Alipay's MRTC user, never empty */
  readonly userId: string;
  readonly signature: string;
  readonly bizName: string;
  readonly subBiz: string;
  readonly serverUrl: string;
}

export type SurfaceQuality = Pick<SurfaceData, 'fps' | 'resolution' | 'minBitrate' | 'maxBitrate'>;

export interface MountRequest {
  readonly mount: number;
  /** '' when this direction is not used */
  readonly pushUrl: string;
  readonly pullUrl: string;
  readonly devices: Devices;
  readonly access: SurfaceAccess;
  readonly quality: SurfaceQuality;
}

/** Sets the page's `surface`; calls back when it is rendered. */
export type SetSurface = (surface: SurfaceData, rendered: () => void) => void;

const idPrefix = 'rtc-room-';

/** The mount that an element id names, or null. */
export const mountOfId = (id: unknown): number | null => {
  if (typeof id !== 'string' || !id.startsWith(idPrefix)) return null;
  const mount = Number(id.slice(idPrefix.length));
  return Number.isInteger(mount) && mount > 0 ? mount : null;
};

const surfaceOf = ({ mount, pushUrl, pullUrl, devices, access, quality }: MountRequest): SurfaceData => ({
  ...noSurface,
  ...quality,
  shown: true,
  id: `${idPrefix}${mount}`,
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

export interface RtcRoomSurface {
  /** Creates the component; `shown` is called when the page has rendered it. */
  show(request: MountRequest, shown: () => void): void;
  /** Takes the component away, then stops it; `hidden` is called after both. */
  hide(hidden: () => void): void;
  /** Stops the component at once, rendered or not: camera and microphone go off. */
  stop(): void;
  /** Switches the devices of the mounted component; the next mount takes them from its request. */
  apply(devices: Devices): void;
  /** Front or back, where the component can; a new mount begins with its default. */
  switchCamera(): void;
}

export const createRtcRoomSurface = (set: SetSurface): RtcRoomSurface => {
  let data = noSurface;
  let context: RtcRoomContext | null = null;

  const stop = (): void => {
    const stopping = context;
    context = null;
    callMethod(stopping, 'stop');
  };
  return {
    show(request, shown) {
      data = surfaceOf(request);
      context = my.createRtcRoomContext(data.id);
      data = { ...data, switchable: typeof field(context, 'switchCamera') === 'function' };
      set(data, shown);
    },
    hide(hidden) {
      data = { ...data, shown: false };
      set(data, () => {
        stop();
        hidden();
      });
    },
    stop,
    apply({ camera, microphone }) {
      callMethod(context, 'enableCamera', { enable: camera });
      callMethod(context, 'mute', { muted: !microphone });
    },
    switchCamera: () => void callMethod(context, 'switchCamera'),
  };
};
