/** What the world does to a monkey's phone, beyond what the simulation's world does (`../simulation/fault-kinds.ts`). */
import type { Random } from '../../../lab/clock/index.ts';
import { platformFaults } from '../../../lab/platform/index.ts';
import type { Fault } from '../../../lab/gateway/index.ts';
import type { Step } from '../../scenario/script.ts';
import { faultKinds } from '../simulation/fault-kinds.ts';
import type { Mischief, Victim } from '../simulation/fault-kinds.ts';

type Device = Extract<Step, { readonly do: 'device' }>['is'];

export const oneOf = <T>(random: Random, from: readonly [T, ...T[]]): T =>
  from[Math.floor(random() * from.length)] ?? from[0];

const once = (...begin: readonly Step[]): Mischief => ({ begin, end: [] });
const gateway = (fault: Fault): Step => ({ do: 'gateway', fault });

/** The phone is this, and then that. */
const device =
  (is: Device, then: Device) =>
  ({ phone }: Victim): Mischief => ({
    begin: [{ do: 'device', phone, is }],
    end: [{ do: 'device', phone, is: then }],
  });

const opens =
  (url: string) =>
  ({ phone }: Victim): Mischief =>
    once({ do: 'open', phone, url });

/** Breaks one of these functions. Not `page.setData`: what a page says that nobody can patch is no promise. */
const breaks =
  (...names: readonly [string, ...string[]]) =>
  ({ random, phone }: Victim): Mischief => {
    const [name, drawn] = [oneOf(random, names), oneOf(random, platformFaults)];
    // nobody can close a socket that is made and not handed out
    const fault = name === 'connectSocket' && drawn === 'throwsAfterwards' ? 'throws' : drawn;
    return {
      begin: [{ do: 'platform', phone, name, fault }],
      end: [{ do: 'platform', phone, name, fault: 'none' }],
    };
  };

const hour = 3_600_000;
const callPage = 'src/pages/call/index';

const more: Readonly<Record<string, (victim: Victim) => Mischief>> = {
  'network is slow': ({ phone }) => ({
    begin: [{ do: 'latency', phone, ms: 1_500 }],
    end: [{ do: 'latency', phone, ms: 100 }],
  }),
  'another type of network': device({ networkType: '4G' }, { networkType: 'WIFI' }),
  'clock set ahead': device({ clockAheadMs: 24 * hour }, { clockAheadMs: 0 }),
  'clock set back': device({ clockAheadMs: -hour }, { clockAheadMs: 0 }),
  'microphone denied': device(
    { alipayGrants: { camera: true, audioRecord: false } },
    { alipayGrants: { camera: true, audioRecord: true } },
  ),
  'devices denied by the phone': device(
    { systemGrants: { camera: false, microphone: false } },
    { systemGrants: { camera: true, microphone: true } },
  ),
  'permissions never told': device({ answersSetting: false }, { answersSetting: true }),
  'real-time resource missing': device({ rtcResource: 'missing' }, { rtcResource: 'ready' }),
  'credentials unanswered': () => ({
    begin: [{ do: 'credentials', status: 'noAnswer' }],
    end: [{ do: 'credentials', status: 200 }],
  }),
  'session ended': ({ random, user }) =>
    once(gateway({ type: 'kickSession', user, reason: oneOf(random, [2, 3, 4, 9]) })),
  'token short after renewal': ({ random }) =>
    once(gateway({ type: 'setTokenRemain', on: oneOf(random, ['login', 'renewToken']), seconds: 31 })),
  'lists refused': ({ random, user }) =>
    once(
      gateway({
        type: 'reject',
        request: oneOf(random, ['streamList', 'userList', 'updateStream', 'customCommand'] as const),
        code: oneOf<number | 'noAnswer'>(random, [1, 'noAnswer']),
        user,
        times: 'always',
      }),
    ),
  'a stream that is not there': ({ random, user }) =>
    once(
      gateway({
        type: 'latePush',
        user,
        owner: oneOf(random, ['ghost', 'bob', 'alice']),
        stream: 'ghost-2',
        change: oneOf(random, ['added', 'deleted'] as const),
        addressedTo: 'currentRoom',
      }),
    ),
  'a third user with two streams': () => ({
    begin: ['carol-1', 'carol-2'].map((stream) =>
      gateway({ type: 'botPublish', room: 'r1', user: 'carol', stream }),
    ),
    end: [gateway({ type: 'botStop', room: 'r1', user: 'carol', stream: 'carol-1' })],
  }),
  'a third user flaps': () =>
    once(
      gateway({ type: 'botPublish', room: 'r1', user: 'carol', stream: 'carol-1' }),
      gateway({ type: 'flapStream', room: 'r1', stream: 'carol-1', gapMs: 40, times: 3 }),
    ),
  'a call page on top': opens(`/${callPage}?room=r2`),
  'the same call on top': opens(`/${callPage}?room=r1`),
  'the settings on top': opens('/src/pages/settings/index'),
  'the lobby on top': opens('/src/pages/lobby/index'),
  'opened again': ({ phone }) => once({ do: 'launch', phone, query: {} }),
  'opened by a link': ({ phone }) => once({ do: 'launch', phone, path: callPage, query: { room: 'r1' } }),
  'component context broken': breaks(
    'createRtcRoomContext',
    'rtcRoomContext.stop',
    'rtcRoomContext.enableCamera',
    'rtcRoomContext.mute',
    'rtcRoomContext.switchCamera',
  ),
  'sockets broken': breaks(
    'connectSocket',
    'socketTask.send',
    'socketTask.onOpen',
    'socketTask.onMessage',
    'socketTask.onClose',
    'socketTask.onError',
  ),
  'requests broken': breaks('request', 'getNetworkType', 'onNetworkStatusChange'),
  'permissions broken': breaks('getSetting', 'openSetting', 'showAuthGuide', 'call', 'getSystemInfo'),
  'screen broken': breaks(
    'setKeepScreenOn',
    'enableAlertBeforeUnload',
    'disableAlertBeforeUnload',
    'onAppShow',
    'onAppHide',
    'showToast',
    'confirm',
    'setNavigationBar',
  ),
  'storage broken': breaks('getStorageSync', 'setStorageSync', 'getStorage', 'setStorage'),
  'navigation broken': breaks('navigateTo', 'navigateBack', 'reLaunch'),
};

const kinds = new Map([...faultKinds, ...Object.entries(more)]);

export const mischiefNames: readonly string[] = [...kinds.keys()];

export const mischief = (name: string, victim: Victim): Mischief => kinds.get(name)?.(victim) ?? once();
