/** What the chart remembers: the user's wishes, which outlive every outage, and what is so. */
import { describe, expect, it } from 'vitest';
import { createActor } from 'xstate';
import type { AnyActorLogic } from 'xstate';
import { callMachine, defaultProfile, devices } from '../../../machines/index.ts';
import type { CallProfile, Stream } from '../../../machines/index.ts';
import {
  actors,
  permissionsInput,
  hideInput,
  playInput,
  publishInput,
  roomInput,
  showInput,
} from '../../../machines/actors.ts';
import { SimulatedPhone, bob, joinedPhone, phoneAt, phoneInCall, room, streamOf } from './simulated-phone.ts';

const s = 1_000;
const carol = { id: 'carol', name: 'Carol' };

describe('before the first tap', () => {
  it('nothing is wanted but to play what comes, with both devices on', () => {
    expect(createActor(callMachine).start().getSnapshot().context.intent).toEqual({
      call: false,
      room: '',
      nonce: '',
      publish: false,
      play: true,
      camera: true,
      microphone: true,
    });
  });

  it('nothing is so: the engine of a first session is made once the call begins', () => {
    const nothing = {
      stream: null,
      url: null,
      pending: false,
      attempt: 0,
      retries: 0,
    };
    expect(createActor(callMachine).start().getSnapshot().context.fact).toEqual({
      page: 'loading',
      session: 1,
      link: 'none',
      rejoinRetries: 0,
      stepRetries: 0,
      user: null,
      publisher: nothing,
      player: nothing,
      remotes: [],
      others: [],
      remoteEnd: 'none',
      mount: { generation: 0, pair: null },
      refresh: 0,
      settling: { push: null, pull: null, refresh: 0 },
      renewRetries: 0,
      online: true,
      visible: true,
      errors: { room: null, rtcRoom: null, publisher: null, player: null },
      dropped: 0,
      malformed: 0,
    });
  });

  it('a phone switches its devices through the component, loses its camera in the background, and keeps its microphone on', () => {
    expect(defaultProfile).toEqual({
      deviceSwitch: 'context',
      cameraDiesHidden: true,
      background: { microphone: 'keep', leaveAfter: 240 * s },
    });
  });
});

describe('the wish', () => {
  it('is what the join says, and playing', () => {
    const phone = new SimulatedPhone();
    phone.send({ type: 'page.stopPlayTapped' });
    phone.send({
      type: 'page.joinTapped',
      room: 'r9',
      nonce: 'n9',
      publish: true,
      camera: false,
      microphone: true,
    });
    expect(phone.intent).toEqual({
      call: true,
      room: 'r9',
      nonce: 'n9',
      publish: true,
      play: true,
      camera: false,
      microphone: true,
    });
  });

  it('to publish and to play follow the taps, each by itself', () => {
    const phone = phoneInCall();
    phone.send({ type: 'page.stopPublishTapped' });
    expect(phone.intent).toMatchObject({ publish: false, play: true });
    phone.send({ type: 'page.stopPlayTapped' });
    expect(phone.intent).toMatchObject({ publish: false, play: false });
    phone.send({ type: 'page.publishTapped' });
    phone.pass(2 * s);
    expect(phone.view).toMatchObject({ publisher: 'PUBLISHING', player: 'NO_PLAY' });
    phone.send({ type: 'page.playTapped' });
    phone.pass(2 * s);
    expect(phone.view).toMatchObject({ publisher: 'PUBLISHING', player: 'PLAYING' });
  });

  it('to join without a camera keeps the microphone', () => {
    const phone = phoneAt('"permissions"');
    const error = { kind: 'cameraDenied', code: 'alipay camera' } as const;
    phone.send({ type: 'preflight.failed', session: phone.session, error });
    phone.send({ type: 'page.withoutCameraTapped' });
    expect(phone.intent).toMatchObject({ camera: false, microphone: true });
    expect(phone.view.error).toBe('');
  });

  it('to be in a call ends with the call, whoever ended it', () => {
    const phone = phoneInCall();
    phone.roomDisconnected({ kind: 'kickedByServer', code: 'zego 1002055' });
    phone.pass(s);
    expect(phone.intent.call).toBe(false);
  });

  it('cannot be repeated before there was one, nor once the page has gone', () => {
    const fresh = new SimulatedPhone();
    fresh.send({ type: 'page.retryTapped' });
    expect(fresh.view.status).toBe('idle');
    const gone = phoneInCall();
    gone.send({ type: 'page.unloaded' });
    gone.pass(5 * s);
    gone.send({ type: 'page.retryTapped' });
    expect(gone.view.status).toBe('idle');
    expect(gone.count('loginRoom')).toBe(1);
  });

  it('is repeated with the same room, and counts its failures afresh', () => {
    const phone = joinedPhone(s, { login: { kind: 'tokenMalformed', code: 'zego 1102016' } });
    expect(phone.view.status).toBe('ended');
    phone.outside = { ...phone.outside, login: 200 };
    phone.send({ type: 'page.retryTapped' });
    expect(phone.view).toMatchObject({ error: '', room });
    phone.pass(s);
    expect(phone.view.status).toBe('connected');
  });
});

