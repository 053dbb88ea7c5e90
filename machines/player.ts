/**
 * The player: NO_PLAY, PLAY_REQUESTING, PLAYING. It also keeps the list of remote streams: the first one plays, the others
 * queue.
 *
 *   noPlay ──canPlay──▶ active: trying (gettingUrl ──URL──▶ starting ──▶ playing)
 *     ▲   ▲                        ▲        │ failed
 *     │   └── unwanted, or ───┐   due ◀── backingOff ── retries used up ──▶ givenUp
 *     │       another stream  │
 *     └── asked again, another stream, or the room is left ──────────────────┘
 *
 * A stream is played by entering `trying` and stopped by leaving it: at once when it is deleted, whatever is pending, for a dead
 * pull is paid for.
 */
import { playInput } from './actors.ts';
import type { CallState } from './setup.ts';

const backingOff = '#call.player.active.backingOff';

export const player = {
  initial: 'noPlay',
  on: {
    'page.playTapped': { actions: ['wantPlay', 'forgivePlay'] },
    'page.stopPlayTapped': { actions: ['unwantPlay', 'forgivePlay'] },
    'zego.streamsAdded': { actions: 'addStreams' },
    'zego.streamsDeleted': { actions: 'removeStreams' },
    'zego.streamExtraInfoUpdated': { actions: 'updateStreams' },
  },
  states: {
    noPlay: { always: { guard: 'canPlay', target: 'active' } },
    active: {
      initial: 'trying',
      always: { guard: 'playUnwanted', target: 'noPlay' },
      exit: 'endPlay',
      states: {
        trying: {
          initial: 'gettingUrl',
          entry: 'beginPlay',
          exit: 'stopPlaying',
          states: {
            gettingUrl: {
              invoke: { src: 'startPlaying', id: 'startPlaying', input: playInput },
              on: {
                'player.urlReceived': { target: 'starting', actions: 'takePullUrl' },
                'player.urlFailed': { target: backingOff, actions: 'playErred' },
              },
              after: { urlTimeout: { target: backingOff, actions: 'playErred' } },
            },
            starting: {
              on: {
                'zego.playing': 'playing',
                'zego.playEnded': { target: backingOff, actions: 'playErred' },
              },
              after: { startTimeout: { target: backingOff, actions: 'playErred' } },
            },
            playing: {
              entry: 'playSucceeded',
              on: { 'zego.playEnded': { target: backingOff, actions: 'playErred' } },
            },
          },
        },
        backingOff: {
          entry: 'playFailed',
          always: { guard: 'playRetriesUsedUp', target: '#call.player.givenUp' },
          after: { playBackOff: 'due' },
        },
        due: { always: { guard: 'canPlay', target: 'trying' } },
      },
    },
    givenUp: {
      always: { guard: 'mayPlayAgain', target: 'noPlay' },
      on: { 'page.retryTapped': { actions: 'forgivePlay' } },
    },
  },
} satisfies CallState;
