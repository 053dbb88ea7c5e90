/**
 * The phone as a mutable, observable profile: what it is, what the user granted, whether it is online. Tests and the
 * lab's fault buttons change it; `my.*`, the network and `<rtc-room>` read it and hear of changes.
 */
import { Listeners } from './listeners.ts';

/** Words of `my.getNetworkType`. '5G' is documented for clients from 10.2.50. */
export type NetworkType = 'WIFI' | '2G' | '3G' | '4G' | '5G' | 'WWAN' | 'UNKNOWN' | 'NOTREACHABLE';

/** Whether a grant was asked for and given: `undefined` is "never asked" and absent from `my.getSetting`. */
export type Grant = boolean | undefined;

export interface DeviceProfile {
  readonly platform: 'Android' | 'iOS' | 'iPhone OS';
  readonly brand: string;
  readonly model: string;
  /** the version of the operating system */
  readonly system: string;
  /** of the Alipay app, `my.env.clientVersion` */
  readonly clientVersion: string;
  /** of the base library, `my.SDKVersion` */
  readonly baseLibrary: string;
  /** `zh-Hans`, `en`, `zh-Hant`, `zh-HK` */
  readonly language: string;
  /** the user's answer inside Alipay, `my.getSetting` */
  readonly alipayGrants: { readonly camera: Grant; readonly audioRecord: Grant };
  /** the phone's answer to Alipay, `my.getAppAuthorizeSetting` */
  readonly systemGrants: { readonly camera: boolean; readonly microphone: boolean };
  /** whether `my.getSetting` answers at all */
  readonly answersSetting: boolean;
  /**
   * Android's extra real-time package, `my.call('prepareRTCResource')`: `slow` answers after
   * `rtcResourceDelayMs`, `never` not at all.
   */
  readonly rtcResource: 'ready' | 'missing' | 'slow' | 'never';
  readonly rtcResourceDelayMs: number;
  readonly online: boolean;
  /** what it is while online */
  readonly networkType: Exclude<NetworkType, 'NOTREACHABLE'>;
  /**
   * Whether `enableCamera` and `mute` of the `<rtc-room>` context act on the running component. On an iPhone ZEGO's
   * sample mounts anew after each, so they may not.
   */
  readonly contextCallsWork: boolean;
  /** ms; how far its clock is ahead of the world's. A change is a clock that its user, or the network, sets during a call. */
  readonly clockAheadMs: number;
}

const android: DeviceProfile = {
  platform: 'Android',
  brand: 'HUAWEI',
  model: 'ELE-AL00',
  system: '10',
  clientVersion: '10.5.80.8000',
  baseLibrary: '2.9.6',
  language: 'zh-Hans',
  alipayGrants: { camera: true, audioRecord: true },
  systemGrants: { camera: true, microphone: true },
  answersSetting: true,
  rtcResource: 'ready',
  rtcResourceDelayMs: 3_000,
  online: true,
  networkType: 'WIFI',
  contextCallsWork: true,
  clockAheadMs: 0,
};

/** Ready-made phones; everything granted and online. */
export const deviceProfiles = {
  android,
  /** the context calls work here */
  iphone: { ...android, platform: 'iOS', brand: 'iPhone', model: 'iPhone15,2', system: '17.4' },
  /** says `iPhone OS`, and needs a new mount for camera and microphone */
  iphoneDeafContext: {
    ...android,
    platform: 'iPhone OS',
    brand: 'iPhone',
    model: 'iPhone12,1',
    system: '15.8',
    contextCallsWork: false,
  },
} as const satisfies Record<string, DeviceProfile>;

export interface DeviceChange {
  readonly before: DeviceProfile;
  readonly after: DeviceProfile;
}

export class Device {
  readonly changes = new Listeners<DeviceChange>();
  #profile: DeviceProfile;

  constructor(profile: Partial<DeviceProfile> = {}) {
    this.#profile = { ...android, ...profile };
  }

  get profile(): DeviceProfile {
    return this.#profile;
  }

  change(patch: Partial<DeviceProfile>): void {
    const before = this.#profile;
    this.#profile = { ...before, ...patch };
    this.changes.emit({ before, after: this.#profile });
  }

  /** In the platform's words: `NOTREACHABLE` while offline. */
  networkType(): NetworkType {
    return this.#profile.online ? this.#profile.networkType : 'NOTREACHABLE';
  }

  isApple(): boolean {
    return this.#profile.platform !== 'Android';
  }

  /** Both Alipay and the phone let the camera be used. */
  mayUseCamera(): boolean {
    return this.#profile.alipayGrants.camera !== false && this.#profile.systemGrants.camera;
  }

  /** Both Alipay and the phone let the microphone be used. */
  mayUseMicrophone(): boolean {
    return this.#profile.alipayGrants.audioRecord !== false && this.#profile.systemGrants.microphone;
  }
}