describe('the devices that are sent', () => {
  const muting: CallProfile = {
    ...defaultProfile,
    background: { ...defaultProfile.background, microphone: 'mute' },
  };
  const sent = (profile: CallProfile, visible: boolean, microphone = true) => {
    const phone = joinedPhone(3 * s, { live: ['b1'], input: { profile } });
    if (!microphone) phone.send({ type: 'page.microphoneTapped' });
    phone.send({ type: visible ? 'app.shown' : 'app.hidden' });
    return devices(phone.actor.getSnapshot().context);
  };

  it('are the user’s wish while the call is seen', () => {
    expect(sent(defaultProfile, true)).toEqual({ camera: true, microphone: true });
    expect(sent(muting, true)).toEqual({ camera: true, microphone: true });
    expect(sent(muting, true, false)).toEqual({ camera: true, microphone: false });
  });

  it('lose the microphone in the background only where the product says so', () => {
    expect(sent(defaultProfile, false)).toEqual({ camera: true, microphone: true });
    expect(sent(muting, false)).toEqual({ camera: true, microphone: false });
    expect(sent(defaultProfile, false, false)).toEqual({ camera: true, microphone: false });
  });

  it('are told to the component and the other side when the call is hidden and when it is seen again', () => {
    const phone = phoneInCall();
    phone.commands.length = 0;
    phone.send({ type: 'app.hidden' });
    phone.send({ type: 'app.shown' });
    expect(phone.commands).toEqual(['applyDevices', 'tellDevices', 'applyDevices', 'tellDevices']);
    expect(phone.fact.visible).toBe(true);
  });

  it('need a permission only when something is to be sent', () => {
    const inputOf = (phone: SimulatedPhone) => permissionsInput(phone.actor.getSnapshot());
    const watching = new SimulatedPhone();
    watching.join(false);
    const { session } = watching;
    expect(inputOf(watching)).toEqual({ session, camera: false, microphone: false });
    const publishing = new SimulatedPhone();
    publishing.join();
    expect(inputOf(publishing)).toEqual({ session, camera: true, microphone: true });
    publishing.send({ type: 'page.microphoneTapped' });
    expect(inputOf(publishing)).toEqual({ session, camera: true, microphone: false });
    publishing.send({ type: 'page.cameraTapped' });
    expect(inputOf(publishing)).toEqual({ session, camera: false, microphone: false });
  });
});

describe('what the shell is told', () => {
  it('names the session, the room, the streams and the mount that it is about', () => {
    const phone = phoneInCall();
    const snapshot = phone.actor.getSnapshot();
    const { session } = phone;
    expect(roomInput(snapshot)).toEqual({ session, room });
    expect(publishInput(snapshot)).toEqual({ session, stream: 'alice-n1-1', attempt: 1 });
    expect(playInput(snapshot)).toEqual({ session, stream: 'b1', attempt: 1 });
    expect(showInput(snapshot)).toEqual({
      room,
      mount: 1,
      pair: { push: 'alice-n1-1#1', pull: 'b1#1', refresh: 0 },
      devices: { camera: true, microphone: true },
    });
    expect(hideInput(snapshot)).toEqual({ mount: 1, pageGone: false });
  });

  it('says when the page has gone, which renders nothing any more', () => {
    const phone = phoneInCall({ logout: null });
    phone.send({ type: 'page.unloaded' });
    expect(hideInput(phone.actor.getSnapshot())).toEqual({ mount: 1, pageGone: true });
  });

  it.each(Object.entries(actors))('is an error where the shell has forgotten the actor %s', (name, logic) => {
    const errors: unknown[] = [];
    const actor = createActor<AnyActorLogic>(logic, { input: {} });
    actor.subscribe({ error: (error) => errors.push(error) });
    actor.start();
    expect(errors.map(String)).toEqual([`Error: the shell has to provide the actor ${name}`]);
  });
});

