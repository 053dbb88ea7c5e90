/**
 * The player: NO_PLAY, PLAY_REQUESTING, PLAYING, and the wait before another attempt. It also keeps the list of remote
 * streams: the first one plays, the others queue.
 *
 *   noPlay ──canPlay──▶ active: requesting ──URL──▶ playRequesting ──▶ playing
 *      ▲                  └──────────┴── failed ──▶ backingOff ◀─────────┘
 *      └── unwanted, stream gone, retries used up ──┘    └──▶ requesting
 *
 * A deleted stream is stopped at once, whatever is pending: a dead pull is paid for.
 */
import { playInput } from './actors.ts';
import type { CallState } from './setup.ts';

export const player = {
  initial: 'noPlay',
  on: {
    'page.playTapped': { actions: ['wantPlay', 'forgivePlay'] },
    'page.retryTapped': { guard: 'playWasGivenUp', actions: 'forgivePlay' },
    'page.stopPlayTapped': { actions: 'unwantPlay' },
    'zego.streamsAdded': { guard: 'isCurrent', actions: 'addStreams' },
    'zego.streamsDeleted': { guard: 'isCurrent', actions: 'removeStreams' },
    'zego.streamExtraInfoUpdated': { guard: 'isCurrent', actions: 'updateStreams' },
  },
  states: {
    noPlay: {
      always: [
        { guard: 'canPlay', target: 'active' },
        { guard: 'keepsDeadPullUrl', actions: 'endPlay' },
      ],
    },
    active: {
      initial: 'requesting',
      always: [
        { guard: 'mustStopPlaying', target: 'noPlay', actions: ['stopPlaying', 'endPlay'] },
        { guard: 'playUnwanted', target: 'noPlay', actions: 'endPlay' },
      ],
      states: {
        requesting: {
          entry: 'beginPlay',
          invoke: { src: 'startPlaying', id: 'startPlaying', input: playInput },
          on: {
            'play.urlReceived': { guard: 'isCurrent', target: 'playRequesting', actions: 'takePullUrl' },
            'play.failed': { guard: 'isCurrent', target: 'backingOff', actions: 'playErred' },
          },
          after: { urlTimeout: { target: 'backingOff', actions: 'playErred' } },
        },
        playRequesting: {
          on: {
            'zego.playing': { guard: 'isCurrent', target: 'playing' },
            'zego.playEnded': { guard: 'isCurrent', target: 'backingOff', actions: 'playErred' },
          },
          after: { startTimeout: { target: 'backingOff', actions: 'playErred' } },
        },
        playing: {
          entry: 'playSucceeded',
          on: { 'zego.playEnded': { guard: 'isCurrent', target: 'backingOff', actions: 'playErred' } },
        },
        // the SDK refuses to start a stream that ended until it is stopped
        backingOff: {
          entry: ['stopPlaying', 'playFailed'],
          always: { guard: 'playRetriesUsedUp', actions: 'giveUpPlay' },
          after: { playBackOff: '#call.player.noPlay' },
        },
      },
    },
  },
} satisfies CallState;
