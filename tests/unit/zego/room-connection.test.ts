import { describe, expect, it } from 'vitest';
import type { ZegoEvent } from '../../../machines/index.ts';
import { createRoomConnection } from '../../../src/adapters/zego/room-connection.ts';

function stage() {
  const told: string[] = [];
  const logouts: string[] = [];
  const state = { linkIsUp: true };
  const room = createRoomConnection({
    session: 1,
    send: (event: ZegoEvent) => told.push(event.type.replace('zego.room', '')),
    linkIsUp: () => state.linkIsUp,
    logout: (of) => logouts.push(of),
  });
  const vendor = (type: 'zego.roomConnecting' | 'zego.roomConnected') =>
    room.report({ type, session: 1, room: 'r' });
  const disconnected = () =>
    room.report({ type: 'zego.roomDisconnected', session: 1, room: 'r', error: null });
  const connect = () => {
    room.loginAsked('r');
    vendor('zego.roomConnecting');
    room.loginSucceeded();
    vendor('zego.roomConnected');
  };
  return { room, told, logouts, state, vendor, disconnected, connect };
}

describe('the connection of a room', () => {
  it('tells a lost link once, and the way back once', () => {
    const { room, told, vendor, connect } = stage();
    connect();
    room.linkLost();
    room.linkLost();
    vendor('zego.roomConnecting');
    vendor('zego.roomConnected');
    expect(told).toEqual(['Connecting', 'Connected', 'Connecting', 'Connected']);
  });

  it('tells nothing of a link that is lost before the login or after the end', () => {
    const { room, told, disconnected, connect } = stage();
    room.linkHeardAgain();
    room.linkLost();
    connect();
    disconnected();
    room.linkLost();
    room.linkSilent();
    room.linkHeardAgain();
    expect(told).toEqual(['Connecting', 'Connected', 'Disconnected']);
  });

  it('takes a silence back only if the socket and the vendor held on', () => {
    const { room, told, vendor, connect } = stage();
    connect();
    room.linkSilent();
    room.linkHeardAgain();
    expect(told.slice(2)).toEqual(['Connecting', 'Connected']);
    room.linkSilent();
    room.linkLost();
    room.linkHeardAgain();
    expect(told.slice(4)).toEqual(['Connecting']);
    vendor('zego.roomConnected');
    room.linkHeardAgain();
    expect(told.slice(5)).toEqual(['Connected']);
  });

  it('leaves the way back to the vendor once it has begun to log in again', () => {
    const { room, told, vendor, connect } = stage();
    connect();
    room.linkSilent();
    vendor('zego.roomConnecting');
    room.linkHeardAgain();
    expect(told.slice(2)).toEqual(['Connecting']);
    vendor('zego.roomConnected');
    expect(told.slice(3)).toEqual(['Connected']);
  });

  it('tells at once that the link went while the vendor was about to say that it is in', () => {
    const { told, state, connect } = stage();
    state.linkIsUp = false;
    connect();
    expect(told).toEqual(['Connecting', 'Connected', 'Connecting']);
  });

  it('passes what concerns another room on as it is', () => {
    const { room, told, connect } = stage();
    connect();
    room.report({ type: 'zego.roomConnecting', session: 1, room: 'other' });
    room.report({ type: 'zego.roomConnecting', session: 1, room: 'other' });
    room.report({ type: 'zego.roomConnected', session: 1, room: 'other' });
    expect(told.slice(2)).toEqual(['Connecting', 'Connecting', 'Connected']);
  });

  it('says whether it has been connected since the login', () => {
    const { room, connect } = stage();
    expect(room.wasConnected()).toBe(false);
    connect();
    expect(room.wasConnected()).toBe(true);
    room.loginAsked('r');
    expect(room.wasConnected()).toBe(false);
  });
});

describe('leaving a room', () => {
  it('logs out at once when in it, and once only', () => {
    const { room, logouts, connect, disconnected } = stage();
    connect();
    room.leave('r');
    room.leave('r');
    expect(logouts).toEqual(['r']);
    disconnected();
    room.leave('r');
    expect(logouts).toEqual(['r', 'r']);
  });

  it('waits for the answer of a pending login, so that the server hears of it', () => {
    const { room, logouts, vendor } = stage();
    room.loginAsked('r');
    vendor('zego.roomConnecting');
    room.leave('r');
    expect(logouts).toEqual([]);
    room.loginSucceeded();
    expect(logouts).toEqual(['r']);
    vendor('zego.roomConnected');
    room.leave('r');
    expect(logouts).toEqual(['r']);
  });

  it('asks the vendor each time while it is in no room, for it may not listen', () => {
    const { room, logouts } = stage();
    room.leave('r');
    room.leave('r');
    expect(logouts).toEqual(['r', 'r']);
  });

  it('waits for no login that has failed', () => {
    const { room, logouts } = stage();
    room.loginAsked('r');
    room.loginFailed();
    room.leave('r');
    expect(logouts).toEqual(['r']);
  });

  it('forgets the wish when the login fails', () => {
    const { room, logouts } = stage();
    room.loginAsked('r');
    room.leave('r');
    room.loginFailed();
    room.loginSucceeded();
    expect(logouts).toEqual([]);
  });

  it('does not wait without a link, and logs out again should the vendor get in all the same', () => {
    const { room, logouts, state, vendor } = stage();
    state.linkIsUp = false;
    room.loginAsked('r');
    room.leave('r');
    expect(logouts).toEqual(['r']);
    state.linkIsUp = true;
    vendor('zego.roomConnected');
    expect(logouts).toEqual(['r', 'r']);
  });

  it('waits while the vendor logs in again over a new link, and does not while there is none', () => {
    const { room, logouts, state, vendor, connect } = stage();
    connect();
    state.linkIsUp = false;
    room.linkLost();
    state.linkIsUp = true;
    room.leave('r');
    expect(logouts).toEqual([]);
    vendor('zego.roomConnected');
    expect(logouts).toEqual(['r']);
  });
});
