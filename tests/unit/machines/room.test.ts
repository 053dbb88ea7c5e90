/** What ZEGO says of the room at moments when the chart expects something else, or nothing. */
import { describe, expect, it } from 'vitest';
import type { CallError, CallEvent } from '../../../machines/index.ts';
import { broken, cameraDenied, expired, kicked, lost, tooOld } from './call-errors.ts';
import { SimulatedPhone, joinedPhone, phoneAt, phoneInCall, room } from './simulated-phone.ts';

const s = 1_000;
const refused: CallError = { kind: 'loginRefused', code: 'zego 1102020' };

const loggingIn = (): SimulatedPhone => phoneAt('"loggingIn"', { login: null });
const leaving = (): SimulatedPhone => {
  const phone = phoneInCall({ logout: null });
  phone.leave();
  return phone;
};

/** The same answers and callbacks from the session before. */
const ofBefore = ({ session }: SimulatedPhone, error: CallError): CallEvent[] => [
  { type: 'login.succeeded', session: session - 1 },
  { type: 'login.failed', session: session - 1, error },
  { type: 'zego.roomConnected', session: session - 1, room },
  { type: 'zego.roomDisconnected', session: session - 1, room, error },
];

describe('a pending login', () => {
  it('has succeeded as soon as the room is connected, whichever of the two is told first', () => {
    const byCallback = loggingIn();
    byCallback.roomConnected();
    expect(byCallback.value.room).toBe('connected');
    const byAnswer = loggingIn();
    byAnswer.send({ type: 'login.succeeded', session: byAnswer.session });
    expect(byAnswer.value.room).toBe('connected');
  });

  it('has failed as soon as the room is disconnected, and the reason is told', () => {
    const phone = loggingIn();
    phone.roomDisconnected(refused);
    expect(phone.view).toMatchObject({ status: 'ended', error: 'loginRefused', errorCode: 'zego 1102020' });
  });

  it('is made again with a fresh token when the callback says that it has expired', () => {
    const phone = loggingIn();
    phone.outside = { ...phone.outside, login: 200 };
    phone.roomDisconnected(expired);
    expect(phone.value.room).toEqual({ connecting: { rejoining: 'waiting' } });
    expect(phone.view.error).toBe('tokenExpired');
    phone.pass(3 * s);
    expect(phone.view).toMatchObject({ status: 'connected', error: '' });
  });

  it('is not decided by the session before', () => {
    for (const error of [refused, expired]) {
      const phone = loggingIn();
      for (const event of ofBefore(phone, error)) phone.send(event);
      expect(phone.value.room).toEqual({ connecting: { loggingIn: 'dialling' } });
      expect(phone.fact.dropped).toBe(4);
    }
  });

  it('that fails for the network is not tried again in a first call: the user decides', () => {
    const phone = loggingIn();
    phone.roomDisconnected(lost);
    expect(phone.view).toMatchObject({ status: 'ended', error: 'connectionLost' });
  });
});

describe('a room that the SDK mends', () => {
  it('is not mended or given up by the session before', () => {
    const phone = phoneInCall();
    phone.roomConnecting();
    for (const event of ofBefore(phone, lost)) phone.send(event);
    expect(phone.value.room).toEqual({ connecting: { reconnecting: 'waiting' } });
  });

  it('that is given up is joined anew in a session of its own, without a logout', () => {
    const phone = phoneInCall();
    const { session } = phone;
    phone.roomConnecting();
    phone.commands.length = 0;
    phone.roomDisconnected(lost);
    expect(phone.commands).toEqual([
      'stopPlayingStream b1',
      'stopPublishingStream alice-n1-1',
      'applyDevices',
      'disposeEngine',
      'hide',
    ]);
    expect(phone.session).toBe(session + 1);
  });

  it('can be left', () => {
    const phone = phoneInCall();
    phone.roomConnecting();
    phone.leave();
    phone.pass(s);
    expect(phone.count('logoutRoom')).toBe(1);
    expect(phone.view.status).toBe('idle');
  });
});

