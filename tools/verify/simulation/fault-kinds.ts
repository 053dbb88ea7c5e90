/** What the world can do to a call. Each kind is named, begins with some steps, and ends with others where it lasts. */
import type { Random } from '../../../lab/clock/index.ts';
import type { Fault } from '../../../lab/gateway/index.ts';
import type { Step } from '../../scenario/script.ts';

export interface Mischief {
  readonly begin: readonly Step[];
  readonly end: readonly Step[];
}

export interface Victim {
  readonly random: Random;
  readonly phone: string;
  readonly user: string;
}

type Kind = readonly [name: string, make: (victim: Victim) => Mischief];

const chooses = <T>(random: Random, ...from: readonly [T, ...T[]]): T =>
  from[Math.floor(random() * from.length)] ?? from[0];

const gateway = (fault: Fault): Step => ({ do: 'gateway', fault });
const now = (...begin: readonly Step[]): Mischief => ({ begin, end: [] });
const lasting = (begin: readonly Step[], end: readonly Step[]): Mischief => ({ begin, end });

type FaultOf<Type extends Fault['type']> = Extract<Fault, { readonly type: Type }>;

/** A server's code, or none. */
type Answer = number | 'noAnswer';

const room = 'r1';
const times = (random: Random): number | 'always' => chooses<number | 'always'>(random, 1, 2, 'always');

/** Refuses a request of the user. */
const refuses =
  (request: FaultOf<'reject'>['request'], ...codes: readonly [Answer, ...Answer[]]) =>
  ({ random, user }: Victim): Mischief => {
    const code = chooses(random, ...codes);
    return now(gateway({ type: 'reject', request, code, user, times: times(random) }));
  };

type Failure = FaultOf<'failDispatch'>['failure'];

/** Gives the user no URL. */
const givesNo =
  (direction: 'push' | 'pull', ...failures: readonly [Failure, ...Failure[]]) =>
  ({ random, user }: Victim): Mischief => {
    const failure = chooses(random, ...failures);
    return now(gateway({ type: 'failDispatch', direction, failure, user, times: times(random) }));
  };

