/** A trace names nobody: ids and names are stand-ins, and the chart makes of them what it made of the originals. */
import { describe, expect, it } from 'vitest';
import { replay } from '../../../lab/trace/replay.ts';
import { createAnonymiser } from '../../../src/recorder/anonymise.ts';
import { catalogue, eventTypes } from '../../proof/model/catalogue.ts';
import { silentCall } from './silent-call.ts';

const alice = { id: 'alice', name: 'Alice Doe' };
const bob = { id: 'bob.b', name: '👩🏽‍🚀 مريم' };
const bobsStream = { id: 'bob_b-k3j9x0aa-2', user: bob, devices: null };

/** A call with both pictures. */
const wholeCall = () => {
  const call = silentCall();
  call.begin('family', alice);
  call.meet(bobsStream);
  call.mount();
  return call;
};

/** The last step of an event of this type. */
const stepOf = (call: ReturnType<typeof silentCall>, type: string) =>
  call
    .trace()
    .steps.filter(({ event }) => event.type === type)
    .at(-1);

const eventOf = (call: ReturnType<typeof silentCall>, type: string) => stepOf(call, type)?.event;
const patchOf = (call: ReturnType<typeof silentCall>, type: string) => stepOf(call, type)?.patch;

describe('a trace', () => {
  it('has stand-ins for users, names, rooms and streams, and replays with them', () => {
    const call = wholeCall();
    for (const original of ['alice', 'Alice', 'bob', 'bob_b', bob.name, 'family'])
      expect(call.text()).not.toContain(original);
    expect(eventOf(call, 'zego.usersEntered')).toMatchObject({
      room: 'room-1',
      users: [{ id: 'user-3', name: 'name-4' }],
    });
    expect(patchOf(call, 'zego.usersEntered')).toMatchObject({ remote: 'name-4' });
    expect(patchOf(call, 'page.joinTapped')).toMatchObject({ room: 'room-1' });
    expect(replay(call.trace()).divergence).toBeNull();
  });

  it('says of the own stream whose it is and keeps the nonce, and of another’s nothing', () => {
    const call = wholeCall();
    expect(eventOf(call, 'zego.publishing')).toMatchObject({ stream: 'user-1-nonce123-1' });
    expect(eventOf(call, 'zego.playing')).toMatchObject({ stream: 'stream-2' });
  });

  it('shows nothing of the stream of another app, also where it ends like one of ours', () => {
    for (const id of ['zqx', 'bob_b-screen-1', 'bob_b-ROOM1234-1', 'bob_b-family99-1', 'bob_b-alice123-x']) {
      const call = silentCall();
      call.begin('family99', alice);
      call.meet({ ...bobsStream, id });
      expect(eventOf(call, 'zego.playing')).toMatchObject({ stream: 'stream-2' });
      expect(call.text()).not.toContain(id);
      expect(replay(call.trace()).divergence).toBeNull();
    }
  });

  it('tells users apart whose ids look alike in a stream id', () => {
    const call = silentCall();
    call.begin('family', { id: 'b@b', name: 'x' });
    call.meet({ id: 'b_b-k3j9x0aa-1', user: { id: 'b.b', name: 'y' }, devices: null });
    expect(eventOf(call, 'zego.publishing')).toMatchObject({ stream: 'user-1-nonce123-1' });
    expect(eventOf(call, 'zego.playing')).toMatchObject({ stream: 'stream-2' });
    expect(replay(call.trace()).divergence).toBeNull();
  });

  it('gives a user whose id is too long for a stream id the stream that the chart makes of the stand-in', () => {
    const call = silentCall();
    call.begin('family', { id: 'é'.repeat(255), name: '' });
    expect(call.snapshot().context.fact.publisher.stream).toHaveLength(255);
    expect(eventOf(call, 'zego.publishing')).toMatchObject({ stream: 'user-1-nonce123-1' });
    expect(replay(call.trace()).divergence).toBeNull();
  });

  it('leaves states and statuses alone where a user or a room is called like one', () => {
    const call = silentCall();
    call.begin('connected', { id: 'idle', name: 'noPublish' });
    call.meet({ id: 'playing', user: { id: 'none', name: 'up' }, devices: null });
    expect(eventOf(call, 'page.joinTapped')).toMatchObject({ room: 'room-1' });
    expect(call.trace().start.context).toMatchObject({
      fact: { page: 'loading', link: 'none', remoteEnd: 'none' },
    });
    expect(patchOf(call, 'login.succeeded')).toMatchObject({ status: 'connected' });
    expect(stepOf(call, 'login.succeeded')?.state).toMatchObject({ room: 'connected' });
    expect(replay(call.trace()).divergence).toBeNull();
  });

  it('tells a user from a room and a stream of the same id', () => {
    const call = silentCall();
    call.begin('same', { id: 'same', name: 'Same' });
    call.meet({ id: 'same', user: { id: 'other', name: 'Other' }, devices: null });
    expect(eventOf(call, 'zego.streamsAdded')).toMatchObject({
      room: 'room-1',
      streams: [{ id: 'stream-2' }],
    });
    expect(eventOf(call, 'credentials.received')).toMatchObject({ user: { id: 'user-1' } });
  });

  it('keeps an empty name empty, and a name that is an id the same as that id', () => {
    const call = silentCall();
    call.begin('family', { id: 'alice', name: 'alice' });
    call.meet({ ...bobsStream, user: { id: 'bob.b', name: '' } });
    expect(eventOf(call, 'credentials.received')).toMatchObject({ user: { id: 'user-1', name: 'user-1' } });
    expect(eventOf(call, 'zego.usersEntered')).toMatchObject({ users: [{ id: 'user-2', name: '' }] });
    expect(patchOf(call, 'zego.usersEntered')).toMatchObject({ remote: 'user-2' });
  });

  it('keeps error codes and the names of vendors’ events', () => {
    const call = wholeCall();
    call.send({ type: 'adapter.malformedEvent', source: 'zego', name: 'roomUserUpdate' });
    call.send({ type: 'rtcRoom.informed', mount: 1, about: 'roomInfo' });
    const error = { kind: 'kickedByOtherLogin', code: 'zego 1002050' } as const;
    call.send({ type: 'zego.roomDisconnected', session: 1, room: 'family', error });
    expect(eventOf(call, 'adapter.malformedEvent')).toMatchObject({ source: 'zego', name: 'roomUserUpdate' });
    expect(eventOf(call, 'rtcRoom.informed')).toMatchObject({ mount: 1, about: 'roomInfo' });
    expect(eventOf(call, 'zego.roomDisconnected')).toMatchObject({ error });
    expect(patchOf(call, 'zego.roomDisconnected')).toMatchObject({ errorCode: 'zego 1002050' });
  });

  it('has the same stand-ins when it is handed out again, after more events than it keeps', () => {
    const call = wholeCall();
    const before = call.trace();
    for (let index = 0; index < 600; index += 1) call.send({ type: 'page.cameraTapped' });
    call.send({ type: 'zego.usersLeft', session: 1, room: 'family', users: [bob] });
    const after = call.trace();
    expect(after.forgotten).toBeGreaterThan(before.steps.length);
    expect(eventOf(call, 'zego.usersLeft')).toMatchObject({
      room: 'room-1',
      users: [{ id: 'user-3', name: 'name-4' }],
    });
    expect(replay(after).divergence).toBeNull();
  });

  it('knows whose the streams are when the events that brought them are forgotten', () => {
    const call = wholeCall();
    for (let index = 0; index < 600; index += 1) call.send({ type: 'page.cameraTapped' });
    expect(call.trace().start.context).toMatchObject({
      fact: {
        push: { stream: 'user-1-nonce123-1', url: 'user-1-nonce123-1#1' },
        play: { stream: 'stream-2', url: 'stream-2#1' },
        mount: { pair: { push: 'user-1-nonce123-1#1', pull: 'stream-2#1' } },
      },
    });
    expect(replay(call.trace()).divergence).toBeNull();
  });
});

