/** How long the chart waits for what never comes, how often it asks again, and what it then says. */
import { describe, expect, it } from 'vitest';
import type { CallError } from '../../../machines/index.ts';
import { broken, expired, lost, noResource, unreachable } from './call-errors.ts';
import { SimulatedPhone, joinedPhone, phoneAt, phoneInCall, room } from './simulated-phone.ts';

const s = 1_000;
const refused: CallError = { kind: 'credentialsRefused', code: 'http 403' };

/** From this step on nobody answers the checks. */
const silentFrom = (step: string): SimulatedPhone => {
  const phone = phoneAt(step, { check: 5 });
  phone.outside = { ...phone.outside, check: null };
  return phone;
};

/** Seconds between the times at which a command is given, for so many seconds from `begin` on. */
const secondsBetween = (
  phone: SimulatedPhone,
  command: string,
  seconds: number,
  begin: () => void = () => undefined,
): number[] => {
  const times: number[] = [];
  const act = (ms: number, step: () => void): void => {
    const before = phone.count(command);
    step();
    for (let more = phone.count(command) - before; more > 0; more -= 1) times.push(ms);
  };
  act(0, begin);
  for (let ms = 100; ms <= seconds * s; ms += 100) act(ms, () => phone.pass(100));
  return times.slice(1).map((time, index) => Math.round((time - (times[index] ?? 0)) / s));
};

describe('the preparation', () => {
  it('goes on after 15 s without an answer about the client or the permissions: none is no denial', () => {
    const phone = joinedPhone(15 * s - 1, { check: null });
    expect(phone.value.room).toEqual({ connecting: { preparing: 'client' } });
    phone.pass(1);
    expect(phone.value.room).toEqual({ connecting: { preparing: { resource: 'asking' } } });
  });

  it('asks for the permissions once and goes on after 15 s', () => {
    const phone = phoneAt('"preparing":{"resource":"asking"}');
    phone.outside = { ...phone.outside, check: null };
    phone.pass(5);
    expect(phone.value.room).toEqual({ connecting: { preparing: 'permissions' } });
    phone.pass(15 * s + 10);
    expect(phone.value.room).toEqual({ connecting: { preparing: { credentials: 'asking' } } });
    expect(phone.view.error).toBe('');
  });

  it('is blocked when the real-time resource does not come within 15 s, for without it there is no picture', () => {
    const phone = phoneAt('"preparing":"client"');
    phone.outside = { ...phone.outside, check: null };
    phone.pass(5 + 15 * s);
    expect(phone.view).toMatchObject({
      status: 'blocked',
      error: 'resourceMissing',
      errorCode: 'callchart preflight',
    });
  });

  it('asks for the resource again after 2 s, and afresh each time that the user tries again', () => {
    const phone = phoneAt('"resource":"asking"');
    const fails = () => phone.send({ type: 'preflight.failed', session: phone.session, error: noResource });
    fails();
    phone.outside = { ...phone.outside, check: null };
    phone.pass(2 * s - 1);
    expect(phone.value.room).toEqual({ connecting: { preparing: { resource: 'backingOff' } } });
    phone.pass(1);
    expect(phone.value.room).toEqual({ connecting: { preparing: { resource: 'asking' } } });
    fails();
    expect(phone.view).toMatchObject({
      status: 'blocked',
      nextStep: 'retry',
      errorCode: 'alipay prepareRTCResource',
    });
    phone.send({ type: 'page.retryTapped' });
    expect(phone.view).toMatchObject({ status: 'preparing', error: '' });
    fails();
    expect(phone.value.room).toEqual({ connecting: { preparing: { resource: 'backingOff' } } });
  });

  it('does not take the answer of a session before for its own', () => {
    for (const step of ['"preparing":"client"', '"resource":"asking"', '"preparing":"permissions"']) {
      const phone = silentFrom(step);
      const before = phone.value.room;
      phone.send({ type: 'preflight.passed', session: phone.session - 1 });
      phone.send({ type: 'preflight.failed', session: phone.session - 1, error: noResource });
      expect(phone.value.room).toEqual(before);
      expect(phone.fact.dropped).toBe(2);
    }
  });

  it('asks an unreachable server again after 1 s and 3 s', () => {
    const phone = new SimulatedPhone({ credentials: unreachable });
    phone.join();
    expect(secondsBetween(phone, 'fetchCredentials', 20)).toEqual([1, 3]);
    expect(phone.view).toMatchObject({
      status: 'blocked',
      error: 'credentialsUnreachable',
      nextStep: 'retry',
    });
  });

  it('does not ask a server again that has refused', () => {
    const phone = joinedPhone(20 * s, { credentials: refused });
    expect(phone.count('fetchCredentials')).toBe(1);
    expect(phone.view).toMatchObject({
      status: 'blocked',
      error: 'credentialsRefused',
      errorCode: 'http 403',
    });
    phone.outside = { ...phone.outside, credentials: 85 };
    phone.send({ type: 'page.retryTapped' });
    phone.pass(2 * s);
    expect(phone.view).toMatchObject({ status: 'connected', error: '' });
    expect(phone.count('loginRoom')).toBe(1);
  });

  it('waits 15 s for a server that says nothing', () => {
    const phone = phoneAt('"credentials":"asking"', { credentials: null });
    phone.pass(15 * s - 1);
    expect(phone.view.status).toBe('preparing');
    phone.pass(1);
    expect(phone.view).toMatchObject({
      status: 'blocked',
      error: 'credentialsUnreachable',
      errorCode: 'callchart credentials',
    });
  });

  it('joins again by itself when the server is unreachable while it rejoins a call', () => {
    const phone = phoneInCall();
    phone.outside = { ...phone.outside, credentials: unreachable };
    phone.roomDisconnected(lost);
    phone.pass(8 * s);
    expect(phone.view.status).toBe('reconnecting');
    phone.outside = { ...phone.outside, credentials: 85 };
    phone.pass(10 * s);
    expect(phone.view.status).toBe('connected');
  });
});

