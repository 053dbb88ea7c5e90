/** What phones and networks do to a call, on the chart alone. */
import { describe, expect, it } from 'vitest';
import { defaultProfile } from '../../../machines/index.ts';
import type { CallError } from '../../../machines/index.ts';
import { cameraDenied, expired, lost, tooOld } from './call-errors.ts';
import { bob, joinedPhone, phoneAt, phoneInCall, room, streamOf } from './simulated-phone.ts';
import type { SimulatedPhone } from './simulated-phone.ts';

describe('the preparation of a call', () => {
  it('stops at a client that is too old and says how to go on', () => {
    const phone = joinedPhone(1_000, { check: tooOld });
    expect(phone.view).toMatchObject({ status: 'blocked', error: 'clientTooOld', nextStep: 'upgrade' });
    expect(phone.count('fetchCredentials')).toBe(0);
  });

  it('joins without a camera when the camera is denied and the user wants that', () => {
    const phone = phoneAt('"permissions"');
    phone.send({ type: 'preflight.failed', session: phone.session, error: cameraDenied });
    expect(phone.view).toMatchObject({ error: 'cameraDenied', can: { withoutCamera: true, leave: true } });
    phone.send({ type: 'page.withoutCameraTapped' });
    phone.pass(2_000);
    expect(phone.view).toMatchObject({ status: 'connected', camera: false, publisher: 'PUBLISHING' });
  });

  it('can be left at any point without a login', () => {
    for (const outside of [{ check: null }, { credentials: null }, { check: tooOld }]) {
      const phone = joinedPhone(100, outside);
      phone.leave();
      phone.pass(60_000);
      expect(phone.view).toMatchObject({ status: 'idle', error: '' });
      expect(phone.count('loginRoom')).toBe(0);
    }
  });
});

describe('a lost connection', () => {
  it('is joined again with new credentials, publishing and muted as before', () => {
    const phone = phoneInCall();
    phone.send({ type: 'page.microphoneTapped' });
    phone.roomConnecting();
    phone.roomDisconnected(lost);
    expect(phone.view).toMatchObject({ status: 'reconnecting', publisher: 'NO_PUBLISH' });
    phone.pass(5_000);
    expect(phone.view).toMatchObject({
      status: 'connected',
      publisher: 'PUBLISHING',
      player: 'PLAYING',
      microphone: false,
      error: '',
    });
    expect([phone.count('loginRoom'), phone.count('fetchCredentials')]).toEqual([2, 2]);
  });

  it('is given up after five and a half minutes of waits, and offered to the user', () => {
    const phone = phoneInCall();
    phone.outside = { ...phone.outside, login: lost };
    phone.roomDisconnected(lost);
    phone.pass(329_000);
    expect(phone.view.status).toBe('reconnecting');
    phone.pass(5_000);
    expect(phone.view).toMatchObject({ status: 'ended', error: 'connectionLost', nextStep: 'rejoin' });
    phone.outside = { ...phone.outside, login: 200 };
    phone.send({ type: 'page.retryTapped' });
    phone.pass(3_000);
    expect(phone.view).toMatchObject({ status: 'connected', publisher: 'PUBLISHING' });
  });

  it('is joined again at once when the network comes back', () => {
    const phone = phoneInCall();
    phone.outside = { ...phone.outside, login: lost };
    phone.roomDisconnected(lost);
    phone.pass(20_000);
    phone.outside = { ...phone.outside, login: 200 };
    phone.send({ type: 'network.changed', online: true });
    phone.pass(400);
    expect(phone.view.status).toBe('connected');
  });

  it('can be left while the chart waits to join again', () => {
    const phone = phoneInCall();
    phone.roomDisconnected(lost);
    phone.leave();
    phone.pass(60_000);
    expect(phone.view).toMatchObject({ status: 'idle', error: '' });
    expect(phone.count('loginRoom')).toBe(1);
  });

  it('fetches a new token once the login says that it has expired', () => {
    const phone = joinedPhone(250, { login: expired });
    phone.outside = { ...phone.outside, login: 200 };
    phone.pass(3_000);
    expect(phone.view).toMatchObject({ status: 'connected', error: '' });
    expect(phone.count('fetchCredentials')).toBe(2);
  });
});

