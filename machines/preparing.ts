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

/** Asks a server that cannot be reached again, after a while. */
export const credentials = <
  const Received extends string,
  const Failed extends readonly object[],
  const Late extends object,
>(
  received: Received,
  failed: Failed,
  late: Late,
) =>
  ({
    entry: 'forgetTries',
    initial: 'asking',
    states: {
      asking: {
        invoke: { src: 'fetchCredentials', id: 'fetchCredentials', input: roomInput },
        on: {
          'credentials.received': { target: received, actions: 'rememberUser' },
          'credentials.failed': [
            { guard: 'mayRetryCredentials', target: 'backingOff', actions: 'countTry' },
            ...failed,
          ],
        },
        after: { checkTimeout: late },
      },
      backingOff: {
        on: {
          'page.retryTapped': 'asking',
          'network.changed': [
            { guard: 'isOnline', target: 'asking', actions: 'setOnline' },
            { actions: 'setOnline' },
          ],
        },
        after: { credentialsBackOff: 'asking' },
      },
    },
  }) as const;

export const preparing = {
  initial: 'client',
  states: {
    client: {
      invoke: { src: 'checkClient', id: 'checkClient', input: roomInput },
      on: {
        'preflight.passed': 'resource',
        'preflight.failed': { target: blocked('client'), actions: 'preflightFailed' },
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
            'preflight.passed': '#call.room.connecting.preparing.permissions',
            'preflight.failed': [
              { guard: 'mayRetryResource', target: 'backingOff', actions: 'countTry' },
              { target: blocked('resource'), actions: 'preflightFailed' },
            ],
          },
          after: { checkTimeout: { target: blocked('resource'), actions: 'preflightFailed' } },
        },
        backingOff: { on: { 'page.retryTapped': 'asking' }, after: { resourceBackOff: 'asking' } },
      },
    },
    // an answer that cannot be had is no denial
    permissions: {
      invoke: { src: 'checkPermissions', id: 'checkPermissions', input: permissionsInput },
      on: {
        'preflight.passed': 'credentials',
        'preflight.failed': {
          target: blocked('permissions'),
          actions: 'preflightFailed',
        },
      },
      after: { checkTimeout: 'credentials' },
    },
    credentials: credentials(
      '#call.room.connecting.loggingIn',
      [{ target: blocked('credentials'), actions: 'credentialsFailed' }],
      { target: blocked('credentials'), actions: 'credentialsFailed' },
    ),
  },
} satisfies CallState;

const again = (step: 'client' | 'resource' | 'permissions' | 'credentials') =>
  ({
    'page.retryTapped': {
      target: `#call.room.connecting.preparing.${step}`,
      actions: 'forgiveRoom',
    },
  }) as const;

/** The permission may have been given there. */
const backFromSettings = {
  target: '#call.room.connecting.preparing.permissions',
  actions: 'forgiveRoom',
} as const;

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
        'page.shown': backFromSettings,
        'app.shown': backFromSettings,
      },
    },
    credentials: { on: again('credentials') },
  },
} satisfies CallState;