describe('the room', () => {
  it('is given 30 s for a login, then left with a logout', () => {
    const phone = phoneAt('"loggingIn"', { login: null });
    phone.pass(30 * s - 1);
    expect(phone.count('logoutRoom')).toBe(0);
    phone.pass(1);
    expect(phone.count('logoutRoom')).toBe(1);
    phone.pass(s);
    expect(phone.view).toMatchObject({
      status: 'ended',
      error: 'loginTimedOut',
      errorCode: 'callchart login',
    });
  });

  it('is joined anew when the SDK says nothing for longer than its own 300 s of retries', () => {
    const phone = phoneInCall({ refresh: null });
    phone.roomConnecting();
    phone.pass(330 * s - 1);
    expect(phone.count('logoutRoom')).toBe(0);
    phone.pass(1);
    expect(phone.count('logoutRoom')).toBe(1);
    expect(phone.view).toMatchObject({ error: 'connectionLost', errorCode: 'callchart reconnect' });
    phone.pass(5 * s);
    expect(phone.view.status).toBe('connected');
  });

  it('is waited for 3 s when it is left', () => {
    const phone = phoneInCall({ logout: null });
    phone.leave();
    phone.pass(3 * s - 1);
    expect(phone.view.status).toBe('leaving');
    phone.pass(1);
    expect(phone.view.status).toBe('idle');
  });

  it('is joined again after 1, 3, 6 s, and every 8 s from then on until 330 s are over', () => {
    const phone = phoneInCall();
    phone.outside = { ...phone.outside, login: lost };
    const lose = () => phone.roomDisconnected(lost);
    const waits = secondsBetween(phone, 'loginRoom', 340, lose);
    expect(waits.slice(0, 5)).toEqual([3, 6, 8, 8, 8]);
    expect(new Set(waits.slice(2))).toEqual(new Set([8]));
    expect(phone.view).toMatchObject({ status: 'ended', error: 'connectionLost' });
  });

  it('counts its attempts afresh once it was joined', () => {
    const phone = phoneInCall();
    phone.outside = { ...phone.outside, login: lost };
    phone.roomDisconnected(lost);
    phone.pass(12 * s);
    phone.outside = { ...phone.outside, login: 200 };
    phone.pass(20 * s);
    expect(phone.view.status).toBe('connected');
    expect(phone.fact.rejoinRetries).toBe(0);
  });

  it('does not wait when the user asks for it', () => {
    const phone = phoneInCall();
    phone.roomDisconnected(lost);
    phone.send({ type: 'page.retryTapped' });
    phone.pass(400);
    expect(phone.view.status).toBe('connected');
  });

  it('is not joined at once when the network only says that it is gone', () => {
    const phone = phoneInCall();
    phone.roomDisconnected(lost);
    phone.send({ type: 'network.changed', online: false });
    expect(phone.value.room).toEqual({ connecting: { rejoining: 'waiting' } });
    expect(phone.fact.online).toBe(false);
    phone.send({ type: 'network.changed', online: true });
    expect(phone.value.room).toEqual({ connecting: { rejoining: { credentials: 'asking' } } });
    expect(phone.fact.online).toBe(true);
  });
});

