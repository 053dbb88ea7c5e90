/** What the page shows from the first tap to the end, and which of its controls can act. */
import { describe, expect, it } from 'vitest';
import { initialView } from '../../../machines/index.ts';
import { broken, cameraDenied, expired, lost, unreachable } from './call-errors.ts';
import { bob, controls, joinedPhone, phoneInCall, room, streamOf } from './simulated-phone.ts';
import type { SimulatedPhone } from './simulated-phone.ts';

describe('a stream between two attempts', () => {
  it('is about to be sent and received again, also while the SDK mends the room: its component is still there', () => {
    const phone = phoneInCall();
    const { session } = phone;
    const { publisher: push, player: play } = phone.fact;
    const error = { kind: 'unknown', code: 'zego 1' } as const;
    phone.send({ type: 'zego.publishEnded', session, stream: push.stream ?? '', error });
    phone.send({ type: 'zego.playEnded', session, stream: play.stream ?? '', error });
    phone.roomConnecting();
    phone.pass(3_500);
    expect(phone.value).toMatchObject({ publisher: { active: 'due' }, player: { active: 'due' } });
    expect(phone.view).toMatchObject({
      status: 'reconnecting',
      publisher: 'PUBLISH_REQUESTING',
      player: 'PLAY_REQUESTING',
    });
    phone.leave();
    expect(phone.view).toMatchObject({ publisher: 'NO_PUBLISH', player: 'NO_PLAY' });
  });
});

describe('the status of a call', () => {
  it('is idle before the first tap, with nothing to show', () => {
    expect(initialView).toEqual({
      status: 'idle',
      room: '',
      publisher: 'NO_PUBLISH',
      player: 'NO_PLAY',
      remote: '',
      remoteEnd: 'none',
      remoteCamera: true,
      remoteMicrophone: true,
      crowded: false,
      camera: true,
      microphone: true,
      can: {
        join: true,
        leave: false,
        publish: false,
        stopPublish: false,
        play: false,
        stopPlay: false,
        devices: false,
        retry: false,
        withoutCamera: false,
      },
      error: '',
      errorCode: '',
      nextStep: '',
    });
  });

  it('names the steps of joining in their order', () => {
    const phone = joinedPhone(5);
    const seen: string[] = [];
    for (let ms = 0; ms < 400; ms += 1) {
      if (seen.at(-1) !== phone.view.status) seen.push(phone.view.status);
      phone.pass(1);
    }
    expect(seen).toEqual(['preparing', 'loggingIn', 'connected']);
  });

  it('is reconnecting from the loss of a joined room until it is joined again, credentials and login included', () => {
    const phone = phoneInCall();
    phone.roomConnecting();
    expect(phone.view.status).toBe('reconnecting');
    phone.roomDisconnected(lost);
    const seen = new Set<string>();
    for (let ms = 0; ms < 2_000; ms += 5) {
      seen.add(phone.view.status);
      phone.pass(5);
    }
    expect([...seen]).toEqual(['reconnecting', 'connected']);
  });

  it('is reconnecting too while the first login waits for a fresh token', () => {
    const phone = joinedPhone(400, { login: expired });
    expect(phone.value.room).toEqual({ connecting: { rejoining: 'waiting' } });
    expect(phone.view.status).toBe('reconnecting');
  });

  it('is blocked where only the user can go on, also in the middle of reconnecting', () => {
    expect(joinedPhone(200, { check: cameraDenied }).view.status).toBe('blocked');
    const phone = phoneInCall({});
    phone.outside = { ...phone.outside, credentials: { kind: 'credentialsRefused', code: 'http 403' } };
    phone.roomDisconnected(lost);
    phone.pass(3_000);
    expect(phone.view).toMatchObject({ status: 'blocked', error: 'credentialsRefused' });
  });

  it('is leaving from the tap to the end, whatever was under way', () => {
    const phone = phoneInCall({ logout: null });
    phone.leave();
    expect(phone.view.status).toBe('leaving');
    expect(controls(phone)).toEqual([]);
    phone.pass(3_000);
    expect(phone.view.status).toBe('idle');
  });
});

describe('a room that is left to be joined again', () => {
  const leftToRejoin = (): SimulatedPhone => {
    const phone = phoneInCall({ logout: null, refresh: null });
    phone.send({ type: 'zego.roomConnecting', session: phone.fact.session, room: 'r1' });
    phone.pass(330_000);
    expect(phone.value.room).toEqual({ connecting: { rejoining: 'loggingOut' } });
    return phone;
  };

  it('is reconnecting, and can be hung up', () => {
    const phone = leftToRejoin();
    expect(phone.view).toMatchObject({ status: 'reconnecting', can: { leave: true } });
    phone.leave();
    expect(phone.view).toMatchObject({ status: 'leaving', can: { leave: false } });
    phone.pass(60_000);
    expect(phone.view).toMatchObject({ status: 'idle', error: '' });
  });

  it('is leaving where another failure is the last', () => {
    const phone = leftToRejoin();
    phone.send({ type: 'otherCall.began' });
    expect(phone.view).toMatchObject({ status: 'leaving', error: 'otherCall', can: { leave: false } });
  });
});

