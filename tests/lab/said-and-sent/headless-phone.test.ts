/** A page that lies is caught on a headless phone, wherever its user looks; one that does not, or owes nothing, is not. */
import { describe, expect, it } from 'vitest';
import { both, inCall, kindsOn, say, staged, talking } from './lying-app.ts';

/** ms; past every bound */
const longEnough = 20_000;

describe('on a headless phone', () => {
  it('a page that says what is sent is left in peace, and no timer is set', async () => {
    const { world, phone } = await inCall();
    expect(phone.rtcRoom.current).toMatchObject({ publishing: true, playing: true });
    await world.run(longEnough);
    expect(phone.saidAndSent.disagreements).toEqual([]);
    expect(world.clock.liveTimers()).toEqual([]);
  });

  it('a component that outlives its call is caught after a second, though nothing is rendered any more', async () => {
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

  it('the same is in order when the component is gone within the second', async () => {
    const { world, phone } = await inCall();
    say(phone, { status: 'leaving' });
    await world.run(900);
    say(phone, { status: 'idle', shown: false });
    await world.run(longEnough);
    expect(kindsOn(phone)).toEqual([]);
  });

  it('a first rendering with the component of a former call is caught', async () => {
    const { world, phone } = await inCall();
    say(phone, { status: 'preparing', publisher: 'NO_PUBLISH', player: 'NO_PLAY' });
    await world.run(longEnough);
    expect(kindsOn(phone)).toEqual(['outlivesTheCall']);
  });

  it('a component that sends although the page says that it does not is caught, until its devices are off', async () => {
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
  ])(
    'a %s that is on although the page says off is caught, and in the background, too',
    async (device, kind) => {
      const { world, phone } = await inCall();
      say(phone, { [device]: false });
      await world.run(20);
      phone.background();
      await world.run(longEnough);
      expect(kindsOn(phone)).toEqual([kind]);
    },
  );

  it('a phone that needs a new mount for its devices is left the time for it', async () => {
    const { world, phone } = await inCall({ contextCallsWork: false });
    say(phone, { camera: false });
    phone.contexts.enableCamera('r', false);
    await world.run(3_008);
    expect(kindsOn(phone)).toEqual([]);
    await world.run(1);
    expect(kindsOn(phone)).toEqual(['cameraUnsaid']);
  });

  it('a remount in which page and component part for a while is in order', async () => {
    const { world, phone } = await inCall();
    say(phone, { shown: false });
    await world.run(4_000);
    say(phone, { shown: true });
    await world.run(longEnough);
    expect(kindsOn(phone)).toEqual([]);
  });

  it('a component that never comes back is caught', async () => {
    const { world, phone } = await inCall();
    say(phone, { shown: false });
    await world.run(longEnough);
    expect(kindsOn(phone)).toEqual(['sendsNothing', 'receivesNothing']);
  });

  it('a component that was stopped, and a new one that stays silent, are caught', async () => {
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

  it('a component that plays on although the page says that it does not is caught', async () => {
    const { world, phone } = await inCall();
    say(phone, { player: 'NO_PLAY' });
    await world.run(longEnough);
    expect(kindsOn(phone)).toEqual(['receivesUnsaid']);
  });

  it('a component without a URL is caught', async () => {
    const { world, phone } = await inCall();
    say(phone, { shown: false, publisher: 'NO_PUBLISH', player: 'NO_PLAY' });
    await world.run(20);
    say(phone, { shown: true, extraInfo: {} });
    await world.run(20);
    expect(kindsOn(phone)).toEqual(['noUrl']);
  });

  it('less than the page says is no lie while nobody sees it, and counts from when somebody does', async () => {
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

  it('a phone call excuses the silence that it makes, until it ends', async () => {
    const { world, phone } = await inCall();
    phone.beginAudioInterruption();
    await world.run(60_000);
    expect(kindsOn(phone)).toEqual([]);
    phone.endAudioInterruption();
    await world.run(longEnough);
    expect(kindsOn(phone)).toEqual(['sendsNothing', 'receivesNothing']);
  });

  it('a call page that another page covers is held to its last word, though not to what it cannot show', async () => {
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

  it('of two call pages the one on top counts, and the component of the other is one too many', async () => {
    const { world, phone } = await inCall();
    phone.page.call('again');
    await world.run(2_000);
    expect(kindsOn(phone)).toEqual(['outlivesTheCall']);
    say(phone, talking);
    await world.run(500);
    expect(kindsOn(phone)).toEqual(['outlivesTheCall', 'twoComponents']);
  });

  it('a chart that fell ends the call, whatever the page still says', async () => {
    const { world, phone } = await inCall();
    world.clock.setTimeout(() => phone.page.lifecycle('fall'), 500);
    await world.run(1_500);
    expect(kindsOn(phone)).toEqual([]);
    await world.run(1);
    expect(kindsOn(phone)).toEqual(['outlivesTheCall']);
  });

  it('a page that is closed takes its word and its component with it', async () => {
    const { world, phone } = await inCall();
    expect(phone.back()).toBe(true);
    await world.run(longEnough);
    expect(kindsOn(phone)).toEqual([]);
  });

  it('a page that says nothing owes nothing: it is somebody else’s', async () => {
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