describe('a stream', () => {
  const publishing = (outside = {}): SimulatedPhone => {
    const phone = phoneAt('"connected"', outside);
    phone.streamsDeleted('b1');
    return phone;
  };

  it('is given 10 s for the push URL and 15 s for the media', () => {
    const phone = publishing({ pushUrl: null });
    phone.pass(10 * s);
    expect(phone.value.publisher).toEqual({ active: 'backingOff' });
    expect(phone.view).toMatchObject({ error: 'publishFailed', errorCode: 'callchart publish' });
    const mediaLess = publishing({ media: null });
    mediaLess.pass(150 + 15 * s - 1);
    expect(mediaLess.value.publisher).toEqual({ active: { trying: 'starting' } });
    mediaLess.pass(1);
    expect(mediaLess.value.publisher).toEqual({ active: 'backingOff' });
    expect(mediaLess.view).toMatchObject({ error: 'publishFailed', errorCode: 'callchart publish' });
  });

  it('is given as long for the pull URL and its media', () => {
    const phone = joinedPhone(s, { publish: false, pullUrl: null });
    phone.streamsAdded('b1');
    phone.pass(10 * s);
    expect(phone.value.player).toEqual({ active: 'backingOff' });
    expect(phone.view).toMatchObject({ error: 'playFailed', errorCode: 'callchart play' });
    const mediaLess = joinedPhone(s, { publish: false, media: null });
    mediaLess.streamsAdded('b1');
    mediaLess.pass(150 + 15 * s - 1);
    expect(mediaLess.value.player).toEqual({ active: { trying: 'starting' } });
    mediaLess.pass(1);
    expect(mediaLess.value.player).toEqual({ active: 'backingOff' });
    expect(mediaLess.view).toMatchObject({ error: 'playFailed', errorCode: 'callchart play' });
  });

  it('is published again after 1, 2, 4 and 8 s, stopped each time before', () => {
    const phone = new SimulatedPhone({ pushUrl: broken });
    phone.join();
    expect(secondsBetween(phone, 'startPublishingStream', 40)).toEqual([1, 2, 4, 8]);
    expect(phone.count('stopPublishingStream')).toBe(5);
  });

  it('is played again after 1, 3, 8, 20 and 40 s, stopped each time before', () => {
    const phone = new SimulatedPhone({ pullUrl: broken }, ['b1']);
    phone.join(false);
    expect(secondsBetween(phone, 'startPlayingStream', 120)).toEqual([1, 3, 8, 20, 40]);
    expect(phone.count('stopPlayingStream')).toBe(6);
  });

  it('has all its attempts again after one that succeeded', () => {
    const phone = joinedPhone(5 * s, { pushUrl: broken });
    phone.outside = { ...phone.outside, pushUrl: 150 };
    phone.pass(20 * s);
    expect(phone.view).toMatchObject({ publisher: 'PUBLISHING', error: '' });
    expect(phone.fact.publisher).toMatchObject({ retries: 0 });
  });
});

