/** Policies as data: how long the chart waits, and how often it tries again. All times in ms. */

/** The chart's delays of the same names: each covers SDK promises that never settle, or settle after 300 s only. */
export const limits = {
  /** for each step of the preparation; client and permissions count as passed then */
  checkTimeout: 15_000,
  /** `loginRoom` neither resolved nor was rejected */
  loginTimeout: 30_000,
  /** the SDK gives up after 300 s; this only catches an SDK that does not say so */
  reconnectLimit: 330_000,
  /** for stopping the streams and the logout together; the engine's end follows in any case */
  logoutTimeout: 3_000,
  /** for a push or pull URL */
  urlTimeout: 10_000,
  /** from the URL to the first sign that the component sends or plays */
  startTimeout: 15_000,
  /** for the `setData` callback that puts the component on the page */
  showTimeout: 3_000,
  /** for the `setData` callback that takes it off, and its `stop` */
  hideTimeout: 1_000,
  /** for a new token */
  renewTimeout: 10_000,
} as const;

export const policy = {
  ...limits,

  // waits before the 2nd, 3rd … attempt; after the last one the chart gives up and tells the user
  /** of `prepareRTCResource` */
  resourceRetries: [2_000],
  /** where the credentials server cannot be reached; a refusal is not asked again */
  credentialsRetries: [1_000, 3_000],
  /** under a new stream id each time */
  publishRetries: [1_000, 2_000, 4_000, 8_000],
  /** a remount costs the own picture a flash, and the other side may need a while: slower, over a minute in all */
  playRetries: [1_000, 3_000, 8_000, 20_000, 40_000],
  /** after the last one the old token stays: an expiry alone ends no call */
  renewRetries: [2_000, 4_000, 8_000],
  /** after the SDK has given the room up, or a login with an expired token; the shell adds jitter */
  rejoinRetries: [1_000, 3_000, 6_000, 12_000, 24_000],

  // settling of `<rtc-room>`
  /** quiet time after a wanted URL is gained */
  gainQuiet: 50,
  /** quiet time after URLs are only lost */
  lossQuiet: 300,
  /** quiet time after taps on camera and microphone, where they need a remount */
  refreshQuiet: 600,
  /** longest hold for a pending URL while the user sees nothing yet */
  firstMountHold: 800,
  /** longest hold for a pending URL when a picture is up */
  remountHold: 2_000,
} as const;

/** What the phone can do and what the product decides for it; given to the machine at its start. */
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

export const defaultProfile: CallProfile = {
  deviceSwitch: 'context',
  cameraDiesHidden: true,
  background: { microphone: 'keep', leaveAfter: 240_000 },
};
