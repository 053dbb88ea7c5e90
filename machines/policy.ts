/** Policies as data: how long the chart waits, and how often it tries again. All times in ms. */
export const policy = {
  /** each limit covers SDK promises that never settle, or settle after 300 s only */
  prepareTimeout: 15_000,
  loginTimeout: 30_000,
  /** the SDK gives up after 300 s; this only catches an SDK that does not say so */
  reconnectLimit: 330_000,
  logoutTimeout: 3_000,
  urlTimeout: 10_000,
  startTimeout: 15_000,
  showTimeout: 3_000,
  hideTimeout: 1_000,
  renewTimeout: 10_000,

  /** waits before the 2nd, 3rd … attempt; after the last one the chart gives the stream up and tells the user */
  publishRetries: [1_000, 2_000, 4_000, 8_000],
  /** a remount costs the own picture a flash, and the other side may need a while: slower, over a minute in all */
  playRetries: [1_000, 3_000, 8_000, 20_000, 40_000],
  renewRetries: [2_000, 4_000, 8_000],

  /** settling of `<rtc-room>`: quiet time after a wanted URL is gained, or only lost */
  gainQuiet: 50,
  lossQuiet: 300,
  /** longest hold for a pending URL: short while the user sees nothing yet, longer when a picture is up */
  firstMountHold: 800,
  remountHold: 2_000,
} as const;

export type Policy = typeof policy;
