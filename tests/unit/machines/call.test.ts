import { describe, expect, it } from 'vitest';
import type { CallError } from '../../../machines/index.ts';
import { broken, kicked } from './call-errors.ts';
import {
  SimulatedPhone,
  alice,
  controls,
  joinedPhone,
  phoneInCall,
  room,
  streamOf,
  rtmpEvent,
} from './simulated-phone.ts';

const refused: CallError = { kind: 'tokenMalformed', code: 'zego 1102016' };

describe('the call chart', () => {
  it('joins, publishes and plays with one mount when the other side is already live', () => {
    const phone = phoneInCall();
    expect(phone.mounts).toEqual([{ push: 'alice-n1-1#1', pull: 'b1#1', refresh: 0 }]);
    expect(phone.view).toMatchObject({
      status: 'connected',
      publisher: 'PUBLISHING',
      player: 'PLAYING',
      remote: 'Bob',
    });
  });

  it('mounts thrice when it publishes, a remote stream comes, and goes', () => {
    const phone = joinedPhone(3_000);
    phone.streamsAdded('b1');
    phone.pass(3_000);
    phone.streamsDeleted('b1');
    phone.pass(3_000);
    phone.leave();
    phone.pass(5_000);
    expect(phone.mounts).toHaveLength(3);
    expect(phone.shown).toBeNull();
    expect(phone.view.status).toBe('idle');
  });

  it('logs in once on a double tap', () => {
    const phone = new SimulatedPhone();
    phone.join();
    phone.join();
    phone.pass(3_000);
    expect(phone.count('loginRoom')).toBe(1);
    expect(phone.count('startPublishingStream')).toBe(1);
  });

  it('publishes nothing and logs out when the user leaves while the login is pending', () => {
    const phone = joinedPhone(300, { login: null });
    phone.leave();
    phone.pass(3_500);
    expect(phone.count('logoutRoom')).toBe(1);
    expect(phone.count('startPublishingStream')).toBe(0);
    expect(phone.view.status).toBe('idle');
  });

  it('tells the other side, stops every stream, then logs out', () => {
    const phone = phoneInCall();
    phone.commands.length = 0;
    phone.leave();
    phone.pass(1_000);
    expect(phone.commands).toEqual([
      'tellHangUp',
      'stopPlayingStream b1',
      'stopPublishingStream alice-n1-1',
      'applyDevices',
      'logoutRoom',
      'hide',
      'disposeEngine',
    ]);
  });

  it('stops every stream and does not log in again after a kick-out, and says why', () => {
    const phone = phoneInCall();
    phone.commands.length = 0;
    phone.roomDisconnected(kicked);
    phone.pass(60_000);
    expect(phone.commands).toEqual([
      'stopPlayingStream b1',
      'stopPublishingStream alice-n1-1',
      'applyDevices',
      'disposeEngine',
      'hide',
    ]);
    expect(phone.view).toMatchObject({ status: 'ended', error: 'kickedByOtherLogin', nextStep: 'rejoin' });
  });

  it('keeps both streams and the mount through a reconnect of the SDK, and tells the other side anew', () => {
    const phone = phoneInCall();
    phone.commands.length = 0;
    phone.roomConnecting();
    expect(phone.view.status).toBe('reconnecting');
    phone.pass(2_500);
    phone.roomConnected();
    phone.pass(4_000);
    expect(phone.commands).toEqual(['tellDevices']);
    expect(phone.view).toMatchObject({ status: 'connected', publisher: 'PUBLISHING' });
  });

  it('republishes under a new stream id with one mount when both media legs broke', () => {
    const phone = phoneInCall();
    phone.rtmp(3801);
    phone.pass(200);
    phone.rtmp(3803);
    phone.pass(9_000);
    expect(phone.mounts.slice(1)).toEqual([{ push: 'alice-n1-2#2', pull: 'b1#2', refresh: 0 }]);
    expect(phone.view).toMatchObject({ publisher: 'PUBLISHING', player: 'PLAYING', error: '' });
  });

  it('publishes under a new stream id where the id belongs to somebody else', () => {
    const phone = phoneInCall();
    const error: CallError = { kind: 'streamIdTaken', code: 'zego 1003028' };
    phone.send({ type: 'zego.publishEnded', session: phone.session, stream: 'alice-n1-1', error });
    phone.pass(5_000);
    expect(phone.commands.filter((command) => command.includes('PublishingStream'))).toEqual([
      'startPublishingStream alice-n1-1',
      'stopPublishingStream alice-n1-1',
      'startPublishingStream alice-n1-2',
    ]);
    expect(phone.view).toMatchObject({ publisher: 'PUBLISHING', error: '' });
  });

  it('remounts once when the remote side restarts its stream within 50 ms', () => {
    const phone = phoneInCall();
    phone.streamsDeleted('b1');
    phone.pass(50);
    phone.streamsAdded('b2');
    phone.pass(3_000);
    expect(phone.mounts).toHaveLength(2);
  });

  it('settles what is wanted again while the component that was no longer wanted hides', () => {
    const phone = joinedPhone(3_000, { live: ['b1'], publish: false, hide: 300, pushUrl: 20 });
    phone.streamsDeleted('b1');
    phone.streamsAdded('b2');
    phone.pass(305);
    expect(phone.mounts).toHaveLength(1);
    phone.send({ type: 'page.publishTapped' });
    phone.pass(3_000);
    expect(phone.mounts.slice(1)).toEqual([{ push: 'alice-n1-1#1', pull: 'b2#2', refresh: 0 }]);
  });

  it('stops the pull of a stream that is deleted while its URL is pending', () => {
    const phone = joinedPhone(1_000, { publish: false });
    phone.streamsAdded('b1');
    phone.pass(50);
    phone.streamsDeleted('b1');
    phone.pass(3_000);
    expect(phone.mounts).toHaveLength(0);
    expect(phone.count('stopPlayingStream')).toBe(1);
  });

  it('plays one remote stream, queues the next, and ignores the own one', () => {
    const phone = phoneInCall();
    const carol = { id: 'carol', name: 'Carol' };
    phone.streamsAdded(streamOf('c1', carol));
    phone.streamsAdded(streamOf('echo', alice));
    phone.pass(1_000);
    expect(phone.fact.remotes.map(({ id }) => id)).toEqual(['b1', 'c1']);
    phone.streamsDeleted('b1');
    phone.pass(3_000);
    expect(phone.mounts.slice(1)).toEqual([{ push: 'alice-n1-1#1', pull: 'c1#2', refresh: 0 }]);
  });

  it('mounts nothing after the page is gone, and stops what it had started', () => {
    const phone = joinedPhone(380);
    phone.send({ type: 'page.unloaded' });
    phone.pass(5_000);
    expect(phone.mounts).toHaveLength(0);
    expect(phone.count('startPublishingStream')).toBe(phone.count('stopPublishingStream'));
    phone.join();
    expect(phone.view.status).toBe('idle');
  });

  it('asks for no stream before the page is ready', () => {
    const phone = new SimulatedPhone({}, ['b1'], false);
    phone.join();
    phone.pass(3_000);
    expect(phone.commands).toEqual(['disposeEngine', 'fetchCredentials', 'loginRoom']);
    phone.send({ type: 'page.ready' });
    phone.pass(1_000);
    expect(phone.mounts).toHaveLength(1);
  });

  it('drops and counts events of another session, stream, attempt and mount', () => {
    const phone = phoneInCall();
    const old = phone.session - 1;
    phone.send({ type: 'zego.streamsAdded', session: old, room, streams: [] });
    phone.send({ type: 'zego.roomDisconnected', session: phone.session, room: 'other', error: kicked });
    phone.send({ type: 'zego.publishEnded', session: phone.session, stream: 'alice-n1-0', error: null });
    phone.send({ type: 'publisher.urlReceived', session: phone.session, stream: 'alice-n1-1', attempt: 0 });
    phone.send(rtmpEvent(0, 3801));
    expect(phone.fact.dropped).toBe(5);
    expect(phone.view).toMatchObject({ status: 'connected', publisher: 'PUBLISHING' });
  });

  it('counts what no adapter could read', () => {
    const phone = phoneInCall();
    phone.send({ type: 'adapter.malformedEvent', source: 'zego', name: 'roomStreamUpdate' });
    expect(phone.fact.malformed).toBe(1);
  });

  it('keeps the microphone off across a leg failure', () => {
    const phone = phoneInCall();
    phone.send({ type: 'page.microphoneTapped' });
    phone.rtmp(3801);
    phone.pass(5_000);
    expect(phone.view.microphone).toBe(false);
    expect(phone.count('applyDevices')).toBe(1);
  });

  it('ends with the reason when the login fails', () => {
    const phone = joinedPhone(1_000, { login: refused });
    expect(phone.view).toMatchObject({ status: 'ended', error: 'tokenMalformed', errorCode: 'zego 1102016' });
  });

  it('gives publishing up after its retries, tells so, and starts afresh on a tap', () => {
    const phone = joinedPhone(30_000, { pushUrl: broken });
    expect(phone.count('startPublishingStream')).toBe(5);
    expect(phone.count('stopPublishingStream')).toBe(5);
    expect(phone.view).toMatchObject({
      publisher: 'NO_PUBLISH',
      error: 'dispatchFailed',
      can: { publish: true, stopPublish: false },
    });
    phone.send({ type: 'page.publishTapped' });
    expect(phone.view).toMatchObject({ publisher: 'PUBLISH_REQUESTING', error: '' });
  });

  it('takes up again what it gave up once the room reconnects', () => {
    const phone = joinedPhone(30_000, { pushUrl: broken });
    expect(phone.view.publisher).toBe('NO_PUBLISH');
    phone.roomConnecting();
    phone.roomConnected();
    expect(phone.view.publisher).toBe('PUBLISH_REQUESTING');
  });

  it('gives playing a stream up, but plays the next stream that comes', () => {
    const phone = joinedPhone(1_000, { publish: false, pullUrl: broken });
    phone.streamsAdded('b1');
    phone.pass(120_000);
    expect(phone.count('startPlayingStream')).toBe(6);
    expect(phone.view).toMatchObject({ player: 'NO_PLAY', error: 'dispatchFailed', can: { play: true } });
    phone.streamsDeleted('b1');
    phone.streamsAdded('b2');
    expect(phone.view).toMatchObject({ player: 'PLAY_REQUESTING', error: '' });
  });

  it('renews the token without a mount, and again after a failing endpoint', () => {
    const phone = phoneInCall({ renew: { kind: 'credentialsUnreachable', code: 'alipay 12' } });
    phone.send({ type: 'zego.tokenWillExpire', session: phone.session, room });
    phone.pass(3_000);
    expect(phone.count('renewToken')).toBe(2);
    expect(phone.mounts).toHaveLength(1);
    phone.pass(60_000);
    expect(phone.count('renewToken')).toBe(4);
    expect(phone.value.token).toBe('valid');
    // and the next warning is answered as patiently as the first
    phone.send({ type: 'zego.tokenWillExpire', session: phone.session, room });
    phone.pass(60_000);
    expect(phone.count('renewToken')).toBe(8);
  });

  it('offers exactly the controls that can act', () => {
    const phone = new SimulatedPhone();
    expect(controls(phone)).toEqual(['join']);
    phone.join(false);
    phone.pass(1_000);
    phone.streamsAdded('b1');
    expect(controls(phone)).toEqual(['leave', 'publish', 'stopPlay', 'devices']);
  });

  it('can leave from every connecting state in bounded time, even when nothing answers', () => {
    const phone = joinedPhone(2_000, { live: ['b1'], logout: null, hide: null });
    phone.roomConnecting();
    phone.leave();
    expect(phone.view.status).toBe('leaving');
    phone.pass(3_000);
    expect(phone.view.status).toBe('idle');
    expect(phone.value.rtcRoom).toEqual({ unmounted: 'idle' });
  });
});
