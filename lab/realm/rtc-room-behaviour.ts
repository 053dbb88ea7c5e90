/** Everything about time in the stand-in for `<rtc-room>` is a setting: on a phone it is not documented. */

/** What the next components do; read when it matters, so a change acts at once. Times in ms. */
export interface RtcRoomBehaviour {
  /** from creation to 3800 / 3801 */
  pushAfterMs: number;
  /** from creation to 3802 / 3803 */
  pullAfterMs: number;
  /** `silent` says nothing */
  push: 'ok' | 'fail' | 'silent';
  pull: 'ok' | 'fail' | 'silent';
  /** how long a pull waits for a stream that nobody publishes, at first and when it is lost, before 3803 */
  sourcePatienceMs: number;
  /** how long media survive without a network before 3801 and 3803 */
  outagePatienceMs: number;
}

export const usualBehaviour: Readonly<RtcRoomBehaviour> = {
  pushAfterMs: 60,
  pullAfterMs: 60,
  push: 'ok',
  pull: 'ok',
  sourcePatienceMs: 1_000,
  outagePatienceMs: 10_000,
};