describe('an event of the catalogue', () => {
  it('has every word that the chart knows left, and nothing blanked', () => {
    const context = wholeCall().snapshot().context;
    const anonymiser = createAnonymiser();
    const samples = eventTypes.flatMap((type) => catalogue({ remotes: 2 })(type, context));
    for (const { event } of samples)
      expect(JSON.stringify(anonymiser.event({ ...event }))).not.toContain('•••');
    expect(JSON.stringify(anonymiser.context(context))).not.toContain('•••');
  });
});

describe('what others put where a word of ours stands', () => {
  const anonymiser = () => createAnonymiser();

  it.each([
    [
      'a code of a provider of credentials',
      { type: 'credentials.failed', session: 1, error: { kind: 'unknown', code: 'zhangwei left' } },
    ],
    [
      'what a script sent that is no event',
      { type: 'adapter.malformedEvent', source: 'page', name: 'zhangwei' },
    ],
    [
      'an id that is a number',
      { type: 'credentials.received', session: 1, user: { id: 13_800_138_000, name: 'x' } },
    ],
    ['a number that looks like a nonce', { type: 'zego.playing', session: 1, stream: 'bob-91234567-1' }],
  ])('%s is blanked or has a stand-in', (_what, event) => {
    expect(JSON.stringify(anonymiser().event(event))).not.toMatch(/zhangwei|13800138000|91234567/);
  });

  it.each(['http 503', 'http 400 userId empty', 'callchart room empty', 'credentials token empty'])(
    'the code %s stays',
    (code) => {
      const failed = { type: 'credentials.failed', session: 1, error: { kind: 'unknown', code } };
      expect(createAnonymiser().event(failed)).toEqual(failed);
    },
  );

  it('codes of ours stay, and names of vendor events', () => {
    const failed = {
      type: 'credentials.failed',
      session: 1,
      error: { kind: 'unknown', code: 'alipay request 12' },
    };
    const malformed = { type: 'adapter.malformedEvent', source: 'zego', name: 'roomUserUpdate' };
    expect([failed, malformed].map((event) => anonymiser().event(event))).toEqual([failed, malformed]);
  });
});

