/**
 * The publisher: NO_PUBLISH, PUBLISH_REQUESTING, PUBLISHING, and the wait before another attempt.
 *
 *   noPublish ──canPublish──▶ active: requesting ──URL──▶ publishRequesting ──▶ publishing
 *       ▲                       └───────────┴── failed ──▶ backingOff ◀────────────┘
 *       └── no longer wanted, or retries used up ──┘           └──▶ requesting, under a new stream id
 *
 * Reads intent and the room's link; asks the SDK for a push URL. `<rtc-room>` tells through the SDK what became of it.
 */
import { publishInput } from './actors.ts';
import type { CallState } from './setup.ts';

export const publisher = {
  initial: 'noPublish',
  on: {
    'page.publishTapped': { actions: ['wantPublish', 'forgivePublish'] },
    'page.retryTapped': { guard: 'publishWasGivenUp', actions: 'forgivePublish' },
    'page.stopPublishTapped': { actions: 'unwantPublish' },
  },
  states: {
    noPublish: {
      always: [
        { guard: 'canPublish', target: 'active' },
        { guard: 'keepsDeadPushUrl', actions: ['endPublish', 'applyDevices'] },
      ],
    },
    active: {
      initial: 'requesting',
      always: [
        // camera and microphone go off at once, before the component does
        {
          guard: 'mustStopPublishing',
          target: 'noPublish',
          actions: ['stopPublishing', 'endPublish', 'applyDevices'],
        },
        { guard: 'publishUnwanted', target: 'noPublish', actions: ['endPublish', 'applyDevices'] },
      ],
      states: {
        requesting: {
          entry: 'beginPublish',
          invoke: { src: 'startPublishing', id: 'startPublishing', input: publishInput },
          on: {
            'publish.urlReceived': {
              guard: 'isCurrent',
              target: 'publishRequesting',
              actions: 'takePushUrl',
            },
            'publish.failed': { guard: 'isCurrent', target: 'backingOff', actions: 'publishErred' },
          },
          after: { urlTimeout: { target: 'backingOff', actions: 'publishErred' } },
        },
        publishRequesting: {
          on: {
            'zego.publishing': { guard: 'isCurrent', target: 'publishing' },
            'zego.publishEnded': { guard: 'isCurrent', target: 'backingOff', actions: 'publishErred' },
          },
          after: { startTimeout: { target: 'backingOff', actions: 'publishErred' } },
        },
        publishing: {
          entry: ['publishSucceeded', 'tellDevices'],
          on: {
            'zego.publishEnded': { guard: 'isCurrent', target: 'backingOff', actions: 'publishErred' },
          },
        },
        // keeps the dead URL mounted: a failure alone never remounts, the next URL does
        backingOff: {
          entry: ['stopPublishing', 'publishFailed'],
          always: { guard: 'publishRetriesUsedUp', actions: 'giveUpPublish' },
          after: { publishBackOff: '#call.publisher.noPublish' },
        },
      },
    },
  },
} satisfies CallState;
