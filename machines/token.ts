/**
 * Token renewal: ZEGO warns 30 s before the expiry, or a stream is refused for it; the shell fetches a new token and
 * hands it to the SDK.
 *
 *   valid ──warned──▶ renewing ──failed──▶ backingOff ──▶ renewing
 *     ▲                  │ renewed             │ out of the room, or retries used up
 *     └──────────────────┴─────────────────────┘
 *
 * Single flight; a failing endpoint is asked again after a growing wait. Nobody is kicked by an expiry alone, so giving
 * up is no end of the call: the next login or publish would tell.
 */
import { roomInput } from './actors.ts';
import type { CallState } from './setup.ts';

export const token = {
  initial: 'valid',
  states: {
    valid: {
      entry: 'forgetRenewals',
      on: {
        'zego.tokenWillExpire': 'renewing',
        'publisher.urlFailed': { guard: 'isTokenExpired', target: 'renewing' },
        'player.urlFailed': { guard: 'isTokenExpired', target: 'renewing' },
        'zego.publishEnded': { guard: 'isTokenExpired', target: 'renewing' },
      },
    },
    renewing: {
      entry: 'countRenewal',
      always: { guard: 'outsideRoom', target: 'valid' },
      invoke: { src: 'renewToken', id: 'renewToken', input: roomInput },
      on: {
        'token.renewed': 'valid',
        'token.failed': 'backingOff',
      },
      after: { renewTimeout: 'backingOff' },
    },
    backingOff: {
      always: [
        { guard: 'outsideRoom', target: 'valid' },
        { guard: 'renewRetriesUsedUp', target: 'valid' },
      ],
      after: { renewBackOff: 'renewing' },
    },
  },
} satisfies CallState;