describe('what an inspector sends', () => {
  const odd: readonly object[] = [
    {
      type: 'lab.gossip',
      about: 'zqx',
      nonce: { of: 'zqx' },
      user: { id: 'zqx', name: 'zqx' },
      list: ['zqx'],
    },
    { type: 'lab.gossip', session: 'zqx', mount: 'zqx', room: 'zqx', zqx: 1 },
    { type: 'lab.gossip', session: 1, room: 'family' },
    { type: 'page.ready', user: 'zqx', url: 'zqx', note: ['zqx', { note: 'zqx' }], error: 'zqx', room: null },
    { type: 'network.changed', online: 'zqx' },
    { type: 'network.changed' },
    { type: 'zego.publishing', session: 1, stream: 'zqx', room: 'zqx' },
    {
      type: 'zego.usersEntered',
      session: 1,
      room: 'family',
      users: [{ id: 'zqx', name: 'zqx', role: 'zqx' }, {}],
    },
    { type: 'zego.hangUpReceived', session: 1, room: 'family' },
    { type: 'zego.publishEnded', session: 1, stream: 'alice-nonce123-1', error: 'zqx' },
  ];

  it.each(odd.map((event) => [JSON.stringify(event), event] as const))(
    'neither throws nor says more than the fence asks, and replays: %s',
    (_text, event) => {
      const call = wholeCall();
      call.sendAny(event);
      expect(call.text()).not.toContain('zqx');
      // of an event without what it must have the chart may die, as it did before it was recorded
      if (call.snapshot().status !== 'active') return;
      expect(call.trace().steps.at(-1)?.event.type).toBe(Reflect.get(event, 'type'));
      expect(replay(call.trace()).divergence).toBeNull();
    },
  );
});