describe('the people and streams of the room', () => {
  const added = (phone: SimulatedPhone, ...streams: Stream[]) =>
    phone.send({ type: 'zego.streamsAdded', session: phone.session, room, streams });

  it('of a session before are told by nobody', () => {
    const phone = phoneInCall();
    const of = { session: phone.session - 1, room };
    const { fact } = phone;
    const { error } = { error: null };
    phone.send({ type: 'zego.usersEntered', ...of, users: [carol] });
    phone.send({ type: 'zego.usersLeft', ...of, users: [bob] });
    phone.send({ type: 'zego.hangUpReceived', ...of, user: bob });
    phone.send({ type: 'zego.streamsAdded', ...of, streams: [streamOf('ghost', carol)] });
    phone.send({ type: 'zego.streamsDeleted', ...of, streams: [streamOf('b1')] });
    phone.send({
      type: 'zego.streamExtraInfoUpdated',
      ...of,
      streams: [{ ...streamOf('b1'), devices: { camera: false, microphone: false } }],
    });
    phone.send({ type: 'zego.roomConnecting', ...of });
    phone.send({ type: 'zego.roomDisconnected', ...of, error });
    phone.send({ type: 'zego.tokenWillExpire', ...of });
    expect(phone.fact).toEqual({ ...fact, dropped: 9 });
    expect(phone.view.status).toBe('connected');
  });

  it('change nothing when they are told twice', () => {
    const phone = phoneInCall();
    const { remotes } = phone.fact;
    added(phone, streamOf('b1'));
    expect(phone.fact.remotes).toEqual(remotes);
    phone.send({ type: 'zego.usersEntered', session: phone.session, room, users: [bob] });
    phone.send({ type: 'zego.usersEntered', session: phone.session, room, users: [bob] });
    expect(phone.fact.others).toEqual([bob]);
  });

  it('each keep what only another one’s extra info tells', () => {
    const phone = phoneInCall();
    added(phone, streamOf('c1', carol));
    const told = { ...streamOf('c1', carol), devices: { camera: false, microphone: false } };
    phone.send({ type: 'zego.streamExtraInfoUpdated', session: phone.session, room, streams: [told] });
    expect(phone.fact.remotes).toEqual([streamOf('b1'), told]);
    expect(phone.view).toMatchObject({ remoteCamera: true, remoteMicrophone: true });
  });

  it('take no failures away from a stream that plays on when another one queues', () => {
    const phone = joinedPhone(2 * s, {
      live: ['b1'],
      publish: false,
      pullUrl: { kind: 'playFailed', code: 'zego 1' },
    });
    const { retries: failures } = phone.fact.player;
    expect(failures).toBeGreaterThan(0);
    added(phone, streamOf('c1', carol));
    expect(phone.fact.player.retries).toBe(failures);
    expect(phone.view.error).toBe('playFailed');
  });
});

describe('a number that tells two of a kind apart', () => {
  it('only grows: of the session, the attempt, the mount and the wish for a new component', () => {
    const phone = phoneInCall();
    const before = phone.fact;
    phone.send({ type: 'audio.interruptionEnded' });
    phone.pass(2 * s);
    phone.roomDisconnected({ kind: 'connectionLost', code: 'zego 1002053' });
    phone.pass(5 * s);
    const after = phone.fact;
    expect(after.session).toBe(before.session + 1);
    expect(after.refresh).toBe(before.refresh + 1);
    expect(after.publisher.attempt).toBe(before.publisher.attempt + 1);
    expect(after.player.attempt).toBe(before.player.attempt + 1);
    expect(after.mount.generation).toBe(before.mount.generation + 2);
  });
});

describe('the network', () => {
  it('is known wherever the call is, and costs a call that goes on another socket at most', () => {
    const phone = phoneInCall();
    phone.commands.length = 0;
    phone.send({ type: 'network.changed', online: false });
    expect(phone.fact.online).toBe(false);
    phone.send({ type: 'network.changed', online: true });
    expect(phone.fact.online).toBe(true);
    phone.pass(60 * s);
    expect(phone.commands).toEqual(['replaceSocket']);
    expect(phone.view.status).toBe('connected');
  });
});

describe('a link', () => {
  it('is asked for, up, down while the SDK mends it, leaving, and none', () => {
    const phone = phoneAt('"loggingIn"');
    expect(phone.fact.link).toBe('asked');
    phone.pass(300);
    expect(phone.fact.link).toBe('up');
    phone.roomConnecting();
    expect(phone.fact.link).toBe('down');
    phone.roomConnected();
    expect(phone.fact.link).toBe('up');
    phone.leave();
    expect(phone.fact.link).toBe('leaving');
    phone.pass(s);
    expect(phone.fact.link).toBe('none');
  });

  it('that has gone by itself is not logged out of', () => {
    const phone = phoneInCall();
    phone.roomDisconnected({ kind: 'kickedByServer', code: 'zego 1002055' });
    phone.pass(5 * s);
    expect(phone.count('logoutRoom')).toBe(0);
  });
});
