import { describe, expect, it } from 'vitest';
import { decode } from '../../../lab/gateway/wire/codec.ts';
import { roomCommands } from '../../../lab/gateway/wire/room-message.ts';
import * as schema from '../../../lab/gateway/wire/schema.ts';
import { loggedIn, room, stage, stageCall } from './staging.ts';
import { WireClient, present, read } from './wire-client.ts';

describe('login', () => {
  it('replies with everything that the SDK needs, zeros included', () => {
    const { clock, gateway } = stage({ roomHeartbeatMs: 4000, roomHeartbeatTimeoutMs: 20_000 });
    const alice = new WireClient(gateway);
    const message = present(alice.loginMessage({ room, user: 'alice' }));
    expect(message.contextKey).toBeGreaterThan(0);
    expect(decode(schema.LoginResponse, message.body)).toMatchObject({
      rspHead: { code: 0, message: '' },
      retTimestamp: BigInt(clock.now()),
      bigImTimeWindow: 0,
      liveroomHbInterval: 4000,
      liveroomHbTimeout: 20_000,
      onlineCount: 1,
      anchorInfo: {},
      tokenRemainTime: 0,
      streamListSeq: 0,
      streamInfoList: [],
    });
  });

  it('lists the streams that are already live', () => {
    const { gateway } = stage();
    loggedIn(gateway, 'bob').addStream('s-bob', 'extra');
    const reply = new WireClient(gateway).login({ room, user: 'alice' });
    expect(reply.streamListSeq).toBe(1);
    expect(reply.streamInfoList).toMatchObject([{ streamId: 's-bob', idName: 'bob', extraInfo: 'extra' }]);
  });

  it('is seen in the journal with what was asked and answered, never with the token', () => {
    const { gateway } = stage();
    new WireClient(gateway).login({ room, user: 'alice', token: 'very-secret', userUpdate: false });
    expect(gateway.journal.entries).toMatchObject([
      { type: 'socketOpened' },
      { type: 'login', user: 'alice', room, userUpdate: false, relogin: false },
      { type: 'loginReply', user: 'alice', room, code: 0 },
    ]);
    expect(JSON.stringify(gateway.journal.entries)).not.toContain('very-secret');
  });

  it('tells who is at a connection, by the label that its phone gave it, also after it has closed', () => {
    const { gateway } = stage();
    const alice = new WireClient(gateway);
    expect(gateway.userAt('socket')).toBe('');
    alice.login({ room, user: 'alice' });
    expect([gateway.userAt('socket'), gateway.userAt('sock')]).toEqual(['alice', '']);
    gateway.applyFault({ type: 'dropSocket', user: 'alice' });
    expect(gateway.userAt('socket')).toBe('alice');
  });

  it('refuses an empty token, with the anchor info that the SDK reads even then', () => {
    const { gateway } = stage();
    const reply = new WireClient(gateway).login({ room, user: 'alice', token: '' });
    expect(reply).toMatchObject({ rspHead: { code: 50119 }, anchorInfo: {} });
    expect(gateway.rooms).toEqual([]);
  });

  it('gives each room its own context key', () => {
    const { gateway } = stage();
    const keys = ['room-1', 'room-2'].map((id) => {
      const message = new WireClient(gateway).loginMessage({ room: id, user: 'alice' });
      return message?.contextKey;
    });
    expect(new Set(keys).size).toBe(2);
  });

  it('to another room on the same PC stream leaves the first one', () => {
    const { gateway, alice, bob } = stageCall();
    bob.login({ room: 'room-2', user: 'bob' });
    expect(alice.userChanges()).toEqual(['+bob', '-bob']);
    expect(gateway.rooms.map(({ id, members }) => [id, [...members.keys()]])).toEqual([
      [room, ['alice']],
      ['room-2', ['bob']],
    ]);
  });
});

describe('users', () => {
  it('are announced to those who asked for user updates', () => {
    const { gateway } = stage();
    const alice = loggedIn(gateway, 'alice');
    const silent = new WireClient(gateway);
    silent.login({ room, user: 'silent', userUpdate: false });
    const bob = loggedIn(gateway, 'bob');
    bob.logout();
    expect(alice.userChanges()).toEqual(['+silent', '+bob', '-bob']);
    expect(silent.userChanges()).toEqual([]);
    expect(bob.userChanges()).toEqual([]);
  });

  it('are listed on one last page', () => {
    const { alice } = stageCall();
    const list = read(schema.UserListResponse, alice.request(roomCommands.userList, schema.RoomResponse, {}));
    expect(list).toMatchObject({
      rspHead: { code: 0 },
      serverUserSeq: 2n,
      serverUserIndex: 2n,
      retUserIndex: 2n,
    });
    expect(list.userBaseInfoList.map((user) => user.idName)).toEqual(['alice', 'bob']);
  });

  it('carry a sequence number that grows by one per change, as heartbeats do', () => {
    const { gateway, alice, bob } = stageCall();
    expect(alice.heartbeat()).toMatchObject({
      userSeq: 2n,
      hbInterval: 5000,
      hbTimeout: 30_000,
      streamRefresh: 0,
    });
    bob.logout();
    loggedIn(gateway, 'carol');
    const seqs = alice.pushes(10001).map(({ body }) => present(decode(schema.PushUsers, body)).serverUserSeq);
    expect(seqs).toEqual([2n, 3n, 4n]);
    expect(alice.heartbeat().userSeq).toBe(4n);
  });
});

describe('logout', () => {
  it('removes the user and the streams, and closes the room with the last one', () => {
    const { gateway, alice, bob } = stageCall();
    bob.addStream('s-bob');
    expect(read(schema.RoomResponse, bob.logout())).toEqual({ rspHead: { code: 0, message: '' } });
    expect(alice.streamChanges()).toEqual(['+s-bob', '-s-bob']);
    alice.logout();
    expect(gateway.rooms).toEqual([]);
    expect(gateway.journal.of('logout').map((entry) => entry.user)).toEqual(['bob', 'alice']);
  });

  it('of somebody who is not in is answered all the same', () => {
    const { gateway } = stage();
    expect(read(schema.RoomResponse, new WireClient(gateway).logout()).rspHead?.code).toBe(0);
  });

  it('can be left out: a closed PC stream ends the stay', () => {
    const { gateway, alice, bob } = stageCall();
    bob.closePcStream();
    expect(alice.userChanges()).toEqual(['+bob', '-bob']);
    expect(gateway.journal.of('userGone')).toMatchObject([{ user: 'bob', why: 'streamClosed' }]);
  });
});

describe('somebody who is not logged in', () => {
  it('is told 105, upon which the SDK logs in again', () => {
    const { gateway } = stage();
    const client = new WireClient(gateway);
    expect(client.heartbeat().rspHead?.code).toBe(105);
    expect(client.addStream('s').rspHead?.code).toBe(105);
  });
});
