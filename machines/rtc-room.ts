/**
 * `<rtc-room>` reads its URLs at creation only (ZEGO document 18243). This region compares the pair that is wanted with
 * the pair that is mounted, and remounts as seldom as it can.
 *
 *   unmounted: idle ─▶ settling ─▶ mounting ─▶ mounted: urls (steady ◀─▶ settling) ∥ camera (live ◀─▶ dead)
 *                ▲                   ▲                        │
 *                └───────────────────┴──── unmounting ◀───────┘
 *
 * Either `settling` waits in `quiet` until changes stop coming, then in `waiting` while a further URL is asked for, both under
 * one limit. A hide that was the first half of a remount ends in the mount of what had settled; where something else is
 * wanted by then, as after nothing was, that settles first. Read by nobody: room, publisher and player do not know that it
 * exists.
 */
import { hideInput, showInput } from './actors.ts';
import type { CallState } from './setup.ts';

/** A component that is there may have to be made anew: one mount for a burst of taps. */
const remakes = {
  'rtcRoom.switchFailed': { actions: 'remakeRtcRoom' },
  'audio.interruptionEnded': { actions: 'remakeRtcRoom' },
  'page.cameraTapped': {
    guard: 'devicesNeedRemount',
    actions: ['toggleCamera', 'applyDevices', 'tellDevices', 'remakeRtcRoom'],
  },
  'page.microphoneTapped': {
    guard: 'devicesNeedRemount',
    actions: ['toggleMicrophone', 'applyDevices', 'tellDevices', 'remakeRtcRoom'],
  },
} as const;

const settling = (next: 'mounting' | 'unmounting') =>
  ({
    quiet: {
      entry: 'seePair',
      always: { guard: 'pairMovedOn', target: 'quiet', reenter: true },
      after: { settlingQuiet: 'waiting' },
    },
    waiting: {
      always: [
        { guard: 'pairMovedOn', target: 'quiet' },
        { guard: 'nothingPending', target: `#call.rtcRoom.${next}` },
      ],
    },
  }) as const;

export const rtcRoom = {
  initial: 'unmounted',
  on: {
    'rtcRoom.rtmpEvent': { actions: 'updatePlayerState' },
    'rtcRoom.failed': { actions: 'rtcRoomErred' },
    'page.cameraTapped': { actions: ['toggleCamera', 'applyDevices', 'tellDevices'] },
    'page.microphoneTapped': { actions: ['toggleMicrophone', 'applyDevices', 'tellDevices'] },
    'page.switchCameraTapped': { actions: 'switchCamera' },
  },
  states: {
    unmounted: {
      initial: 'idle',
      states: {
        idle: { always: { guard: 'wantsMount', target: 'settling' } },
        settling: {
          initial: 'quiet',
          always: { guard: 'wantsNothing', target: 'idle' },
          after: { firstMountHold: '#call.rtcRoom.mounting' },
          states: settling('mounting'),
        },
      },
    },
    mounting: {
      entry: 'takePair',
      // a component that is not there yet never comes
      always: { guard: 'wantsNothing', target: 'unmounting', actions: 'seePair' },
      invoke: { src: 'showRtcRoom', id: 'showRtcRoom', input: showInput },
      on: { ...remakes, 'rtcRoom.shown': { target: 'mounted' } },
      // a rendering that nobody tells of: what was switched meanwhile may have been lost
      after: { showTimeout: { target: 'mounted', actions: 'applyDevices' } },
    },
    mounted: {
      type: 'parallel',
      always: { guard: 'wantsNothing', target: 'unmounting', actions: 'seePair' },
      on: remakes,
      states: {
        urls: {
          initial: 'steady',
          states: {
            steady: { always: { guard: 'pairDiffers', target: 'settling' } },
            settling: {
              initial: 'quiet',
              always: { guard: 'pairIsMounted', target: 'steady' },
              after: { remountHold: '#call.rtcRoom.unmounting' },
              states: settling('unmounting'),
            },
          },
        },
        // on Android the camera of a component that was out of sight stays dead
        camera: {
          initial: 'live',
          states: {
            live: { always: { guard: 'cameraDies', target: 'dead' } },
            dead: {
              always: [
                { guard: 'cameraStopped', target: 'live' },
                { guard: 'isSeen', target: 'live', actions: 'remakeRtcRoom' },
              ],
            },
          },
        },
      },
    },
    unmounting: {
      invoke: { src: 'hideRtcRoom', id: 'hideRtcRoom', input: hideInput },
      on: {
        'rtcRoom.hidden': [
          { guard: 'readyToMount', target: 'mounting' },
          { target: 'unmounted', actions: 'clearMount' },
        ],
      },
      after: {
        hideTimeout: [
          { guard: 'readyToMount', target: 'mounting' },
          { target: 'unmounted', actions: 'clearMount' },
        ],
      },
    },
  },
} satisfies CallState;
