/**
 * The publisher: NO_PUBLISH, PUBLISH_REQUESTING, PUBLISHING.
 *
 *   noPublish ──canPublish──▶ active: trying (gettingUrl ──URL──▶ starting ──▶ publishing)
 *     ▲   ▲                             ▲        │ failed
 *     │   └── no longer wanted ──┐     due ◀── backingOff ── retries used up ──▶ givenUp
 *     └── asked again, or the room is left ────────────────────────────────────────┘
 *
 * A stream is started by entering `trying` and stopped by leaving it; each attempt has a stream id of its own. `due` waits for a
 * link that is down. Reads intent and the room's link; asks the SDK for a push URL. `<rtc-room>` tells through the SDK what
 * became of it.
 */
import { publishInput } from './actors.ts';
import type { CallState } from './setup.ts';

const backingOff = '#call.publisher.active.backingOff';

export const publisher = {
  initial: 'noPublish',
  on: {
    'page.publishTapped': { actions: ['wantPublish', 'forgivePublish'] },
    'page.stopPublishTapped': { actions: ['unwantPublish', 'forgivePublish'] },
  },
  states: {
    noPublish: { always: { guard: 'canPublish', target: 'active' } },
    active: {
      initial: 'trying',
      always: { guard: 'publishUnwanted', target: 'noPublish' },
      // camera and microphone go off at once, before the component does
      exit: ['endPublish', 'applyDevices'],
      states: {
        trying: {
          initial: 'gettingUrl',
          entry: 'beginPublish',
          exit: 'stopPublishing',
          states: {
            gettingUrl: {
              invoke: { src: 'startPublishing', id: 'startPublishing', input: publishInput },
              on: {
                'publisher.urlReceived': { target: 'starting', actions: 'takePushUrl' },
                'publisher.urlFailed': { target: backingOff, actions: 'publishErred' },
              },
              after: { urlTimeout: { target: backingOff, actions: 'publishErred' } },
            },
            starting: {
              on: {
                'zego.publishing': 'publishing',
                'zego.publishEnded': { target: backingOff, actions: 'publishErred' },
              },
              after: { startTimeout: { target: backingOff, actions: 'publishErred' } },
            },
            publishing: {
              entry: ['publishSucceeded', 'tellDevices'],
              on: {
                'zego.publishEnded': { target: backingOff, actions: 'publishErred' },
              },
            },
          },
        },
        // keeps the dead URL mounted: a failure alone never remounts, the next URL does
        backingOff: {
          entry: 'publishFailed',
          always: { guard: 'publishRetriesUsedUp', target: '#call.publisher.givenUp' },
          after: { publishBackOff: 'due' },
        },
        due: { always: { guard: 'canPublish', target: 'trying' } },
      },
    },
    givenUp: {
      always: { guard: 'mayPublishAgain', target: 'noPublish' },
      on: { 'page.retryTapped': { actions: 'forgivePublish' } },
    },
  },
} satisfies CallState;
