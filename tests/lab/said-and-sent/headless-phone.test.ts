/** On a headless phone a page that lies is found: on the screen, covered, and in the background. */
import { describe, expect, it } from 'vitest';
import { both, inCall, kindsOn, say, staged, talking } from './lying-app.ts';

/** ms; past every bound */
const longEnough = 20_000;

describe('on a headless phone', () => {
  it('a page that says what is sent gives no finding, and the watch sets no timer', async () => {
    const { world, phone } = await inCall();
    expect(phone.rtcRoom.current).toMatchObject({ publishing: true, playing: true });
    await world.run(longEnough);
    expect(phone.saidAndSent.disagreements).toEqual([]);
    expect(world.clock.liveTimers()).toEqual([]);
  });

  it('a component that outlives its call is found after a second, without a further rendering', async () => {
    const { world, phone } = await inCall();
    say(phone, { status: 'ended', publisher: 'NO_PUBLISH', player: 'NO_PLAY' });
    await world.run(1_008);
    expect(phone.saidAndSent.disagreements).toEqual([]);
    await world.run(1);
    expect(phone.saidAndSent.disagreements).toMatchObject([
      { kind: 'outlivesTheCall', from: 148, ms: 1_001 },
    ]);
    expect([phone.leftovers.timers, world.clock.liveTimers()]).toEqual([0, []]);
  });

  it('a component that is gone within the second is in order', async () => {
    const { world, phone } = await inCall();
    say(phone, { status: 'leaving' });
    await world.run(900);
    say(phone, { status: 'idle', shown: false });
    await world.run(longEnough);
    expect(kindsOn(phone)).toEqual([]);
  });

  it('a component that exists before the login is found', async () => {
    const { world, phone } = await inCall();
    say(phone, { status: 'preparing', publisher: 'NO_PUBLISH', player: 'NO_PLAY' });
    await world.run(longEnough);
    expect(kindsOn(phone)).toEqual(['outlivesTheCall']);
  });

  it('a component that sends while the page says NO_PUBLISH is found, until its devices are off', async () => {
    const { world, phone } = await inCall();
    say(phone, { publisher: 'NO_PUBLISH' });
    await world.run(1_500);
    phone.contexts.enableCamera('r', false);
    await world.run(1_500);
    phone.contexts.mute('r', true);
    await world.run(longEnough);
    expect(phone.saidAndSent.disagreements).toMatchObject([{ kind: 'sendsUnsaid', ms: 2_992 }]);
  });

  it.each([
    ['camera', 'cameraUnsaid'],
    ['microphone', 'microphoneUnsaid'],
  ])('a %s that is on while the page says off is found, also in the background', async (device, kind) => {
    const { world, phone } = await inCall();
    say(phone, { [device]: false });
    await world.run(20);
    phone.background();
    await world.run(longEnough);
    expect(kindsOn(phone)).toEqual([kind]);
  });

  it('a phone that needs a new mount to switch its devices has the time for it', async () => {
    const { world, phone } = await inCall({ contextCallsWork: false });
    say(phone, { camera: false });
    phone.contexts.enableCamera('r', false);
    await world.run(3_008);
    expect(kindsOn(phone)).toEqual([]);
    await world.run(1);
    expect(kindsOn(phone)).toEqual(['cameraUnsaid']);
  });

  it('a remount that takes four seconds is in order', async () => {
    const { world, phone } = await inCall();
    say(phone, { shown: false });
    await world.run(4_000);
    say(phone, { shown: true });
    await world.run(longEnough);
    expect(kindsOn(phone)).toEqual([]);
  });

  it('a component that never comes back is found', async () => {
    const { world, phone } = await inCall();
    say(phone, { shown: false });
    await world.run(longEnough);
    expect(kindsOn(phone)).toEqual(['sendsNothing', 'receivesNothing']);
  });

  it('a component that was stopped, and a new one that stays silent, are found', async () => {
    const { world, phone } = await inCall();
    phone.contexts.stop('r');
    await world.run(longEnough);
    expect(kindsOn(phone)).toEqual(['sendsNothing', 'receivesNothing']);
    say(phone, { shown: false });
    phone.rtcRoom.behaviour.push = 'silent';
    await world.run(20);
    say(phone, { shown: true });
    await world.run(longEnough);
    expect(kindsOn(phone).slice(2)).toEqual(['pushIsSilent']);
  });

  it('a component that plays on while the page says NO_PLAY is found', async () => {
    const { world, phone } = await inCall();
    say(phone, { player: 'NO_PLAY' });
    await world.run(longEnough);
    expect(kindsOn(phone)).toEqual(['receivesUnsaid']);
  });

  it('a component without a URL is found', async () => {
    const { world, phone } = await inCall();
    say(phone, { shown: false, publisher: 'NO_PUBLISH', player: 'NO_PLAY' });
    await world.run(20);
    say(phone, { shown: true, extraInfo: {} });
    await world.run(20);
    expect(kindsOn(phone)).toEqual(['noUrl']);
  });

  it('less than the page says counts only from when the page is seen', async () => {
    const { world, phone } = await inCall();
    phone.background();
    say(phone, { shown: false });
    await world.run(60_000);
    expect(kindsOn(phone)).toEqual([]);
    phone.foreground();
    await world.run(6_000);
    expect(kindsOn(phone)).toEqual([]);
    await world.run(1);
    expect(kindsOn(phone)).toEqual(['sendsNothing', 'receivesNothing']);
  });

  it('a phone call excuses a component that it stopped, until the call ends', async () => {
    const { world, phone } = await inCall();
    phone.beginAudioInterruption();
    await world.run(60_000);
    expect(kindsOn(phone)).toEqual([]);
    phone.endAudioInterruption();
    await world.run(longEnough);
    expect(kindsOn(phone)).toEqual(['sendsNothing', 'receivesNothing']);
  });

  it('a covered call page may send less than it says, and may not send more', async () => {
    const { world, phone } = await inCall();
    const { page } = phone;
    page.call('cover');
    await world.run(20);
    page.call('setData', { shown: false });
    await world.run(longEnough);
    expect(kindsOn(phone)).toEqual([]);
    page.call('setData', { shown: true, status: 'ended' });
    await world.run(longEnough);
    expect(kindsOn(phone)).toEqual(['outlivesTheCall']);
  });

  it('of two call pages the top one counts, and two components are one too many', async () => {
    const { world, phone } = await inCall();
    phone.page.call('again');
    await world.run(2_000);
    expect(kindsOn(phone)).toEqual(['outlivesTheCall']);
    say(phone, talking);
    await world.run(500);
    expect(kindsOn(phone)).toEqual(['outlivesTheCall', 'twoComponents']);
  });

  it('a chart that threw has ended its call, whatever the page still says', async () => {
    const { world, phone } = await inCall();
    world.clock.setTimeout(() => phone.page.lifecycle('fall'), 500);
    await world.run(1_500);
    expect(kindsOn(phone)).toEqual([]);
    await world.run(1);
    expect(kindsOn(phone)).toEqual(['outlivesTheCall']);
  });

  it('a page that is closed leaves nothing to find', async () => {
    const { world, phone } = await inCall();
    expect(phone.back()).toBe(true);
    await world.run(longEnough);
    expect(kindsOn(phone)).toEqual([]);
  });

  it('a guest app, whose pages have other data, is not checked', async () => {
    const { world, phone } = await staged();
    phone.page.call('call');
    const guest = world.phone('B');
    guest.launch({ path: 'pages/guest' });
    await world.run(20);
    say(guest, { shown: true, extraInfo: both });
    await world.run(longEnough);
    expect(guest.rtcRoom.current).toMatchObject({ publishing: true });
    expect(kindsOn(guest)).toEqual([]);
    expect([guest.saidAndSent.isSilent(guest.page), phone.saidAndSent.isSilent(phone.page)]).toEqual([
      true,
      false,
    ]);
  });
});
