/**
 * Every function of the platform that the product uses, in turn missing, throwing, failing, answering twice and never
 * answering: from the join on, in the call, and at the hang-up, on both platforms. Whatever happens meanwhile, who hangs up
 * or goes back is out: nothing is sent, nothing is left, and the server knows.
 */
import { describe, expect, it } from 'vitest';
import { platformFaults } from '../../../lab/platform/index.ts';
import type { PlatformFault } from '../../../lab/platform/index.ts';
import type { PlatformFunction } from '../../../src/adapters/alipay/my.ts';
import type { Actor } from '../../../tools/scenario/actor.ts';
import type { Stage } from '../../../tools/scenario/stage.ts';
import { joinChoice, twoPhones } from '../../product/scenarios/situations.ts';

/** Of `my`: the compiler asks for a line for each that the product may call. */
const ofMy: Readonly<Record<PlatformFunction, true>> = {
  arrayBufferToBase64: true,
  base64ToArrayBuffer: true,
  call: true,
  confirm: true,
  connectSocket: true,
  createRtcRoomContext: true,
  disableAlertBeforeUnload: true,
  enableAlertBeforeUnload: true,
  getAppAuthorizeSetting: true,
  getNetworkType: true,
  getSetting: true,
  getStorageSync: true,
  getSystemInfo: true,
  getSystemInfoSync: true,
  navigateBack: true,
  navigateTo: true,
  offAppHide: true,
  offAppShow: true,
  offAudioInterruptionEnd: true,
  offNetworkStatusChange: true,
  onAppHide: true,
  onAppShow: true,
  onAudioInterruptionEnd: true,
  onNetworkStatusChange: true,
  openSetting: true,
  prompt: true,
  reLaunch: true,
  removeStorageSync: true,
  request: true,
  setClipboard: true,
  setKeepScreenOn: true,
  setNavigationBar: true,
  setStorageSync: true,
  showAuthGuide: true,
  showToast: true,
};

/** Of what `my` hands out, and of the page. A test below sees to it that none is forgotten. */
const ofObjects = [
  'page.setData',
  'rtcRoomContext.enableCamera',
  'rtcRoomContext.mute',
  'rtcRoomContext.stop',
  'socketTask.close',
  'socketTask.onClose',
  'socketTask.onError',
  'socketTask.onMessage',
  'socketTask.onOpen',
  'socketTask.send',
];

/** What a call cannot be opened without: there the fault begins with the call page. */
const opensTheCall: readonly string[] = ['navigateTo', 'page.setData'];

const functions = [...Object.keys(ofMy), ...ofObjects];

export const moments = ['join', 'call', 'hangUp', 'back'] as const;
export type Moment = (typeof moments)[number];

const tapIfThere = ({ phone }: Actor, control: string): void => {
  if (phone.view.has(`#${control}`) && !phone.view.isDisabled(`#${control}`)) phone.tap(`#${control}`);
};

/** Both in the call, as far as the fault lets them. */
async function joined(
  { world }: Stage,
  both: readonly Actor[],
  begin: (actor: Actor) => void,
  opens: boolean,
): Promise<void> {
  for (const actor of both) {
    if (!opens) begin(actor);
    await actor.join(joinChoice);
    if (opens) begin(actor);
  }
  await world.clock.runUntil(
    () => both.every(({ shows }) => shows.publisher === 'PUBLISHING' && shows.player === 'PLAYING'),
    20_000,
  );
  await world.run(500);
}

/** What uses most of the platform: devices, remounts, the background, the network, the buttons of an ended call. */
async function useEverything({ world }: Stage, both: readonly Actor[]): Promise<void> {
  for (const control of ['camera', 'microphone', 'switchCamera', 'stopPublish']) {
    for (const actor of both) tapIfThere(actor, control);
    await world.run(700);
  }
  for (const actor of both) tapIfThere(actor, 'publish');
  await world.run(1_500);
  for (const { phone } of both) phone.background();
  await world.run(500);
  for (const { phone } of both) {
    phone.foreground();
    phone.beginAudioInterruption();
    phone.endAudioInterruption();
    phone.goOffline();
  }
  await world.run(300);
  for (const { phone } of both) phone.goOnline();
  await world.clock.runUntil(() => both.every(({ shows }) => shows.status === 'connected'), 60_000);
  await world.run(1_000);
}

/** What is there in the first second after the end of the call, and later. */
function sentBy({ world }: Stage, { phone, user }: Actor): string[] {
  const mount = phone.rtcRoom.current;
  return [
    ...(mount?.publishing === true ? ['the component publishes'] : []),
    ...(mount?.playing === true ? ['the component plays'] : []),
    ...(world.media.streams.some((stream) => stream.includes(user)) ? ['a stream is live'] : []),
  ];
}

const leftBehind = ({ world }: Stage, { phone, user }: Actor, broken: string): string[] => {
  const { timers, sockets, networkListeners, appListeners } = phone.leftovers;
  // what cannot be closed or taken back stays, and is not listened to
  const cannotForget = broken.startsWith('off');
  // the second has a socket made and hands nothing out
  const cannotClose = ['socketTask.close', 'connectSocket'].includes(broken);
  return [
    ...(timers === 0 ? [] : [`${timers} timers`]),
    ...(sockets === 0 || cannotClose ? [] : [`${sockets} sockets`]),
    ...(networkListeners === 0 || cannotForget ? [] : [`${networkListeners} network listeners`]),
    ...(appListeners === 0 || cannotForget ? [] : [`${appListeners} listeners of the app`]),
    ...(world.gateway.rooms.some(({ members }) => members.has(user)) && !cannotTell(broken)
      ? ['a place in the room']
      : []),
    ...phone.errors.map((error) => `an error that nobody caught: ${error.split('\n')[0]}`),
  ];
};

/** Without these nothing reaches the server any more but the end of the socket. */
const cannotTell = (broken: string): boolean =>
  [
    'arrayBufferToBase64',
    'base64ToArrayBuffer',
    'connectSocket',
    'socketTask.onOpen',
    'socketTask.onMessage',
    'socketTask.send',
  ].includes(broken);

/** Alice's phone is an Android, Bob's an iPhone, and both have the fault. */
async function findings(name: string, fault: PlatformFault, moment: Moment): Promise<string[]> {
  const { stage, alice, bob } = await twoPhones('Android', 'iOS');
  const { world } = stage;
  const both = [alice, bob];
  const begin = ({ phone }: Actor): void => phone.faults.set(name, fault);
  const atJoin = moment === 'join' ? begin : () => undefined;
  await joined(stage, both, atJoin, opensTheCall.includes(name));
  if (moment !== 'join') both.forEach(begin);
  if (moment === 'call') await useEverything(stage, both);
  for (const { phone } of both) {
    if (moment === 'back') phone.back();
    // a page that shows nothing any more has its buttons where they were
    else phone.page.call('tapLeave');
  }
  await world.run(1_000);
  const sent = both.map((actor) => sentBy(stage, actor));
  await world.run(4_000);
  for (const { phone } of both) phone.back();
  await world.run(5_000);
  return both.flatMap((actor, at) =>
    [...(sent[at] ?? []), ...leftBehind(stage, actor, name)].map((found) => `${actor.user}: ${found}`),
  );
}

/** A test for each function and each way in which it breaks. */
export const testBrokenPlatform = (moment: Moment): void => {
  describe.each(functions)('with a %s that', (name) => {
    it.each(platformFaults)('%s, who hangs up is out', async (fault) => {
      expect(await findings(name, fault, moment)).toEqual([]);
    });
  });
};