const carol = { id: 'carol', name: 'Carol' };

describe('the other side', () => {
  const hangsUp = (phone: SimulatedPhone, user = bob) =>
    phone.send({ type: 'zego.hangUpReceived', session: phone.session, room, user });
  const comes = (phone: SimulatedPhone, ...users: (typeof bob)[]) =>
    phone.send({ type: 'zego.usersEntered', session: phone.session, room, users });
  const goes = (phone: SimulatedPhone, ...users: (typeof bob)[]) => {
    phone.streamsDeleted('b1');
    phone.send({ type: 'zego.usersLeft', session: phone.session, room, users });
  };

  it('has hung up when it said so before it went', () => {
    const phone = phoneInCall();
    comes(phone, bob);
    hangsUp(phone);
    goes(phone, bob);
    expect(phone.view).toMatchObject({ remote: '', remoteEnd: 'hungUp' });
  });

  it('is lost when it went without a word', () => {
    const phone = phoneInCall();
    comes(phone, bob);
    goes(phone, bob);
    expect(phone.view).toMatchObject({ remote: '', remoteEnd: 'lost' });
  });

  it('is awaited again once somebody has come', () => {
    const phone = phoneInCall();
    hangsUp(phone);
    goes(phone);
    comes(phone, carol);
    expect(phone.view).toMatchObject({ remote: 'Carol', remoteEnd: 'none' });
  });

  it('is there while it only stops to send', () => {
    const phone = phoneInCall();
    comes(phone, bob);
    phone.streamsDeleted('b1');
    expect(phone.view).toMatchObject({ remote: 'Bob', remoteEnd: 'none' });
  });

  it('is not hung up on by a third user', () => {
    const phone = phoneInCall();
    comes(phone, bob, carol);
    hangsUp(phone, carol);
    expect(phone.view.remoteEnd).toBe('none');
    goes(phone, bob, carol);
    expect(phone.view.remoteEnd).toBe('lost');
  });

  it('is none of the next call', () => {
    const phone = phoneInCall();
    goes(phone);
    phone.leave();
    phone.pass(1_000);
    expect(phone.view.remoteEnd).toBe('none');
  });

  it('seems lost when playing failed twice in a row, long before ZEGO says so', () => {
    const phone = phoneInCall();
    phone.outside = { ...phone.outside, media: null };
    phone.rtmp(3803);
    phone.pass(500);
    expect(phone.view.remoteEnd).toBe('none');
    phone.pass(2_000);
    phone.rtmp(3803);
    phone.pass(500);
    expect(phone.view).toMatchObject({ remote: 'Bob', remoteEnd: 'lost' });
    phone.outside = { ...phone.outside, media: 100 };
    phone.pass(8_000);
    expect(phone.view).toMatchObject({ player: 'PLAYING', remoteEnd: 'none' });
  });
});

describe('the background', () => {
  it('keeps a call for a while, then leaves it and says so', () => {
    const phone = phoneInCall();
    phone.send({ type: 'app.hidden' });
    phone.pass(defaultProfile.background.leaveAfter - 1_000);
    expect(phone.view.status).toBe('connected');
    phone.pass(5_000);
    expect(phone.view).toMatchObject({ status: 'ended', error: 'leftInBackground', nextStep: 'rejoin' });
    expect(phone.shown).toBeNull();
  });

  it('costs one mount where the camera died, and none where it lives', () => {
    for (const cameraDiesHidden of [true, false]) {
      const phone = joinedPhone(3_000, {
        live: ['b1'],
        input: { profile: { ...defaultProfile, cameraDiesHidden } },
      });
      phone.send({ type: 'app.hidden' });
      phone.pass(10_000);
      phone.send({ type: 'app.shown' });
      phone.pass(3_000);
      expect(phone.mounts.slice(1)).toHaveLength(cameraDiesHidden ? 1 : 0);
      expect(phone.count('startPublishingStream')).toBe(1);
    }
  });
});

