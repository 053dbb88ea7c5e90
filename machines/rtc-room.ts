/**
 * `<rtc-room>` reads its URLs at creation only (ZEGO document 18243). This region compares the pair that is wanted with
 * the pair that is mounted, and remounts as seldom as it can.
 *
 *   unmounted ─▶ settling (.quiet ─▶ .waiting) ─▶ mounting ─▶ mounted ─▶ settling …
 *                          └─ something is mounted ─▶ unmounting ─▶ mounting
 *
 * `settling.quiet` waits until changes stop coming, `settling.waiting` while a further URL is asked for; both under the
 * limit of `settlingHold`. A hide that was the first half of a remount ends in the mount of what had settled; where
 * something else is wanted by then, as after nothing was, that settles first. Read by nobody: room, publisher and player
 * do not know that it exists.
 */
import { hideInput, showInput } from './actors.ts';
import type { CallState } from './setup.ts';

/** By the component's context, or where that does nothing by a new mount: one for a burst of taps. */
const switchTo = (toggle: 'toggleCamera' | 'toggleMicrophone') =>
  [
    { guard: 'devicesNeedRemount', actions: [toggle, 'applyDevices', 'tellDevices', 'refreshSurface'] },
    { actions: [toggle, 'applyDevices', 'tellDevices'] },
  ] as const;

export const rtcRoom = {
  initial: 'unmounted',
  on: {
    'rtcRoom.rtmpEvent': { guard: 'isCurrent', actions: 'updatePlayerState' },
    'rtcRoom.switchFailed': { guard: 'isCurrent', actions: 'refreshSurface' },
    'rtcRoom.failed': { guard: 'isCurrent', actions: 'surfaceErred' },
    'page.cameraTapped': switchTo('toggleCamera'),
    'page.microphoneTapped': switchTo('toggleMicrophone'),
    'page.switchCameraTapped': { actions: 'switchCamera' },
    'visibility.changed': [
      { guard: 'cameraDied', actions: ['setVisible', 'applyDevices', 'tellDevices', 'refreshSurface'] },
      { actions: ['setVisible', 'applyDevices', 'tellDevices'] },
    ],
    'audio.interruptionEnded': { guard: 'isMounted', actions: 'refreshSurface' },
  },
  states: {
    unmounted: { always: { guard: 'wantsMount', target: 'settling' } },
    settling: {
      initial: 'quiet',
      always: [
        { guard: 'wantsNothingMounted', target: 'unmounting', actions: 'seePair' },
        { guard: 'wantsNothing', target: 'unmounted' },
        { guard: 'pairIsMounted', target: 'mounted' },
      ],
      after: { settlingHold: [{ guard: 'isMounted', target: 'unmounting' }, { target: 'mounting' }] },
      states: {
        quiet: {
          entry: 'seePair',
          always: { guard: 'pairMovedOn', target: 'quiet', reenter: true },
          after: { settlingQuiet: 'waiting' },
        },
        waiting: {
          always: [
            { guard: 'pairMovedOn', target: 'quiet' },
            { guard: 'settledAndMounted', target: '#call.rtcRoom.unmounting' },
            { guard: 'nothingPending', target: '#call.rtcRoom.mounting' },
          ],
        },
      },
    },
    unmounting: {
      invoke: { src: 'hideRtcRoom', id: 'hideRtcRoom', input: hideInput },
      on: {
        'rtcRoom.hidden': [
          { guard: 'isCurrentAndReadyToMount', target: 'mounting' },
          { guard: 'isCurrent', target: 'unmounted', actions: 'clearMount' },
        ],
      },
      after: {
        hideTimeout: [
          { guard: 'readyToMount', target: 'mounting' },
          { target: 'unmounted', actions: 'clearMount' },
        ],
      },
    },
    mounting: {
      entry: 'takePair',
      // a component that is not there yet never comes
      always: { guard: 'wantsNothing', target: 'unmounting', actions: 'seePair' },
      invoke: { src: 'showRtcRoom', id: 'showRtcRoom', input: showInput },
      on: { 'rtcRoom.shown': { guard: 'isCurrent', target: 'mounted' } },
      // a rendering that nobody tells of: what was switched meanwhile may have been lost
      after: { showTimeout: { target: 'mounted', actions: 'applyDevices' } },
    },
    mounted: {
      always: [
        { guard: 'wantsNothing', target: 'unmounting', actions: 'seePair' },
        { guard: 'pairDiffers', target: 'settling' },
      ],
    },
  },
} satisfies CallState;
