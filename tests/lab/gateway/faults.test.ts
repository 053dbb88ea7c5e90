import { describe, expect, it } from 'vitest';
import { decode } from '../../../lab/gateway/wire/codec.ts';
import { pushCommands } from '../../../lab/gateway/wire/room-message.ts';
import * as schema from '../../../lab/gateway/wire/schema.ts';
import { loggedIn, room, stage, stageCall } from './staging.ts';
import { WireClient, present } from './wire-client.ts';

describe('sockets', () => {
  it('are dropped without a word; the user stays for now', () => {
    const { gateway, alice, bob } = stageCall();
    gateway.faults.dropSocket('bob');
    expect([alice.isClosed, bob.isClosed]).toEqual([false, true]);
    expect(gateway.rooms[0]?.members.has('bob')).toBe(true);
    expect(gateway.journal.of('socketClosed')).toMatchObject([{ user: 'bob' }]);
    expect(() => gateway.faults.dropSocket('bob')).toThrow('bob has no socket');
  });

  it('are refused while the gateway refuses', async () => {
    const { clock, gateway, alice } = stageCall();
    gateway.faults.refuseSockets();
    const late = new WireClient(gateway);
    expect(late.loginMessage({ room, user: 'late' })).toBeUndefined();
    await clock.advance(0);
    expect([alice.isClosed, late.isClosed]).toEqual([false, true]);
    expect(gateway.journal.of('socketRefused')).toHaveLength(1);
    gateway.faults.acceptSockets();
    expect(loggedIn(gateway, 'late').frames).not.toEqual([]);
  });

  it('of a muted user stay open and dead in both directions', () => {
    const { gateway, alice, bob } = stageCall();
    gateway.faults.mute('bob');
    const heardBefore = bob.frames.length;
    alice.addStream('s-alice');
    expect(bob.logout()).toBeUndefined();
    expect(bob.frames).toHaveLength(heardBefore);
    expect(gateway.rooms[0]?.members.has('bob')).toBe(true);
    expect(gateway.journal.counts.ignoredWhileMuted).toBe(1);
    gateway.faults.unmute('bob');
    expect(bob.heartbeat().streamSeq).toBe(1);
  });

  it('of everybody can be muted', () => {
    const { gateway } = stage();
    gateway.faults.mute();
    expect(new WireClient(gateway).appConfig()).toBeUndefined();
    gateway.faults.unmute();
    expect(new WireClient(gateway).appConfig()).toBeDefined();
  });

  it('deliver a message twice while it is duplicated', () => {
    const { gateway, alice, bob } = stageCall();
    gateway.faults.duplicate({ user: 'bob', times: 2 });
    for (const stream of ['s-1', 's-2', 's-3']) alice.addStream(stream);
    expect(bob.streamChanges()).toEqual(['+s-1', '+s-1', '+s-2', '+s-2', '+s-3']);
  });
});

describe('kicks', () => {
  it('by the server tell the user the reason and the others that it is gone', () => {
    const { gateway, alice, bob } = stageCall();
    bob.addStream('s-bob');
    gateway.faults.kickUser('bob', { customReason: 'bye' });
    const [push] = bob.pushes(pushCommands.userKickout);
    expect(decode(schema.PushUserKickout, present(push).body)).toMatchObject({
      idName: 'bob',
      kickoutReason: 2,
      customReason: 'bye',
    });
    expect(alice.streamChanges()).toEqual(['+s-bob', '-s-bob']);
    expect(alice.userChanges()).toEqual(['+bob', '-bob']);
    expect(gateway.journal.of('kick')).toMatchObject([{ user: 'bob', reason: 2 }]);
    expect(bob.heartbeat().rspHead?.code).toBe(105);
  });

  it('of a session carry their reason', () => {
    const { gateway, bob } = stageCall();
    gateway.faults.kickSession('bob', 4);
    expect(bob.kickReasons()).toEqual([4]);
  });

  it('with a blacklist refuse the next logins with 5030 until cleared', () => {
    const { gateway, bob } = stageCall();
    gateway.faults.kickUser('bob', { blacklist: true });
    expect(bob.login({ room, user: 'bob' }).rspHead?.code).toBe(5030);
    gateway.faults.clear();
    expect(bob.login({ room, user: 'bob' }).rspHead?.code).toBe(0);
  });

  it('of somebody who is not there are an error', () => {
    const { gateway } = stage();
    expect(() => gateway.faults.kickUser('nobody')).toThrow('kickUser: nobody is not connected');
  });
});