export const faultKinds: readonly [Kind, ...Kind[]] = [
  [
    'offline',
    ({ phone }) =>
      lasting([{ do: 'network', phone, is: 'offline' }], [{ do: 'network', phone, is: 'online' }]),
  ],
  [
    'half-open link',
    ({ phone }) =>
      lasting([{ do: 'network', phone, is: 'halfOpen' }], [{ do: 'network', phone, is: 'online' }]),
  ],
  [
    'network flaps',
    ({ phone }) =>
      now(
        { do: 'network', phone, is: 'offline' },
        { do: 'wait', ms: 30 },
        { do: 'network', phone, is: 'online' },
        { do: 'wait', ms: 30 },
        { do: 'network', phone, is: 'offline' },
        { do: 'wait', ms: 500 },
        { do: 'network', phone, is: 'online' },
      ),
  ],
  ['socket dropped', ({ user }) => now(gateway({ type: 'dropSocket', user }))],
  [
    'sockets refused',
    () => lasting([gateway({ type: 'refuseSockets' })], [gateway({ type: 'acceptSockets' })]),
  ],
  [
    'gateway mute to one',
    ({ user }) => lasting([gateway({ type: 'mute', user })], [gateway({ type: 'unmute', user })]),
  ],
  ['gateway mute to all', () => lasting([gateway({ type: 'mute' })], [gateway({ type: 'unmute' })])],
  ['messages twice', ({ random, user }) => now(gateway({ type: 'duplicate', user, times: times(random) }))],
  ['kicked by the server', ({ user }) => now(gateway({ type: 'kickUser', user }))],
  ['kicked and blacklisted', ({ user }) => now(gateway({ type: 'kickUser', user, blacklist: true }))],
  ['logged in elsewhere', ({ user }) => now(gateway({ type: 'kickSession', user, reason: 1 }))],
  ['token expired', ({ user }) => now(gateway({ type: 'expireToken', user }))],
  ['token about to expire', () => now(gateway({ type: 'setTokenRemain', on: 'login', seconds: 20 }))],
  ['login refused', refuses('login', 50119, 5030, 1, 'noAnswer')],
  [
    'heartbeat unanswered',
    ({ random, user }) =>
      now(gateway({ type: 'reject', request: 'heartbeat', code: 'noAnswer', user, times: times(random) })),
  ],
  [
    'logout unanswered',
    ({ user }) => now(gateway({ type: 'reject', request: 'logout', code: 'noAnswer', user })),
  ],
  ['stream refused', refuses('addStream', 1011, 1, 'noAnswer')],
  [
    'stream not taken back',
    ({ user }) => now(gateway({ type: 'reject', request: 'deleteStream', code: 'noAnswer', user })),
  ],
  ['renewal refused', refuses('renewToken', 1, 'noAnswer')],
  [
    'configuration refused',
    ({ user }) => now(gateway({ type: 'reject', request: 'appConfig', code: 1, user })),
  ],
  [
    'no push URL',
    givesNo('push', { kind: 'noAnswer' }, { kind: 'emptyHosts' }, { kind: 'status', status: 500 }),
  ],
  ['no pull URL', givesNo('pull', { kind: 'noAnswer' }, { kind: 'emptyHosts' }, { kind: 'code', code: 1 })],
  [
    'a late stream',
    ({ random, user }) =>
      now(
        gateway({
          type: 'latePush',
          user,
          owner: 'ghost',
          stream: 'ghost-1',
          change: chooses(random, 'added', 'deleted'),
          addressedTo: 'previousRoom',
        }),
      ),
  ],
  [
    'a third user',
    () =>
      lasting(
        [
          gateway({ type: 'botJoin', room, user: 'carol' }),
          gateway({ type: 'botPublish', room, user: 'carol', stream: 'carol-1' }),
        ],
        [gateway({ type: 'botLeave', room, user: 'carol' })],
      ),
  ],
  ['push media broke', ({ phone }) => now({ do: 'rtmpEvent', phone, code: 3801 })],
  ['pull media broke', ({ phone }) => now({ do: 'rtmpEvent', phone, code: 3803 })],
  [
    'a late media event',
    ({ phone, random }) =>
      now({ do: 'rtmpEvent', phone, code: chooses(random, 3800, 3801, 3802, 3803), mount: 1 }),
  ],
  [
    'push media fails',
    ({ phone, random }) =>
      lasting(
        [{ do: 'component', phone, is: { push: chooses(random, 'fail', 'silent') } }],
        [{ do: 'component', phone, is: { push: 'ok' } }],
      ),
  ],
  [
    'pull media fails',
    ({ phone, random }) =>
      lasting(
        [{ do: 'component', phone, is: { pull: chooses(random, 'fail', 'silent') } }],
        [{ do: 'component', phone, is: { pull: 'ok' } }],
      ),
  ],
  [
    'credentials unreachable',
    () => lasting([{ do: 'credentials', status: 503 }], [{ do: 'credentials', status: 200 }]),
  ],
  [
    'credentials refused',
    () => lasting([{ do: 'credentials', status: 403 }], [{ do: 'credentials', status: 200 }]),
  ],
  ['in the background', ({ phone }) => lasting([{ do: 'background', phone }], [{ do: 'foreground', phone }])],
  [
    'a phone call comes in',
    ({ phone }) => lasting([{ do: 'interruption', phone }], [{ do: 'interruptionEnd', phone }]),
  ],
  [
    'real-time resource slow',
    ({ phone }) =>
      lasting(
        [{ do: 'device', phone, is: { rtcResource: 'slow' } }],
        [{ do: 'device', phone, is: { rtcResource: 'ready' } }],
      ),
  ],
  [
    'real-time resource silent',
    ({ phone }) =>
      lasting(
        [{ do: 'device', phone, is: { rtcResource: 'never' } }],
        [{ do: 'device', phone, is: { rtcResource: 'ready' } }],
      ),
  ],
  [
    'camera denied',
    ({ phone }) =>
      lasting(
        [{ do: 'device', phone, is: { alipayGrants: { camera: false, audioRecord: true } } }],
        [{ do: 'device', phone, is: { alipayGrants: { camera: true, audioRecord: true } } }],
      ),
  ],
];
