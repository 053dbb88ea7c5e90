/**
 * What must be there before a login, in the order in which it fails cheapest. Part of the room region.
 *
 *   client ─▶ resource ─▶ permissions ─▶ credentials ─▶ (login)
 *      └────────┴────────────┴──────────────┴──▶ blocked.…, with its text and a way on
 */
import { permissionsInput, roomInput } from './actors.ts';
import type { CallState } from './setup.ts';

const blocked = (by: 'client' | 'resource' | 'permissions' | 'credentials') =>
  `#call.room.connecting.blocked.${by}` as const;

export const preparing = {
  initial: 'client',
  states: {
    client: {
      invoke: { src: 'checkClient', id: 'checkClient', input: roomInput },
      on: {
        'preflight.passed': { guard: 'isCurrent', target: 'resource' },
        'preflight.failed': { guard: 'isCurrent', target: blocked('client'), actions: 'preflightFailed' },
      },
      after: { checkTimeout: 'resource' },
    },
    // Android downloads it; slow the first time
    resource: {
      entry: 'forgetTries',
      initial: 'asking',
      states: {
        asking: {
          invoke: { src: 'prepareResource', id: 'prepareResource', input: roomInput },
          on: {
            'preflight.passed': { guard: 'isCurrent', target: '#call.room.connecting.preparing.permissions' },
            'preflight.failed': [
              { guard: 'mayRetryResource', target: 'backingOff', actions: 'countTry' },
              { guard: 'isCurrent', target: blocked('resource'), actions: 'preflightFailed' },
            ],
          },
          after: { checkTimeout: { target: blocked('resource'), actions: 'preflightFailed' } },
        },
        backingOff: { after: { resourceBackOff: 'asking' } },
      },
    },
    // an answer that cannot be had is no denial
    permissions: {
      invoke: { src: 'checkPermissions', id: 'checkPermissions', input: permissionsInput },
      on: {
        'preflight.passed': { guard: 'isCurrent', target: 'credentials' },
        'preflight.failed': {
          guard: 'isCurrent',
          target: blocked('permissions'),
          actions: 'preflightFailed',
        },
      },
      after: { checkTimeout: 'credentials' },
    },
    credentials: {
      entry: 'forgetTries',
      initial: 'asking',
      states: {
        asking: {
          invoke: { src: 'fetchCredentials', id: 'fetchCredentials', input: roomInput },
          on: {
            'credentials.received': {
              guard: 'isCurrent',
              target: '#call.room.connecting.loggingIn',
              actions: 'rememberUser',
            },
            'credentials.failed': [
              { guard: 'mayRetryCredentials', target: 'backingOff', actions: 'countTry' },
              { guard: 'isCurrent', target: 'failed', actions: 'credentialsFailed' },
            ],
          },
          after: { checkTimeout: { target: 'failed', actions: 'credentialsFailed' } },
        },
        backingOff: { after: { credentialsBackOff: 'asking' } },
        failed: {
          always: [
            { guard: 'mayRejoin', target: '#call.room.connecting.rejoining' },
            { target: blocked('credentials') },
          ],
        },
      },
    },
  },
} satisfies CallState;

const again = (step: 'client' | 'resource' | 'permissions' | 'credentials') =>
  ({
    'page.retryTapped': {
      target: `#call.room.connecting.preparing.${step}`,
      actions: 'forgiveRoom',
    },
  }) as const;

/** Waits for the user: upgrade, try again, open the settings, join without camera, or leave. */
export const blockedStates = {
  initial: 'client',
  states: {
    client: { on: again('client') },
    resource: { on: again('resource') },
    permissions: {
      on: {
        ...again('permissions'),
        'page.withoutCameraTapped': {
          target: '#call.room.connecting.preparing.permissions',
          actions: ['withoutCamera', 'forgiveRoom'],
        },
        // back from the settings, where the permission may have been given
        'visibility.changed': {
          guard: 'isVisible',
          target: '#call.room.connecting.preparing.permissions',
          actions: 'forgiveRoom',
        },
      },
    },
    credentials: { on: again('credentials') },
  },
} satisfies CallState;