describe('tokens', () => {
  it('expire at once: told, not kicked, no further publishing, no login with the same one', () => {
    const { gateway, bob } = stageCall();
    gateway.faults.expireToken('bob', ['s-bob']);
    const [push] = bob.pushes(pushCommands.tokenExpire);
    expect(decode(schema.PushTokenExpire, present(push).body)).toEqual({
      token: '',
      stopStreamInfo: { streamIdList: ['s-bob'] },
    });
    expect(bob.addStream('s-bob').rspHead?.code).toBe(1011);
    expect(loggedIn(gateway, 'bob').heartbeat().rspHead?.code).toBe(105);
    expect(bob.renewToken('fresh').rspHead?.code).toBe(0);
    expect(bob.addStream('s-bob').rspHead?.code).toBe(0);
  });

  it('can be announced to expire soon', () => {
    const { gateway } = stage();
    gateway.faults.setTokenRemain('login', 31);
    gateway.faults.setTokenRemain('renewToken', 0);
    const alice = new WireClient(gateway);
    expect(alice.login({ room, user: 'alice' }).tokenRemainTime).toBe(31);
    expect(alice.renewToken('fresh').tokenRemainTime).toBe(0);
  });
});

describe('rejections', () => {
  it('refuse the next n logins of whom they name', () => {
    const { gateway } = stage();
    gateway.faults.rejectLogin(1105, { user: 'alice', times: 2 });
    const codeOf = (user: string) => new WireClient(gateway).login({ room, user }).rspHead?.code;
    expect(['alice', 'bob', 'alice', 'alice'].map(codeOf)).toEqual([1105, 0, 1105, 0]);
  });

  it('can go on for ever, until cleared', () => {
    const { gateway, alice } = stageCall();
    gateway.faults.rejectPublish(1011, { times: 'always' });
    expect([1, 2, 3].map(() => alice.addStream('s').rspHead?.code)).toEqual([1011, 1011, 1011]);
    gateway.faults.clear();
    expect(alice.addStream('s').rspHead?.code).toBe(0);
    expect(gateway.journal.of('rejected')).toHaveLength(3);
  });

  it('can leave a request without answer and effect, once', () => {
    const { gateway, alice } = stageCall();
    gateway.faults.rejectPublish('noAnswer');
    expect(() => alice.addStream('s')).toThrow('got nothing');
    expect(gateway.rooms[0]?.streams.size).toBe(0);
    expect(alice.addStream('s').rspHead?.code).toBe(0);
  });

  it('reach the app configuration, heartbeats and renewals too', () => {
    const { gateway, alice } = stageCall();
    gateway.faults.failAppConfig(20008);
    gateway.faults.failAppConfig('noAnswer');
    expect(alice.appConfig()).toMatchObject({ code: 20008, data: { txid: 9n } });
    expect(alice.appConfig()).toBeUndefined();
    expect(alice.appConfig()).toMatchObject({ code: 0 });
    gateway.faults.reject('heartbeat', 105);
    expect(alice.heartbeat().rspHead?.code).toBe(105);
    gateway.faults.reject('renewToken', 50119);
    expect(alice.renewToken('fresh').rspHead?.code).toBe(50119);
  });

  it('make the dispatch fail in each of its ways', () => {
    const { gateway, alice } = stageCall();
    const { faults } = gateway;
    faults.failDispatch('push', { kind: 'code', code: 1900001004 });
    faults.failDispatch('push', { kind: 'status', status: 503 });
    faults.failDispatch('push', { kind: 'emptyHosts' });
    faults.failDispatch('push', { kind: 'noAnswer' });
    expect(alice.dispatch('pull', 's')).toMatchObject({ body: { code: 0 } });
    expect(alice.dispatch('push', 's')).toEqual({ status: 200, body: { code: 1900001004 } });
    expect(alice.dispatch('push', 's')).toEqual({ status: 503, body: {} });
    expect(alice.dispatch('push', 's')).toEqual({ status: 200, body: { code: 0, hosts: [] } });
    expect(alice.dispatch('push', 's')).toBeUndefined();
    expect(alice.dispatch('push', 's')).toMatchObject({ body: { code: 0 } });
    expect(gateway.journal.of('dispatch').map((entry) => entry.outcome)).toEqual([
      'ok',
      'failed',
      'failed',
      'failed',
      'noAnswer',
      'ok',
    ]);
  });
});