describe('a room that is being left', () => {
  it('is left once ZEGO says so, without a reason', () => {
    const phone = leaving();
    phone.roomDisconnected(null);
    expect(phone.view).toMatchObject({ status: 'idle', error: '' });
  });

  it('is left quietly when the user is kicked meanwhile', () => {
    const phone = leaving();
    phone.roomDisconnected(kicked);
    expect(phone.view).toMatchObject({ status: 'idle', error: '' });
  });

  it('is logged out of once: of a login that gets through all the same the adapter takes care', () => {
    const phone = leaving();
    phone.send({ type: 'login.succeeded', session: phone.session });
    phone.send({ type: 'zego.roomConnected', session: phone.session, room });
    expect(phone.count('logoutRoom')).toBe(1);
    expect(phone.view.status).toBe('leaving');
  });

  it('does not hear of the session before', () => {
    const phone = leaving();
    for (const event of ofBefore(phone, kicked)) phone.send(event);
    expect(phone.view.status).toBe('leaving');
    expect(phone.count('logoutRoom')).toBe(1);
  });

  it('is not joined again when the user is kicked while the chart leaves it by itself to join anew', () => {
    const mending = (error: CallError | null) => {
      const phone = phoneInCall({ logout: null, refresh: null });
      phone.roomConnecting();
      phone.pass(330 * s);
      expect(phone.count('logoutRoom')).toBe(1);
      phone.roomDisconnected(error);
      return phone;
    };
    const phone = mending(kicked);
    expect(phone.view).toMatchObject({ status: 'ended', error: 'kickedByOtherLogin' });
    phone.pass(60 * s);
    expect(phone.count('loginRoom')).toBe(1);
    for (const error of [null, lost]) {
      const other = mending(error);
      expect(other.view).toMatchObject({ status: 'reconnecting', error: 'connectionLost' });
      other.pass(5 * s);
      expect(other.view.status).toBe('connected');
    }
  });

  it('stops both streams first, whichever of them runs', () => {
    const watching = joinedPhone(3 * s, { live: ['b1'], publish: false });
    watching.commands.length = 0;
    watching.leave();
    expect(watching.commands.filter((command) => /stop|logout/.test(command))).toEqual([
      'stopPlayingStream b1',
      'logoutRoom',
    ]);
    const publishing = joinedPhone(3 * s);
    publishing.commands.length = 0;
    publishing.leave();
    expect(publishing.commands.filter((command) => /stop|logout/.test(command))).toEqual([
      'stopPublishingStream alice-n1-1',
      'logoutRoom',
    ]);
  });
});

describe('a session that cannot start streams any more', () => {
  const other: CallError = { kind: 'playFailed', code: 'zego 1' };

  it('is replaced on a retry, whichever direction was given up for it', () => {
    const playing = joinedPhone(120 * s, { live: ['b1'], publish: false, pullUrl: broken });
    playing.outside = { ...playing.outside, pullUrl: 150 };
    playing.send({ type: 'page.retryTapped' });
    playing.pass(5 * s);
    expect(playing.count('loginRoom')).toBe(2);
    expect(playing.view).toMatchObject({ player: 'PLAYING', error: '' });
  });

  it('stays when a stream was given up for another reason: the retry asks again in it', () => {
    const playing = joinedPhone(120 * s, { live: ['b1'], publish: false, pullUrl: other });
    expect(playing.view.player).toBe('NO_PLAY');
    playing.outside = { ...playing.outside, pullUrl: 150 };
    playing.send({ type: 'page.retryTapped' });
    playing.pass(5 * s);
    expect(playing.count('loginRoom')).toBe(1);
    expect(playing.view).toMatchObject({ player: 'PLAYING', error: '' });
    const publishing = joinedPhone(60 * s, { pushUrl: other });
    publishing.outside = { ...publishing.outside, pushUrl: 150 };
    publishing.send({ type: 'page.retryTapped' });
    publishing.pass(5 * s);
    expect(publishing.count('loginRoom')).toBe(1);
    expect(publishing.view).toMatchObject({ publisher: 'PUBLISHING', error: '' });
  });

  it('stays while the stream still has attempts, or none has failed', () => {
    const trying = joinedPhone(2 * s, { pushUrl: broken });
    trying.send({ type: 'page.retryTapped' });
    expect(trying.value.room).toBe('connected');
    const fine = phoneInCall();
    fine.send({ type: 'page.retryTapped' });
    fine.pass(5 * s);
    expect(fine.count('loginRoom')).toBe(1);
    expect(fine.view).toMatchObject({ publisher: 'PUBLISHING', player: 'PLAYING' });
  });
});

describe('a call that is blocked', () => {
  const blockedAt = (step: string, error: CallError): SimulatedPhone => {
    const phone = phoneAt(step);
    phone.send({ type: 'preflight.failed', session: phone.session, error });
    expect(phone.view.status).toBe('blocked');
    return phone;
  };

  it('checks again from where it was blocked when the user says so', () => {
    const client = blockedAt('"preparing":"client"', tooOld);
    client.send({ type: 'page.retryTapped' });
    expect(client.value.room).toEqual({ connecting: { preparing: 'client' } });
    expect(client.view.error).toBe('');
    const permissions = blockedAt('"preparing":"permissions"', cameraDenied);
    permissions.send({ type: 'page.retryTapped' });
    expect(permissions.value.room).toEqual({ connecting: { preparing: 'permissions' } });
    expect(permissions.view.error).toBe('');
  });

  it('does not take a look away for a return from the settings', () => {
    const phone = blockedAt('"preparing":"permissions"', cameraDenied);
    phone.send({ type: 'app.hidden' });
    expect(phone.view).toMatchObject({ status: 'blocked', error: 'cameraDenied' });
    expect(phone.fact.visible).toBe(false);
    phone.send({ type: 'app.shown' });
    expect(phone.value.room).toEqual({ connecting: { preparing: 'permissions' } });
    expect(phone.fact.visible).toBe(true);
    expect(phone.view.error).toBe('');
  });

  it('can be left', () => {
    const phone = blockedAt('"preparing":"permissions"', cameraDenied);
    phone.leave();
    expect(phone.view).toMatchObject({ status: 'idle', error: '' });
  });
});