describe('the token', () => {
  const warned = (renew: CallError | null | number): SimulatedPhone => {
    const phone = phoneInCall({ renew });
    phone.send({ type: 'zego.tokenWillExpire', session: phone.session, room });
    return phone;
  };

  it('is renewed once for one warning, and again for the next', () => {
    const phone = warned(100);
    expect(phone.value.token).toBe('renewing');
    phone.pass(100);
    expect(phone.value.token).toBe('valid');
    phone.pass(60 * s);
    expect(phone.count('renewToken')).toBe(1);
    phone.send({ type: 'zego.tokenWillExpire', session: phone.session, room });
    phone.pass(s);
    expect(phone.count('renewToken')).toBe(2);
  });

  it('is asked for again after 2, 4 and 8 s, then not any more', () => {
    const phone = phoneInCall({ renew: unreachable });
    const warn = () => phone.send({ type: 'zego.tokenWillExpire', session: phone.session, room });
    expect(secondsBetween(phone, 'renewToken', 60, warn)).toEqual([2, 4, 8]);
    expect(phone.count('renewToken')).toBe(4);
    expect(phone.view).toMatchObject({ status: 'connected', error: '' });
  });

  it('is given 10 s', () => {
    const phone = warned(null);
    phone.pass(10 * s - 1);
    expect(phone.value.token).toBe('renewing');
    phone.pass(1);
    expect(phone.value.token).toBe('backingOff');
  });

  it('does not take the answer of a session before for its own', () => {
    const phone = warned(null);
    const session = phone.session - 1;
    phone.send({ type: 'token.renewed', session });
    phone.send({ type: 'token.failed', session, error: expired });
    expect(phone.value.token).toBe('renewing');
  });

  it('is left alone once the room is left, while it is asked for and while it waits', () => {
    const asking = warned(null);
    asking.leave();
    expect(asking.value.token).toBe('valid');
    const waiting = warned(unreachable);
    waiting.pass(500);
    expect(waiting.value.token).toBe('backingOff');
    waiting.leave();
    expect(waiting.value.token).toBe('valid');
    waiting.pass(60 * s);
    expect(waiting.count('renewToken')).toBe(1);
  });

  it('is renewed when a stream is refused for it, whichever of the two and whenever', () => {
    const refusals = (phone: SimulatedPhone) => {
      const push = { session: phone.session, stream: phone.fact.publisher.stream ?? '' };
      const play = { session: phone.session, stream: phone.fact.player.stream ?? '' };
      return {
        'publisher.urlFailed': () =>
          phone.send({
            type: 'publisher.urlFailed',
            ...push,
            attempt: phone.fact.publisher.attempt,
            error: expired,
          }),
        'player.urlFailed': () =>
          phone.send({
            type: 'player.urlFailed',
            ...play,
            attempt: phone.fact.player.attempt,
            error: expired,
          }),
        'zego.publishEnded': () => phone.send({ type: 'zego.publishEnded', ...push, error: expired }),
      };
    };
    for (const how of ['publisher.urlFailed', 'player.urlFailed', 'zego.publishEnded'] as const) {
      const phone = phoneInCall();
      refusals(phone)[how]();
      expect(phone.value.token, how).toBe('renewing');
    }
  });

  it('is not renewed for a stream that failed for another reason', () => {
    const phone = phoneInCall();
    const { stream } = phone.fact.publisher;
    phone.send({ type: 'zego.publishEnded', session: phone.session, stream: stream ?? '', error: null });
    expect(phone.value.token).toBe('valid');
    const other = phoneInCall();
    other.send({
      type: 'player.urlFailed',
      session: other.session,
      stream: 'b1',
      attempt: other.fact.player.attempt,
      error: broken,
    });
    expect(other.value.token).toBe('valid');
  });
});