describe('bots', () => {
  it('join, publish, update, stop and leave like anybody', () => {
    const { gateway } = stage();
    const alice = loggedIn(gateway, 'alice');
    const bot = gateway.faults.bot(room, 'bot');
    bot.publish('s-bot');
    bot.update('s-bot', 'camera off');
    bot.stop('s-bot');
    bot.publish('s-bot-2');
    bot.leave();
    bot.leave();
    expect(alice.userChanges()).toEqual(['+bot', '-bot']);
    expect(alice.streamChanges()).toEqual(['+s-bot', '~s-bot', '-s-bot', '+s-bot-2', '-s-bot-2']);
  });

  it('can be in a room before anybody else, and stay without a sign of life', async () => {
    const { clock, gateway } = stage();
    gateway.faults.bot(room, 'bot').publish('s-bot');
    await clock.advance(600_000);
    const reply = new WireClient(gateway).login({ room, user: 'alice' });
    expect(reply.streamInfoList.map((stream) => stream.streamId)).toEqual(['s-bot']);
  });

  it('make way for good when somebody logs in under their name', () => {
    const { gateway } = stage();
    const bot = gateway.faults.bot(room, 'carol');
    const carol = loggedIn(gateway, 'carol');
    expect(() => bot.publish('s')).toThrow('carol is not in room');
    bot.leave();
    expect(carol.heartbeat().onlineCount).toBe(1);
    expect(() => gateway.faults.bot(room, 'carol')).toThrow('carol is a connected user');
  });
});

describe('streams', () => {
  it('flap: each time gone for the gap and back', async () => {
    const { clock, gateway, alice, bob } = stageCall();
    bob.addStream('s-bob');
    gateway.faults.flapStream(room, 's-bob', 50, 2);
    expect(alice.streamChanges()).toEqual(['+s-bob', '-s-bob']);
    await clock.advance(50);
    expect(alice.streamChanges()).toEqual(['+s-bob', '-s-bob', '+s-bob']);
    await clock.advance(1000);
    expect(alice.streamChanges()).toEqual(['+s-bob', '-s-bob', '+s-bob', '-s-bob', '+s-bob']);
  });

  it('stay away when their owner left during the gap', async () => {
    const { clock, gateway, alice, bob } = stageCall();
    bob.addStream('s-bob');
    gateway.faults.flapStream(room, 's-bob', 50);
    bob.logout();
    await clock.advance(1000);
    expect(alice.streamChanges()).toEqual(['+s-bob', '-s-bob']);
  });
});

describe('late pushes', () => {
  const ghost = { owner: 'ghost', stream: 's-ghost', change: 'added' } as const;

  it('to the previous room carry its context key', () => {
    const { gateway } = stage();
    const alice = new WireClient(gateway);
    const before = alice.loginMessage({ room, user: 'alice' });
    alice.logout();
    alice.closePcStream();
    const now = alice.loginMessage({ room: 'room-2', user: 'alice' });
    gateway.faults.latePush('alice', { ...ghost, addressedTo: 'previousRoom' });
    const [push] = alice.pushes(pushCommands.streamsAdded);
    expect(push?.contextKey).toBe(before?.contextKey);
    expect(push?.contextKey).not.toBe(now?.contextKey);
  });

  it('to the current room are numbered so that the client takes them', () => {
    const { gateway, alice } = stageCall();
    gateway.faults.latePush('alice', { ...ghost, addressedTo: 'currentRoom' });
    const [push] = alice.pushes(pushCommands.streamsAdded);
    expect(decode(schema.PushStreams, present(push).body)?.streamSeq).toBe(1);
    expect(gateway.rooms[0]?.streams.size).toBe(0);
  });

  it('need a previous room', () => {
    const { gateway } = stageCall();
    const push = { ...ghost, addressedTo: 'previousRoom' } as const;
    expect(() => gateway.faults.latePush('alice', push)).toThrow('alice was in no room before');
  });
});