describe('the background', () => {
  it('is forgotten once the call is seen again', () => {
    const phone = phoneInCall();
    phone.send({ type: 'app.hidden' });
    phone.pass(200 * s);
    phone.send({ type: 'app.shown' });
    phone.pass(200 * s);
    phone.send({ type: 'app.hidden' });
    phone.pass(200 * s);
    expect(phone.view.status).toBe('connected');
    phone.pass(40 * s);
    expect(phone.view).toMatchObject({
      status: 'leaving',
      error: 'leftInBackground',
      errorCode: 'callchart background',
    });
  });

  it('ends no call that there is not', () => {
    const phone = new SimulatedPhone();
    phone.send({ type: 'app.hidden' });
    phone.pass(300 * s);
    expect(phone.view).toMatchObject({ status: 'idle', error: '' });
  });
});

describe('a stream', () => {
  it('takes no URL and no failure of an attempt before', () => {
    const phone = joinedPhone(s, { live: ['b1'], pushUrl: null, pullUrl: null });
    const of = { session: phone.session, attempt: 0 };
    phone.send({ type: 'publisher.urlReceived', stream: 'alice-n1-1', ...of });
    phone.send({ type: 'publisher.urlFailed', stream: 'alice-n1-1', ...of, error: lost });
    phone.send({ type: 'player.urlReceived', stream: 'b1', ...of });
    phone.send({ type: 'player.urlFailed', stream: 'b1', ...of, error: lost });
    expect(phone.value).toMatchObject({
      publisher: { active: { trying: 'gettingUrl' } },
      player: { active: { trying: 'gettingUrl' } },
    });
    expect(phone.fact.dropped).toBe(4);
  });

  it('neither starts nor ends with what ZEGO says of a stream before it', () => {
    const phone = joinedPhone(s, { live: ['b1'], media: null });
    const old = { session: phone.session, stream: 'old' };
    phone.send({ type: 'zego.publishing', ...old });
    phone.send({ type: 'zego.publishEnded', ...old, error: null });
    phone.send({ type: 'zego.playing', ...old });
    phone.send({ type: 'zego.playEnded', ...old, error: null });
    expect(phone.value).toMatchObject({
      publisher: { active: { trying: 'starting' } },
      player: { active: { trying: 'starting' } },
    });
    const live = phoneInCall();
    live.send({ type: 'zego.publishEnded', ...old, error: null });
    live.send({ type: 'zego.playEnded', ...old, error: null });
    expect(live.view).toMatchObject({ publisher: 'PUBLISHING', player: 'PLAYING' });
  });

  it('that ends before its media came is asked for again', () => {
    const phone = joinedPhone(s, { live: ['b1'], media: null });
    const { session } = phone;
    phone.send({ type: 'zego.publishEnded', session, stream: 'alice-n1-1', error: null });
    phone.send({ type: 'zego.playEnded', session, stream: 'b1', error: null });
    expect(phone.value).toMatchObject({
      publisher: { active: 'backingOff' },
      player: { active: 'backingOff' },
    });
    expect(phone.view).toMatchObject({ error: 'publishFailed', errorCode: 'callchart publish' });
  });
});

describe('a URL that is dead', () => {
  it('goes with the component once the stream is no longer wanted, and not before', () => {
    const phone = phoneInCall();
    phone.outside = { ...phone.outside, pushUrl: null, pullUrl: null };
    phone.rtmp(3801);
    phone.rtmp(3803);
    phone.pass(5);
    expect(phone.fact.publisher.url).toBe('alice-n1-1#1');
    expect(phone.fact.player.url).toBe('b1#1');
    phone.send({ type: 'page.stopPublishTapped' });
    expect(phone.fact.publisher.url).toBeNull();
    phone.send({ type: 'page.stopPlayTapped' });
    expect(phone.fact.player.url).toBeNull();
  });

  it('of a stream that was given up goes when the user stops wanting it', () => {
    const phone = phoneInCall();
    const pushUrl = { kind: 'publishFailed', code: 'zego 1' } as const;
    phone.outside = { ...phone.outside, pushUrl, pullUrl: { kind: 'playFailed', code: 'zego 2' } };
    phone.rtmp(3801);
    phone.rtmp(3803);
    phone.pass(150 * s);
    expect(phone.view).toMatchObject({ publisher: 'NO_PUBLISH', player: 'NO_PLAY' });
    expect(phone.fact.publisher.url).toBeNull();
    expect(phone.fact.player.url).toBeNull();
    expect(phone.value).toMatchObject({ publisher: 'givenUp', player: 'givenUp' });
    expect(phone.value.rtcRoom).toEqual({ unmounted: 'idle' });
  });
});
