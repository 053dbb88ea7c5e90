import { describe, expect, it } from 'vitest';
import { WireClient } from './wire-client.ts';
import { loggedIn, room, stage, stageCall } from './staging.ts';

const minute = 60_000;

describe('a lost socket', () => {
  it('leaves the user in the room until the user timeout', async () => {
    const { clock, gateway, alice, bob } = stageCall();
    bob.addStream('s-bob');
    bob.loseSocket();
    await clock.advance(1.5 * minute - 1);
    alice.heartbeat();
    expect(alice.userChanges()).toEqual(['+bob']);
    await clock.advance(1);
    expect(alice.userChanges()).toEqual(['+bob', '-bob']);
    expect(alice.streamChanges()).toEqual(['+s-bob', '-s-bob']);
    expect(gateway.journal.of('userGone')).toMatchObject([{ user: 'bob', why: 'silence' }]);
  });

  it('goes unnoticed by the others when the user is back in time with the session id', async () => {
    const { clock, gateway } = stage({ userTimeoutMs: 10_000, roomHeartbeatTimeoutMs: minute });
    const alice = loggedIn(gateway, 'alice');
    const bob = new WireClient(gateway);
    const { userSessionId = 0n } = bob.login({ room, user: 'bob' });
    bob.addStream('s-bob');
    bob.loseSocket();
    await clock.advance(9_999);
    const back = new WireClient(gateway);
    const reply = back.login({ room, user: 'bob', userSessionId });
    await clock.advance(20_000);
    expect(reply.userSessionId).toBe(userSessionId);
    expect(reply.streamInfoList.map((stream) => stream.streamId)).toEqual(['s-bob']);
    expect(alice.userChanges()).toEqual(['+bob']);
    expect(alice.streamChanges()).toEqual(['+s-bob']);
    expect(gateway.journal.of('login').map((entry) => entry.relogin)).toEqual([false, false, true]);
  });

  it('costs the streams when the user comes back as somebody new', () => {
    const { gateway, alice, bob } = stageCall();
    bob.addStream('s-bob');
    bob.loseSocket();
    expect(loggedIn(gateway, 'bob').user).toBe('bob');
    expect(alice.streamChanges()).toEqual(['+s-bob', '-s-bob']);
    expect(alice.userChanges()).toEqual(['+bob']);
    expect(gateway.journal.of('kick')).toEqual([]);
  });
});

describe('silence on an open socket', () => {
  it('ends the stay too, and a late heartbeat is answered with 105', async () => {
    const { clock, alice, bob } = stageCall();
    for (let half = 0; half < 3; half += 1) {
      alice.heartbeat();
      await clock.advance(minute / 2);
    }
    expect(alice.userChanges()).toEqual(['+bob', '-bob']);
    expect(bob.heartbeat().rspHead?.code).toBe(105);
  });
});

describe('a second login of the same user', () => {
  it('kicks the first session out with reason 1 and ends its streams; the others see the user stay', () => {
    const { gateway, alice, bob } = stageCall();
    bob.addStream('s-bob');
    const again = loggedIn(gateway, 'bob');
    expect(bob.kickReasons()).toEqual([1]);
    expect(alice.streamChanges()).toEqual(['+s-bob', '-s-bob']);
    expect(alice.userChanges()).toEqual(['+bob']);
    bob.closePcStream();
    expect(again.heartbeat().onlineCount).toBe(2);
    expect(gateway.journal.of('kick')).toMatchObject([{ user: 'bob', room, reason: 1 }]);
  });

  it('in another room touches nobody', () => {
    const { gateway, bob } = stageCall();
    loggedIn(gateway, 'bob', 'room-2');
    expect(bob.kickReasons()).toEqual([]);
    expect(gateway.rooms.map(({ id }) => id)).toEqual([room, 'room-2']);
  });
});

describe('dispose', () => {
  it('closes every socket and leaves no timer', () => {
    const { clock, gateway, alice, bob } = stageCall();
    gateway.faults.bot(room, 'carol').publish('s-carol');
    gateway.faults.flapStream(room, 's-carol', 100);
    gateway.dispose();
    expect([alice.isClosed, bob.isClosed]).toEqual([true, true]);
    expect(clock.liveTimers()).toEqual([]);
  });
});