describe('camera and microphone', () => {
  it('need one mount for a burst of taps where the component’s context does nothing', () => {
    const profile = { ...defaultProfile, deviceSwitch: 'remount' as const };
    const phone = joinedPhone(3_000, { live: ['b1'], input: { profile } });
    for (const type of ['page.cameraTapped', 'page.microphoneTapped', 'page.cameraTapped'] as const) {
      phone.send({ type });
      phone.pass(300);
    }
    phone.pass(3_000);
    expect(phone.mounts.slice(1)).toHaveLength(1);
    expect(phone.view).toMatchObject({ camera: true, microphone: false, publisher: 'PUBLISHING' });
  });

  it('are taken by a phone call and come back with one mount', () => {
    const phone = phoneInCall();
    phone.send({ type: 'audio.interruptionEnded' });
    phone.pass(3_000);
    expect(phone.mounts.slice(1)).toHaveLength(1);
    expect(phone.view).toMatchObject({ publisher: 'PUBLISHING', player: 'PLAYING' });
  });

  it('are told to the other side when publishing starts and at every change', () => {
    const phone = phoneInCall();
    expect(phone.count('tellDevices')).toBe(1);
    phone.send({ type: 'page.cameraTapped' });
    expect(phone.count('tellDevices')).toBe(2);
  });

  it('of the other side are shown as it tells them', () => {
    const phone = phoneInCall();
    expect(phone.view).toMatchObject({ remoteCamera: true, remoteMicrophone: true });
    phone.send({
      type: 'zego.streamExtraInfoUpdated',
      session: phone.session,
      room,
      streams: [{ ...streamOf('b1', bob), devices: { camera: false, microphone: true } }],
    });
    expect(phone.view).toMatchObject({ remoteCamera: false, remoteMicrophone: true });
  });

  it('of a third user wait, and the page says that there is one', () => {
    const phone = phoneInCall();
    phone.send({ type: 'zego.usersEntered', session: phone.session, room, users: [bob] });
    expect(phone.view.crowded).toBe(false);
    phone.send({ type: 'zego.usersEntered', session: phone.session, room, users: [carol] });
    expect(phone.view).toMatchObject({ crowded: true, remote: 'Bob' });
  });
});

describe('what a session cannot mend by trying again', () => {
  it('is an expired token, which is renewed before the next attempt to publish', () => {
    const phone = joinedPhone(400, { pushUrl: expired });
    expect(phone.count('renewToken')).toBe(1);
    phone.outside = { ...phone.outside, pushUrl: 150 };
    phone.pass(5_000);
    expect(phone.view).toMatchObject({ publisher: 'PUBLISHING', error: '' });
  });

  it('is a missing app configuration: a retry makes a new session', () => {
    const dispatch: CallError = { kind: 'dispatchFailed', code: 'zego 1101002' };
    const phone = joinedPhone(30_000, { pushUrl: dispatch });
    phone.outside = { ...phone.outside, pushUrl: 150 };
    phone.send({ type: 'page.retryTapped' });
    phone.pass(5_000);
    expect([phone.count('logoutRoom'), phone.count('loginRoom')]).toEqual([1, 2]);
    expect(phone.view).toMatchObject({ status: 'connected', publisher: 'PUBLISHING', error: '' });
  });

  it('is a dead stream of a user who has a newer one, which is played in its place', () => {
    const phone = phoneInCall();
    phone.streamsAdded('b2');
    phone.pass(3_000);
    expect(phone.fact.remotes.map(({ id }) => id)).toEqual(['b2']);
    expect(phone.count('stopPlayingStream')).toBe(1);
    expect(phone.mounts.slice(1)).toHaveLength(1);
  });
});
