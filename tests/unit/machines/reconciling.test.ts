/** Wishes that change while the facts cannot follow. */
import { describe, expect, it } from 'vitest';
import { bob, joinedPhone, phoneInCall, streamOf } from './simulated-phone.ts';

const s = 1_000;

describe('while the SDK mends the link', () => {
  it('no stream is asked for: what is wanted meanwhile is asked for once the link is up', () => {
    const phone = joinedPhone(s, { publish: false });
    phone.roomConnecting();
    phone.send({ type: 'page.publishTapped' });
    phone.streamsAdded(streamOf('b1', bob));
    phone.pass(5 * s);
    expect([phone.count('startPublishingStream'), phone.count('startPlayingStream')]).toEqual([0, 0]);
    phone.roomConnected();
    expect([phone.count('startPublishingStream'), phone.count('startPlayingStream')]).toEqual([1, 1]);
  });

  it('the URLs of streams that broke stay with the component until they are unwanted', () => {
    const phone = phoneInCall();
    phone.rtmp(3801);
    phone.rtmp(3803);
    phone.pass(10);
    phone.roomConnecting();
    phone.pass(10 * s);
    expect(phone.value).toMatchObject({ publisher: { active: 'due' }, player: { active: 'due' } });
    expect(phone.fact.mount.pair).toEqual({ push: 'alice-n1-1#1', pull: 'b1#1', refresh: 0 });
    phone.send({ type: 'page.stopPublishTapped' });
    expect([phone.fact.publisher.url, phone.fact.player.url]).toEqual([null, 'b1#1']);
    phone.send({ type: 'page.stopPlayTapped' });
    expect([phone.fact.publisher.url, phone.fact.player.url]).toEqual([null, null]);
    phone.pass(s);
    expect(phone.value.rtcRoom).toEqual({ unmounted: 'idle' });
    expect(phone.count('hide')).toBe(1);
  });
});

describe('while changes of the component settle', () => {
  it('a component that is there is taken away when nothing is wanted any more', () => {
    const phone = phoneInCall();
    phone.streamsDeleted('b1');
    phone.pass(100);
    expect(phone.value.rtcRoom).toEqual({ mounted: { urls: { settling: 'quiet' }, camera: 'live' } });
    phone.leave();
    expect(phone.value.rtcRoom).toBe('unmounting');
    expect(phone.count('hide')).toBe(1);
  });

  it('a stream that comes and goes meanwhile costs no mount', () => {
    const phone = joinedPhone(3 * s);
    phone.streamsAdded('b1');
    phone.pass(170);
    expect(phone.fact.player.url).toBe('b1#1');
    expect(phone.value.rtcRoom).toEqual({ mounted: { urls: { settling: 'quiet' }, camera: 'live' } });
    phone.streamsDeleted('b1');
    expect(phone.value.rtcRoom).toHaveProperty('mounted');
    phone.pass(5 * s);
    expect(phone.mounts).toHaveLength(1);
  });

  it('a call that is told twice that it is hidden makes no component anew in the background', () => {
    const phone = phoneInCall();
    phone.send({ type: 'app.hidden' });
    phone.send({ type: 'app.hidden' });
    expect(phone.fact.refresh).toBe(0);
  });
});

describe('while a call is on its way', () => {
  it('another tap on join changes nothing, at whatever step', () => {
    for (const ms of [0, 3, 8, 20, 150, 2_000]) {
      const phone = joinedPhone(ms);
      const before = phone.value;
      phone.join();
      expect(phone.value).toEqual(before);
      phone.pass(5 * s);
      expect([phone.count('fetchCredentials'), phone.count('loginRoom')]).toEqual([1, 1]);
      expect(phone.view.status).toBe('connected');
    }
  });
});
