import { describe, expect, it } from 'vitest';
import type { Phone, World } from '../../lab/realm/index.ts';
import { deviceProfiles } from '../../lab/platform/index.ts';
import { fixtureWorld, takeLog } from './fixture-world.ts';

const url = (stream: string): string => `rtmp://media.example/live/${stream}?zgseq=1&secret=s`;
const urls = (push: string, pull = '') => ({
  rtmpPushUrl: push === '' ? '' : url(push),
  rtmpPullUrl: pull === '' ? '' : url(pull),
});

/** A phone on the fixture's room page, rendered, with nothing mounted. */
async function inRoom(world: World, name = 'A', profile = {}): Promise<Phone> {
  const phone = world.phone(name, { profile });
  phone.launch({ path: 'pages/room/index' });
  await world.run(10);
  takeLog(phone);
  return phone;
}

const set = (phone: Phone, patch: object): unknown => {
  const { instance } = phone.page;
  const setData: unknown = Reflect.get(instance, 'setData');
  return typeof setData === 'function' ? Reflect.apply(setData, instance, [patch]) : undefined;
};

const show = (phone: Phone, id: string, extraInfo: object): unknown =>
  set(phone, { shown: true, id, extraInfo });

/** One that has pushed for a while. */
async function pushing(id = 'ra'): Promise<{ world: World; a: Phone }> {
  const world = fixtureWorld();
  const a = await inRoom(world);
  show(a, id, urls('a'));
  await world.run(100);
  return { world, a };
}

