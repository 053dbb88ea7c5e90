import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  parseCallback,
  type VendorEventName,
  vendorEvents,
} from '../../../src/adapters/zego/parse-callback.ts';
import {
  fromVendorCode,
  rtmpCodes,
  rtmpNewsOf,
  toVendorCode,
} from '../../../src/adapters/zego/rtmp-codes.ts';

const session = 7;
const parse = (name: VendorEventName, ...args: unknown[]) =>
  parseCallback(name, args, { session, build: 'npm', wasConnected: false });
const malformed = (name: VendorEventName) => ({ type: 'adapter.malformedEvent', source: 'zego', name });

const stream = {
  streamID: 's',
  user: { userID: 'u', userName: 'U' },
  extraInfo: '{"camera":true,"microphone":false}',
  urlsFLV: 'https://h/s?t=1',
};

describe('a callback of the vendor', () => {
  it.each<[VendorEventName, unknown[], unknown]>([
    ['roomStateUpdate', ['r', 'CONNECTING', 0, ''], { type: 'zego.roomConnecting', room: 'r' }],
    ['roomStateUpdate', ['r', 'CONNECTED', 0, ''], { type: 'zego.roomConnected', room: 'r' }],
    [
      'roomStateUpdate',
      ['r', 'DISCONNECTED', 0, ''],
      { type: 'zego.roomDisconnected', room: 'r', error: null },
    ],
    [
      'roomStateUpdate',
      ['r', 'DISCONNECTED', 1002050, '{"token":"04"}'],
      {
        type: 'zego.roomDisconnected',
        room: 'r',
        error: { kind: 'kickedByOtherLogin', code: 'zego 1002050' },
      },
    ],
    ['roomStateChanged', ['r', 'RECONNECTING', 0, ''], { type: 'zego.roomConnecting', room: 'r' }],
    [
      'roomUserUpdate',
      ['r', 'ADD', [{ userID: 'u' }]],
      { type: 'zego.usersEntered', room: 'r', users: [{ id: 'u', name: '' }] },
    ],
    ['roomUserUpdate', ['r', 'DELETE', []], { type: 'zego.usersLeft', room: 'r', users: [] }],
    [
      'roomStreamUpdate',
      ['r', 'ADD', [stream], ''],
      {
        type: 'zego.streamsAdded',
        room: 'r',
        streams: [{ id: 's', user: { id: 'u', name: 'U' }, devices: { camera: true, microphone: false } }],
      },
    ],
    [
      'roomStreamUpdate',
      ['r', 'DELETE', [{ ...stream, extraInfo: 'null' }]],
      {
        type: 'zego.streamsDeleted',
        room: 'r',
        streams: [{ id: 's', user: { id: 'u', name: 'U' }, devices: null }],
      },
    ],
    [
      'streamExtraInfoUpdate',
      ['r', [stream]],
      {
        type: 'zego.streamExtraInfoUpdated',
        room: 'r',
        streams: [{ id: 's', user: { id: 'u', name: 'U' }, devices: { camera: true, microphone: false } }],
      },
    ],
    [
      'publisherStateUpdate',
      [{ streamID: 's', state: 'PUBLISHING', errorCode: 0 }],
      { type: 'zego.publishing', stream: 's' },
    ],
    [
      'publisherStateUpdate',
      [{ streamID: 's', state: 'NO_PUBLISH', errorCode: 0 }],
      { type: 'zego.publishEnded', stream: 's', error: null },
    ],
    [
      'publisherStateUpdate',
      [{ streamID: 's', state: 'NO_PUBLISH', errorCode: -1307 }],
      { type: 'zego.publishEnded', stream: 's', error: { kind: 'publishFailed', code: 'zego 3801' } },
    ],
    [
      'publisherStateUpdate',
      [{ streamID: 's', state: 'NO_PUBLISH', errorCode: 1102018 }],
      { type: 'zego.publishEnded', stream: 's', error: { kind: 'tokenExpired', code: 'zego 1102018' } },
    ],
    [
      'publisherStateUpdate',
      [{ streamID: 's', state: 'NO_PUBLISH', errorCode: null }],
      { type: 'zego.publishEnded', stream: 's', error: null },
    ],
    ['playerStateUpdate', [{ streamID: 's', state: 'PLAYING' }], { type: 'zego.playing', stream: 's' }],
    [
      'playerStateUpdate',
      [{ streamID: 's', state: 'NO_PLAY' }],
      { type: 'zego.playEnded', stream: 's', error: null },
    ],
    [
      'playerStateUpdate',
      [{ streamID: 's', state: 'NO_PLAY', errorCode: -2301 }],
      { type: 'zego.playEnded', stream: 's', error: { kind: 'playFailed', code: 'zego 3803' } },
    ],
    [
      'IMRecvCustomCommand',
      ['r', { userID: 'u', userName: 'U' }, 'callchart.hangUp'],
      { type: 'zego.hangUpReceived', room: 'r', user: { id: 'u', name: 'U' } },
    ],
    ['tokenWillExpire', ['r'], { type: 'zego.tokenWillExpire', room: 'r' }],
  ])('%s %j becomes one event', (name, args, event) => {
    expect(parse(name, ...args)).toEqual({ session, ...(event as object) });
  });

  it.each<[VendorEventName, unknown[]]>([
    ['publisherStateUpdate', [{ streamID: 's', state: 'PUBLISH_REQUESTING', errorCode: 0 }]],
    ['playerStateUpdate', [{ streamID: 's', state: 'PLAY_REQUESTING', errorCode: 0 }]],
    ['roomStateChanged', ['r', 'LOGINED', 0, '']],
    ['IMRecvCustomCommand', ['r', { userID: 'u', userName: 'U' }, 'of another app']],
  ])('%s %j holds no news', (name, args) => {
    expect(parse(name, ...args)).toBeNull();
  });

  it.each<[VendorEventName, unknown[]]>([
    ['roomStateUpdate', []],
    ['roomStateUpdate', ['', 'CONNECTED']],
    ['roomStateUpdate', ['r', 'connected']],
    ['roomStateChanged', ['r']],
    ['roomUserUpdate', ['r', 'ADD', undefined]],
    ['roomUserUpdate', ['r', 'ADD', [{ userID: 'u' }, { userName: 'nameless' }]]],
    ['roomUserUpdate', ['r', 'UPDATE', []]],
    ['roomStreamUpdate', ['r', 'ADD', [{ streamID: 's' }]]],
    ['roomStreamUpdate', ['r', 'UPDATE', [stream]]],
    ['roomStreamUpdate', [undefined, 'ADD', [stream]]],
    ['streamExtraInfoUpdate', ['r', {}]],
    ['publisherStateUpdate', []],
    ['publisherStateUpdate', [{ streamID: 's', state: 'PLAYING' }]],
    ['playerStateUpdate', [{ state: 'PLAYING' }]],
    ['tokenWillExpire', [7]],
  ])('%s %j is malformed', (name, args) => {
    expect(parse(name, ...args)).toEqual(malformed(name));
  });

  it('says "connection lost" of a time-out once the room had been connected, and of nothing else', () => {
    const error = (code: number, wasConnected: boolean) =>
      parseCallback('roomStateUpdate', ['r', 'DISCONNECTED', code], { session, build: 'npm', wasConnected });
    expect(error(1002031, false)).toMatchObject({ error: { kind: 'loginTimedOut', code: 'zego 1002031' } });
    expect(error(1002031, true)).toMatchObject({ error: { kind: 'connectionLost', code: 'zego 1002031' } });
    expect(error(1002050, true)).toMatchObject({ error: { kind: 'kickedByOtherLogin' } });
  });

  it('never throws, whatever comes, and tells one event, malformed or none', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...vendorEvents),
        fc.array(fc.anything(), { maxLength: 5 }),
        (name, args) => {
          const event = parse(name, ...args);
          expect(event === null || /^(zego|adapter)\./.test(event.type)).toBe(true);
        },
      ),
      { seed: 1 },
    );
  });
});

describe('codes of the component', () => {
  const vendorCodeOf = (code: number, build: 'npm' | 'alipay'): number | undefined => {
    const news = rtmpNewsOf(code);
    return news && toVendorCode(news, build);
  };

  it('go to the npm build in the words of live-pusher and live-player, and failures come back', () => {
    expect(rtmpCodes.map((code) => vendorCodeOf(code, 'npm'))).toEqual([1002, -1307, 2004, -2301]);
    expect([-1307, -2301, -1301, 1102017].map((code) => fromVendorCode(code, 'npm'))).toEqual([
      3801, 3803, -1301, 1102017,
    ]);
  });

  it('stay as they are in the Alipay build', () => {
    expect(rtmpCodes.map((code) => vendorCodeOf(code, 'alipay'))).toEqual([...rtmpCodes]);
    expect([3801, -1307].map((code) => fromVendorCode(code, 'alipay'))).toEqual([3801, -1307]);
  });
});