describe('the controls that can act', () => {
  it('are leaving alone until the room is joined', () => {
    expect(controls(joinedPhone(20))).toEqual(['leave']);
    expect(controls(joinedPhone(300, { login: null }))).toEqual(['leave']);
    expect(controls(joinedPhone(300, { check: { kind: 'clientTooOld', code: 'alipay' } }))).toEqual([
      'leave',
    ]);
  });

  it('are joining without a camera too when the camera is denied, and only then', () => {
    const phone = joinedPhone(12);
    expect(phone.value.room).toEqual({ connecting: { preparing: 'permissions' } });
    phone.send({ type: 'preflight.failed', session: phone.session, error: cameraDenied });
    expect(controls(phone)).toEqual(['leave', 'withoutCamera']);
    const muted = joinedPhone(12);
    muted.send({
      type: 'preflight.failed',
      session: muted.session,
      error: { kind: 'microphoneDenied', code: 'alipay microphone' },
    });
    expect(controls(muted)).toEqual(['leave']);
    phone.send({ type: 'page.unloaded' });
    expect(controls(phone)).toEqual([]);
  });

  it('stop what runs, and start what does not', () => {
    const phone = phoneInCall();
    expect(controls(phone)).toEqual(['leave', 'stopPublish', 'stopPlay', 'devices']);
    phone.send({ type: 'page.stopPublishTapped' });
    phone.send({ type: 'page.stopPlayTapped' });
    expect(controls(phone)).toEqual(['leave', 'publish', 'play', 'devices']);
  });

  it('cannot stop playing while there is nothing to play', () => {
    const phone = joinedPhone(2_000);
    expect(controls(phone)).toEqual(['leave', 'stopPublish', 'devices']);
  });

  it('stay while the SDK reconnects, for the wish outlives the outage', () => {
    const phone = phoneInCall();
    phone.roomConnecting();
    expect(controls(phone)).toEqual(['leave', 'stopPublish', 'stopPlay', 'devices', 'retry']);
  });

  it('start a stream again that was given up', () => {
    const phone = joinedPhone(120_000, { live: ['b1'], pushUrl: broken, pullUrl: broken });
    expect(controls(phone)).toEqual(['leave', 'publish', 'play', 'devices']);
  });

  it('are joining again after the end, with its reason on the page', () => {
    const phone = phoneInCall();
    phone.roomDisconnected({ kind: 'kickedByOtherLogin', code: 'zego 1002050' });
    phone.pass(2_000);
    expect(phone.view.status).toBe('ended');
    expect(controls(phone)).toEqual(['join']);
  });

  it('are none once the page has gone', () => {
    const phone = phoneInCall();
    phone.send({ type: 'page.unloaded' });
    phone.pass(5_000);
    expect(phone.view.status).toBe('idle');
    expect(controls(phone)).toEqual([]);
  });
});

describe('an error on the page', () => {
  it('has its kind, the vendor’s code for the support desk, and the next step', () => {
    expect(joinedPhone(6_000, { credentials: unreachable }).view).toMatchObject({
      error: 'credentialsUnreachable',
      errorCode: 'alipay request 12',
      nextStep: 'retry',
    });
  });

  it('of the room comes before one of the component, that before a stream’s', () => {
    const phone = joinedPhone(3_000, { live: ['b1'], pullUrl: broken });
    expect(phone.view.error).toBe('dispatchFailed');
    const mount = phone.fact.mount.generation;
    phone.send({ type: 'rtcRoom.failed', mount, error: { kind: 'rtcRoomFailed', code: 'rtc-room 7' } });
    expect(phone.view).toMatchObject({ error: 'rtcRoomFailed', errorCode: 'rtc-room 7' });
    phone.roomDisconnected({ kind: 'kickedByServer', code: 'zego 1002055' });
    expect(phone.view.error).toBe('kickedByServer');
  });

  it('goes with the next attempt that succeeds', () => {
    const phone = phoneInCall();
    expect(phone.view).toMatchObject({ error: '', errorCode: '', nextStep: '' });
  });
});

describe('the other side on the page', () => {
  it('goes by its name, and by its id where it has none', () => {
    const phone = phoneInCall();
    expect(phone.view.remote).toBe('Bob');
    phone.streamsDeleted('b1');
    const nameless = { ...bob, name: '' };
    phone.streamsAdded(streamOf('b2', nameless));
    expect(phone.view.remote).toBe('bob');
  });

  it('shows what it says of its camera and microphone each by itself', () => {
    const phone = phoneInCall();
    const devices = { camera: true, microphone: false };
    const streams = [{ ...streamOf('b1', bob), devices }];
    phone.send({ type: 'zego.streamExtraInfoUpdated', session: phone.session, room, streams });
    expect(phone.view).toMatchObject({ remoteCamera: true, remoteMicrophone: false });
  });
});
