/**
 * Every function of the platform that a call uses, in turn missing, throwing, failing, answering twice and never
 * answering: from the join on, in the call, and at the hang-up, on both platforms. Whatever happens meanwhile, who hangs up
 * or goes back is out: nothing is sent, nothing is left, and the server knows.
 *
 * A run is the same each time. So a function that an unbroken run does not use from the moment on need not be broken: that
 * run would be the unbroken one.
 */
import { describe, expect, it } from 'vitest';
import { platformFaults } from '../../../lab/platform/index.ts';
import { builtProgram } from '../../../tools/build/built-program.ts';
import type { Actor } from '../../../tools/scenario/actor.ts';
import { setStage } from '../../../tools/scenario/stage.ts';
import type { Stage } from '../../../tools/scenario/stage.ts';
import { joinChoice } from '../../product/scenarios/situations.ts';

type Moment = 'join' | 'call' | 'hangUp' | 'back';

/** Without it there is no call: it is used before, and not again. */
const opensTheCall = 'navigateTo';
/** Without it no call page shows: there the fault begins with the call page. */
const showsTheCall = 'page.setData';

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

/** Alice's phone is an Android, Bob's an iPhone. */
const twoPhones = async (): Promise<Stage> =>
  setStage(
    {
      phones: { A: { user: 'alice', platform: 'Android' }, B: { user: 'bob', platform: 'iOS' } },
      tokenSeconds: 3_600,
    },
    { platform: 'Android' },
    { program: await builtProgram(), seed: 1, latencyMs: 20, jitterMs: 0, platform: null },
  );

/** A call and its end, with what begins at the moment on both phones. Resolves to what is wrong after the end. */
async function findings(moment: Moment, begin: (actor: Actor) => void, broken = ''): Promise<string[]> {
  const stage = await twoPhones();
  const { world } = stage;
  const both = [...stage.actors.values()];
  await joined(stage, both, moment === 'join' ? begin : () => undefined, broken === showsTheCall);
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
  if (moment === 'call') for (const actor of both) tapIfThere(actor, 'copyTrace');
  for (const { phone } of both) phone.back();
  await world.run(5_000);
  world.gateway.dispose();
  return both.flatMap((actor, at) =>
    [...(sent[at] ?? []), ...leftBehind(stage, actor, broken)].map((found) => `${actor.user}: ${found}`),
  );
}

/** A test for each function that is used from the moment on, and each way in which it breaks. */
export const testBrokenPlatform = async (moment: Moment): Promise<void> => {
  const used: ReadonlySet<string>[] = [];
  const unbroken = await findings(moment, ({ phone: { faults } }) => {
    faults.used.clear();
    used.push(faults.used);
  });
  const names = new Set(used.flatMap((ofPhone) => [...ofPhone]));
  names.delete(opensTheCall);

  it('with nothing broken, who hangs up is out', () => {
    expect(unbroken).toEqual([]);
    // there was a component, so there was a call
    expect(names).toContain('rtcRoomContext.stop');
  });

  describe.each([...names].sort())('with a %s that', (name) => {
    it.each(platformFaults)('%s, who hangs up is out', async (fault) => {
      expect(await findings(moment, ({ phone }) => phone.faults.set(name, fault), name)).toEqual([]);
    });
  });
};
