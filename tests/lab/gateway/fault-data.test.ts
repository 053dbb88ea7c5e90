import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseFault } from '../../../lab/gateway/index.ts';
import type { Fault } from '../../../lab/gateway/index.ts';
import { loggedIn, room, seeded, stage, stageCall } from './staging.ts';

const everyFault: readonly Fault[] = [
  { type: 'dropSocket', user: 'a' },
  { type: 'refuseSockets' },
  { type: 'acceptSockets' },
  { type: 'mute' },
  { type: 'unmute', user: 'a' },
  { type: 'kickUser', user: 'a', reason: 2, customReason: 'bye', blacklist: true },
  { type: 'kickSession', user: 'a', reason: 1 },
  { type: 'expireToken', user: 'a', stopStreams: ['s'] },
  { type: 'setTokenRemain', on: 'login', seconds: 31 },
  { type: 'reject', request: 'addStream', code: 'noAnswer', user: 'a', times: 'always' },
  { type: 'failDispatch', direction: 'pull', failure: { kind: 'status', status: 500 }, times: 3 },
  { type: 'failDispatch', direction: 'push', failure: { kind: 'noAnswer' } },
  { type: 'botJoin', room: 'r', user: 'b' },
  { type: 'botPublish', room: 'r', user: 'b', stream: 's' },
  { type: 'botStop', room: 'r', user: 'b', stream: 's' },
  { type: 'botLeave', room: 'r', user: 'b' },
  { type: 'flapStream', room: 'r', stream: 's', gapMs: 50, times: 2 },
  { type: 'latePush', user: 'a', owner: 'b', stream: 's', change: 'deleted', addressedTo: 'previousRoom' },
  { type: 'duplicate', user: 'a', times: 1 },
  { type: 'clear' },
];

describe('parseFault', () => {
  it('takes every fault as it is, through JSON', () => {
    for (const fault of everyFault) {
      const throughJson: unknown = JSON.parse(JSON.stringify(fault));
      expect(parseFault(throughJson)).toEqual(fault);
    }
  });

  it.each([
    ['kick', 'fault: an object expected'],
    [{ type: 'explode' }, /^fault\.type: one of dropSocket, .* expected$/],
    [{ type: 'kickSession', user: 'a' }, 'fault.reason: a whole number expected'],
    [{ type: 'kickSession', user: '', reason: 1 }, 'fault.user: a text expected'],
    [{ type: 'kickUser', user: 'a', blacklist: 'yes' }, 'fault.blacklist: true or false expected'],
    [{ type: 'mute', usr: 'a' }, 'fault.usr: unknown field'],
    [{ type: 'reject', request: 'tea', code: 1 }, /^fault\.request: one of login, /],
    [{ type: 'reject', request: 'login', code: 'no' }, 'fault.code: a whole number or "noAnswer" expected'],
    [{ type: 'expireToken', user: 'a', stopStreams: [1] }, 'fault.stopStreams: a list of texts expected'],
    [
      { type: 'failDispatch', direction: 'push', failure: { kind: 'code' } },
      'fault.failure.code: a whole number expected',
    ],
    [{ type: 'flapStream', room: 'r', stream: 's', gapMs: -1 }, 'fault.gapMs: a whole number expected'],
  ])('names what is wrong with %j', (value, text) => {
    expect(() => parseFault(value)).toThrow(text);
  });

  it('throws nothing but TypeError, whatever it is given', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        expect(() => parseFault(value)).toThrow(TypeError);
      }),
      seeded,
    );
  });
});

describe('applyFault', () => {
  it('does what the methods do', () => {
    const { gateway, alice, bob } = stageCall();
    gateway.applyFault({ type: 'botPublish', room, user: 'bot', stream: 's-bot' });
    gateway.applyFault({ type: 'botStop', room, user: 'bot', stream: 's-bot' });
    gateway.applyFault({ type: 'botLeave', room, user: 'bot' });
    gateway.applyFault({ type: 'kickUser', user: 'bob', blacklist: true });
    expect(alice.streamChanges()).toEqual(['+s-bot', '-s-bot']);
    expect(alice.userChanges()).toEqual(['+bob', '+bot', '-bot', '-bob']);
    expect(bob.login({ room, user: 'bob' }).rspHead?.code).toBe(5030);
  });

  it('sets standing faults', () => {
    const { gateway } = stage();
    const alice = loggedIn(gateway, 'alice');
    gateway.applyFault({ type: 'reject', request: 'addStream', code: 1012 });
    gateway.applyFault({ type: 'failDispatch', direction: 'push', failure: { kind: 'emptyHosts' } });
    expect(alice.addStream('s').rspHead?.code).toBe(1012);
    expect(alice.dispatch('push', 's')).toMatchObject({ body: { hosts: [] } });
    gateway.applyFault({ type: 'refuseSockets' });
    expect(gateway.acceptsSockets).toBe(false);
    gateway.applyFault({ type: 'clear' });
    expect(gateway.acceptsSockets).toBe(true);
  });
});