describe('the <rtc-room> stand-in', () => {
  it('is created when it appears and reports push and pull through the bound handler', async () => {
    const world = fixtureWorld();
    const a = await inRoom(world);
    const b = await inRoom(world, 'B');
    show(b, 'rb', urls('b'));
    await world.run(100);
    show(a, 'ra', urls('a', 'b'));
    await world.run(100);
    expect(takeLog(a).map((line) => line.replace(/^\d+ /, ''))).toEqual(['rtmp 3800 ra', 'rtmp 3802 ra']);
    expect(a.rtcRoom.mounts).toMatchObject([
      {
        number: 1,
        id: 'ra',
        push: 'rtmp://media.example/live/a',
        pull: 'rtmp://media.example/live/b',
        at: 128,
      },
    ]);
    expect(a.rtcRoom.current).toMatchObject({ publishing: true, playing: true, destroyedAt: null });
    expect(world.media.streams).toEqual(['b', 'a']);
    expect(world.traceText()).not.toContain('secret');
  });

  it('plays a stream by its id, whatever host and path the URLs have', async () => {
    const world = fixtureWorld();
    world.media.publish('rtmp://push.example/live/b?zgseq=1');
    const a = await inRoom(world);
    show(a, 'ra', { rtmpPushUrl: '', rtmpPullUrl: 'rtmp://play.example/1234567890/b?zgseq=2' });
    await world.run(100);
    expect(a.rtcRoom.current?.playing).toBe(true);
  });

  it('reads its attributes at creation only and warns, once each, of what changes later', async () => {
    const { world, a } = await pushing();
    set(a, { extraInfo: urls('a', 'b'), camera: false });
    await world.run(100);
    set(a, { 'extraInfo.rtmpPullUrl': url('c') });
    await world.run(5_000);
    expect(a.rtcRoom.mounts).toHaveLength(1);
    expect(a.rtcRoom.current).toMatchObject({ pull: '', camera: true });
    expect(a.rtcRoom.warnings).toEqual([
      'mount 1: enable-camera changed after creation and is ignored',
      'mount 1: extraInfo changed after creation and is ignored',
    ]);
  });

  it('is created anew after it was gone for a rendering, and not when it was hidden and shown within one', async () => {
    const { world, a } = await pushing('r1');
    set(a, { shown: false });
    set(a, { shown: true, id: 'r2' });
    await world.run(100);
    expect(a.rtcRoom.mounts).toHaveLength(1);
    set(a, { shown: false });
    await world.run(20);
    expect(a.rtcRoom.current).toBeUndefined();
    expect(world.media.streams).toEqual([]);
    show(a, 'r3', urls('a', 'b'));
    await world.run(20);
    expect(a.rtcRoom.mounts.map(({ id, destroyedAt }) => [id, destroyedAt !== null])).toEqual([
      ['r1', true],
      ['r3', false],
    ]);
  });

  it('ends with the page', async () => {
    const { world, a } = await pushing('r1');
    a.destroy();
    expect(a.rtcRoom.current).toBeUndefined();
    await world.run(10_000);
    expect(world.clock.liveTimers()).toEqual([]);
  });

  it('fails to pull what nobody publishes, after waiting for it', async () => {
    const world = fixtureWorld();
    const a = await inRoom(world);
    const b = await inRoom(world, 'B');
    a.rtcRoom.behaviour.sourcePatienceMs = 500;
    show(a, 'ra', urls('', 'b'));
    await world.run(567);
    expect(a.rtcRoom.current?.emitted).toEqual([]);
    await world.run(1);
    expect(a.rtcRoom.current?.emitted).toEqual(['3803']);
    show(b, 'rb', urls('b', 'a'));
    await world.run(100);
    expect(a.rtcRoom.current?.playing).toBe(false);
  });

  it('plays on when a lost source is back in time, and fails when it is not', async () => {
    const world = fixtureWorld();
    const a = await inRoom(world);
    const b = await inRoom(world, 'B');
    show(b, 'b1', urls('b'));
    show(a, 'a1', urls('', 'b'));
    await world.run(200);
    set(b, { shown: false });
    await world.run(100);
    show(b, 'b2', urls('b'));
    await world.run(5_000);
    expect(a.rtcRoom.current?.emitted).toEqual(['3802']);
    set(b, { shown: false });
    await world.run(5_000);
    expect(a.rtcRoom.current?.emitted).toEqual(['3802', '3803']);
  });

  it('fails, or says nothing, as the script wants', async () => {
    const world = fixtureWorld();
    const a = await inRoom(world);
    Object.assign(a.rtcRoom.behaviour, { push: 'fail', pull: 'silent', pushAfterMs: 10 });
    show(a, 'ra', urls('a', 'b'));
    await world.run(5_000);
    expect(a.rtcRoom.current?.emitted).toEqual(['3801']);
  });

  it('emits other events, and late ones of a mount that is gone, on request', async () => {
    const { world, a } = await pushing('r1');
    set(a, { shown: false });
    await world.run(20);
    show(a, 'r2', urls('a'));
    await world.run(20);
    takeLog(a);
    expect(a.rtcRoom.emit('rtmpEvent', { code: 3801 }, 1)).toBe(true);
    a.rtcRoom.emit('error', { error: 1, errorMessage: 'x' });
    expect(takeLog(a).map((line) => line.replace(/^\d+ /, ''))).toEqual([
      'rtmp 3801 r1',
      'error {"error":1,"errorMessage":"x"}',
    ]);
    a.destroy();
    expect(a.rtcRoom.emit('rtmpEvent', { code: 3801 }, 2)).toBe(false);
  });

  it('survives a short outage and loses its media in a long one', async () => {
    const { world, a } = await pushing();
    a.goOffline();
    await world.run(9_000);
    a.goOnline();
    await world.run(20_000);
    expect(a.rtcRoom.current?.emitted).toEqual(['3800']);
    a.goOffline();
    await world.run(10_000);
    expect(a.rtcRoom.current?.emitted).toEqual(['3800', '3801']);
  });

  it('loses its media to a phone call without a word', async () => {
    const { world, a } = await pushing();
    a.beginAudioInterruption();
    a.endAudioInterruption();
    await world.run(100);
    expect(a.rtcRoom.current).toMatchObject({ interrupted: true, publishing: false, emitted: ['3800'] });
  });

  it('obeys its context where the phone does, and only records the call elsewhere', async () => {
    const world = fixtureWorld();
    const camera = async (phone: Phone): Promise<readonly unknown[]> => {
      show(phone, 'ra', urls('a'));
      await world.run(100);
      phone.contexts.enableCamera('ra', false);
      phone.contexts.mute('ra', true);
      return [phone.rtcRoom.current?.camera, phone.rtcRoom.current?.muted, phone.contexts.calls.length];
    };
    expect(await camera(await inRoom(world))).toEqual([false, true, 2]);
    expect(await camera(await inRoom(world, 'B', deviceProfiles.iphoneDeafContext))).toEqual([
      true,
      false,
      2,
    ]);
  });

  it('stops its media when its context says so', async () => {
    const { world, a } = await pushing();
    a.contexts.stop('ra');
    expect(world.media.streams).toEqual([]);
    expect(a.contexts.calls).toMatchObject([{ method: 'stop', reached: true }]);
  });

  it('warns of a mount without any URL', async () => {
    const world = fixtureWorld();
    const a = await inRoom(world);
    show(a, 'ra', urls(''));
    await world.run(20);
    expect(a.rtcRoom.warnings).toEqual(['mount 1 has no URL']);
  });
});
