/** What a call is given at its start: how long it waits, how often it tries again, and what the phone can do. Times in ms. */
import { frozen } from './frozen.ts';

/** The chart's delays of the same names: each covers SDK promises that never settle, or settle after 300 s only. */
export interface CallLimits {
  /** for each step of the preparation; client and permissions count as passed then */
  readonly checkTimeout: number;
  /** `loginRoom` neither resolved nor was rejected */
  readonly loginTimeout: number;
  /** while the SDK reconnects: its own attempt, before it is helped */
  readonly ownAttempt: number;
  /** for new credentials while the SDK reconnects: without them the network counts as away */
  readonly probeTimeout: number;
  /** for a new socket to bring the room: the SDK dials within 3 s; then a login gets another, and a lost room a session of our own */
  readonly socketTimeout: number;
  /** for joining again with sessions of our own, however many; then the call ends */
  readonly rejoinLimit: number;
  /** the SDK gives up after 300 s; this only catches an SDK that does not say so */
  readonly reconnectLimit: number;
  /** for stopping the streams and the logout together; the engine's end follows in any case */
  readonly logoutTimeout: number;
  /** for a push or pull URL */
  readonly urlTimeout: number;
  /** from the URL to the first sign that the component sends or plays */
  readonly startTimeout: number;
  /** for the `setData` callback that puts the component on the page */
  readonly showTimeout: number;
  /** for the `setData` callback that takes it off, and its `stop` */
  readonly hideTimeout: number;
  /** for a new token */
  readonly renewTimeout: number;
  /** longest hold for a pending URL while the user sees nothing yet */
  readonly firstMountHold: number;
  /** longest hold for a pending URL when a picture is up */
  readonly remountHold: number;
}

/** Retries are the waits before the 2nd, 3rd … attempt; after the last one the chart gives up and tells the user. */
export interface CallPolicy extends CallLimits {
  /** of `prepareRTCResource` */
  readonly resourceRetries: readonly number[];
  /** where the credentials server cannot be reached; a refusal is not asked again */
  readonly credentialsRetries: readonly number[];
  /** under a new stream id each time */
  readonly publishRetries: readonly number[];
  /** a remount costs the own picture a flash, and the other side may need a while: slower, over a minute in all */
  readonly playRetries: readonly number[];
  /** after the last one the old token stays: an expiry alone ends no call */
  readonly renewRetries: readonly number[];
  /** from one probe of the network to the next while the SDK reconnects; the last wait stays */
  readonly probeRetries: readonly number[];
  /**
   * after the SDK has given the room up, or a login with an expired token; the shell adds jitter. The last wait stays until
   * `rejoinLimit`, but a token that is expired is fetched anew no more often than there are waits
   */
  readonly rejoinRetries: readonly number[];
  /** settling of `<rtc-room>`: quiet time after a wanted URL is gained */
  readonly gainQuiet: number;
  /** quiet time after URLs are only lost */
  readonly lossQuiet: number;
  /** quiet time after taps on camera and microphone, where they need a remount */
  readonly refreshQuiet: number;
}

export const defaultPolicy: CallPolicy = frozen({
  checkTimeout: 15_000,
  loginTimeout: 30_000,
  ownAttempt: 3_000,
  probeTimeout: 6_000,
  socketTimeout: 8_000,
  rejoinLimit: 330_000,
  reconnectLimit: 330_000,
  logoutTimeout: 3_000,
  urlTimeout: 10_000,
  startTimeout: 15_000,
  showTimeout: 3_000,
  hideTimeout: 1_000,
  renewTimeout: 10_000,
  resourceRetries: [2_000],
  credentialsRetries: [1_000, 3_000],
  publishRetries: [1_000, 2_000, 4_000, 8_000],
  playRetries: [1_000, 3_000, 8_000, 20_000, 40_000],
  renewRetries: [2_000, 4_000, 8_000],
  probeRetries: [3_000, 5_000, 8_000, 10_000],
  rejoinRetries: [1_000, 3_000, 6_000, 8_000, 8_000],
  gainQuiet: 50,
  lossQuiet: 300,
  refreshQuiet: 600,
  firstMountHold: 800,
  remountHold: 2_000,
});

/** What the phone can do and what the product decides for it. */
export interface CallProfile {
  /**
   * How camera and microphone of a mounted component are switched: by its context, or by a new mount with other
   * attributes. ZEGO's sample does the latter on iOS; the phone test decides.
   */
  readonly deviceSwitch: 'context' | 'remount';
  /** whether the camera of a component stays dead after the program was hidden (Android) */
  readonly cameraDiesHidden: boolean;
  readonly background: {
    /** what the microphone does while nobody looks */
    readonly microphone: 'keep' | 'mute';
    /** ms; Alipay itself ends a program after about 5 min in the background */
    readonly leaveAfter: number;
  };
}

export const defaultProfile: CallProfile = frozen({
  deviceSwitch: 'context',
  cameraDiesHidden: true,
  background: { microphone: 'keep', leaveAfter: 240_000 },
});

/** The machine's input; what is left out has its default. */
export interface CallInput {
  readonly profile?: CallProfile;
  readonly policy?: CallPolicy;
}
