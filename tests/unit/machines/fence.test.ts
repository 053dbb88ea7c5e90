/** What counts as an event of now, with the calls that it could be mistaken for. */
import { describe, expect, it } from 'vitest';
import type { CallContext, CallEvent, RtmpCode } from '../../../machines/index.ts';
import { staleness } from '../../../machines/fence.ts';
import { joinedPhone, phoneInCall, room } from './simulated-phone.ts';
import type { SimulatedPhone } from './simulated-phone.ts';

/** Whether nothing of the event is of another session, room, stream or mount. */
const isOfToday = (context: CallContext, event: CallEvent): boolean => staleness(context, event) === null;

/** Publishes `alice-n1-1` and plays `b1`, both at the first attempt, in the first mount. */
const situation = () => {
  const phone = phoneInCall();
  const { context } = phone.actor.getSnapshot();
  const of = { session: phone.session, room };
  const push = { session: phone.session, stream: 'alice-n1-1' };
  const play = { session: phone.session, stream: 'b1' };
  return { counts: (event: CallEvent) => isOfToday(context, event), of, push, play, mount: 1, phone };
};
const error = { kind: 'publishFailed', code: 'zego 1' } as const;

describe('an event of the room', () => {
  it('counts in its session and its room only', () => {
    const { counts, of } = situation();
    expect(counts({ type: 'zego.roomConnected', ...of })).toBe(true);
    expect(counts({ type: 'zego.roomConnected', ...of, session: of.session + 1 })).toBe(false);
    expect(counts({ type: 'zego.roomConnected', ...of, room: 'r2' })).toBe(false);
  });
});

describe('an answer that names its session alone', () => {
  it('counts in that session', () => {
    const { counts, of } = situation();
    const { session } = of;
    expect(counts({ type: 'login.succeeded', session })).toBe(true);
    expect(counts({ type: 'token.renewed', session })).toBe(true);
    expect(counts({ type: 'token.renewed', session: session - 1 })).toBe(false);
  });
});

describe('an event of the user or the phone', () => {
  it('always counts', () => {
    const { counts } = situation();
    expect(counts({ type: 'page.leaveTapped' })).toBe(true);
    expect(counts({ type: 'network.changed', online: false })).toBe(true);
  });
});

describe('an event of the own stream', () => {
  const events = (stream: { session: number; stream: string }, attempt: number): CallEvent[] => [
    { type: 'publisher.urlReceived', ...stream, attempt },
    { type: 'publisher.urlFailed', ...stream, attempt, error },
  ];

  it('counts for the stream that is published, not for one that is played', () => {
    const { counts, push, play } = situation();
    for (const type of ['zego.publishing', 'zego.publishEnded'] as const) {
      expect(counts({ type, ...push, error: null })).toBe(true);
      expect(counts({ type, ...play, error: null })).toBe(false);
    }
  });

  it('counts as an answer for its own attempt only', () => {
    const { counts, push, play } = situation();
    for (const event of events(push, 1)) expect(counts(event)).toBe(true);
    for (const event of [...events(push, 0), ...events(push, 2), ...events(play, 1)])
      expect(counts(event)).toBe(false);
  });
});

describe('an event of the stream that is played', () => {
  const events = (stream: { session: number; stream: string }, attempt: number): CallEvent[] => [
    { type: 'player.urlReceived', ...stream, attempt },
    { type: 'player.urlFailed', ...stream, attempt, error },
  ];

  it('counts for that stream, not for the own one', () => {
    const { counts, push, play } = situation();
    for (const type of ['zego.playing', 'zego.playEnded'] as const) {
      expect(counts({ type, ...play, error: null })).toBe(true);
      expect(counts({ type, ...push, error: null })).toBe(false);
    }
  });

  it('counts as an answer for its own attempt only', () => {
    const { counts, push, play } = situation();
    for (const event of events(play, 1)) expect(counts(event)).toBe(true);
    for (const event of [...events(play, 0), ...events(play, 2), ...events(push, 1)])
      expect(counts(event)).toBe(false);
  });
});

describe('an event of the component', () => {
  const rtmp = (mount: number, code: RtmpCode): CallEvent => ({ type: 'rtcRoom.rtmpEvent', mount, code });

  it('counts for the mounted component only', () => {
    const { counts, mount } = situation();
    expect(counts({ type: 'rtcRoom.shown', mount })).toBe(true);
    expect(counts({ type: 'rtcRoom.failed', mount, error })).toBe(true);
    expect(counts({ type: 'rtcRoom.failed', mount: mount - 1, error })).toBe(false);
    expect(counts({ type: 'rtcRoom.failed', mount: mount + 1, error })).toBe(false);
  });

  it('counts no more once the component has gone', () => {
    const { phone, mount } = situation();
    phone.leave();
    phone.pass(2_000);
    expect(isOfToday(phone.actor.getSnapshot().context, { type: 'rtcRoom.failed', mount, error })).toBe(
      false,
    );
    expect(phone.fact.mount.generation).toBe(mount);
  });

  it('tells of both directions while it shows both URLs of today', () => {
    const { counts, mount } = situation();
    for (const code of [3800, 3801, 3802, 3803] as const) expect(counts(rtmp(mount, code))).toBe(true);
  });

  it('tells nothing of a direction that it was made without', () => {
    const watching = joinedPhone(3_000, { live: ['b1'], publish: false });
    const publishing = joinedPhone(3_000);
    const counted = (phone: SimulatedPhone) =>
      ([3800, 3801, 3802, 3803] as const).filter((code) =>
        isOfToday(phone.actor.getSnapshot().context, rtmp(phone.fact.mount.generation, code)),
      );
    expect(counted(watching)).toEqual([3802, 3803]);
    expect(counted(publishing)).toEqual([3800, 3801]);
  });

  it('tells nothing of a stream whose URL is newer than the one it shows', () => {
    const { phone, mount } = situation();
    phone.rtmp(3801);
    phone.pass(1_160);
    expect(phone.fact.publisher.url).toBe('alice-n1-2#2');
    expect(phone.fact.mount.generation).toBe(mount);
    const { context } = phone.actor.getSnapshot();
    const counted = ([3800, 3801, 3802, 3803] as const).filter((code) =>
      isOfToday(context, rtmp(mount, code)),
    );
    expect(counted).toEqual([3802, 3803]);
  });

  it('tells nothing of a direction that is given up, which it may still show', () => {
    const { phone, mount } = situation();
    phone.send({ type: 'page.stopPlayTapped' });
    const { context } = phone.actor.getSnapshot();
    expect(
      ([3800, 3801, 3802, 3803] as const).filter((code) => isOfToday(context, rtmp(mount, code))),
    ).toEqual([3800, 3801]);
  });
});
