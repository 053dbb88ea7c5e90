/** What each actor of the chart asks of the outside, and what it makes of the answer. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createActor, createMachine } from 'xstate';
import type { AnyActorLogic } from 'xstate';
import { CallFailure } from '../../../src/adapters/call-failure.ts';
import type { Credentials, CredentialsProvider } from '../../../src/adapters/credentials/index.ts';
import { callActors } from '../../../src/call/actors.ts';
import { createLifetime } from '../../../src/call/lifetime.ts';
import { createSessionHolder } from '../../../src/call/session-holder.ts';
import { stubMy } from '../alipay/stub-my.ts';
import { credentialsOf, standInEngine, standInRtcRoom } from './stand-ins.ts';

beforeEach(() => stubMy({}));
afterEach(() => vi.unstubAllGlobals());

const stage = () => {
  const engine = standInEngine();
  const rtcRoom = standInRtcRoom();
  const lifetime = createLifetime();
  const host = { telemetry: 'off', send: vi.fn(), observe: vi.fn(), moved: vi.fn() } as const;
  const sessions = createSessionHolder({ createEngine: () => engine, ...host });
  const cancel = vi.fn();
  let answer: () => Promise<Credentials> = () => Promise.resolve(credentialsOf('alice', 'new'));
  const fetch = vi.fn<CredentialsProvider['fetch']>(() => ({ result: answer(), cancel }));
  const quality = { fps: 15, resolution: 1, minBitrate: '', maxBitrate: '' } as const;
  const actors = callActors({ lifetime, sessions, rtcRoom, quality, credentials: { fetch } });
  const run = (name: keyof typeof actors, input: object) => {
    const told: unknown[] = [];
    const chart = createMachine({
      invoke: { src: actors[name] as AnyActorLogic, input },
      on: { '*': { actions: ({ event }) => void told.push(event) } },
    });
    const actor = createActor(chart).start();
    return { told, stop: () => void actor.stop() };
  };
  return {
    engine,
    rtcRoom,
    lifetime,
    sessions,
    cancel,
    fetch,
    run,
    answers: (given: () => Promise<Credentials>) => (answer = given),
    open: () => sessions.open(1, credentialsOf('alice', 'old')),
  };
};

/** Promises that follow each other, a dozen deep. */
const settled = async (): Promise<void> => {
  for (let turn = 0; turn < 12; turn += 1) await Promise.resolve();
};

const ofRoom = { session: 1, room: 'r' };
const ofStream = { session: 1, stream: 's', attempt: 2 };
const roomFull = { kind: 'roomFull', code: 'zego 1002034' } as const;
const never = new Promise<never>(() => undefined);

describe('the checks before a call', () => {
  it('pass on a phone that says nothing against it', async () => {
    stubMy({
      call: (_name: string, _options: unknown, done: (answer: unknown) => void) => done({ success: true }),
    });
    const { run } = stage();
    for (const name of ['checkClient', 'prepareResource', 'checkPermissions'] as const) {
      const { told } = run(name, { ...ofRoom, camera: true, microphone: true });
      await settled();
      expect([name, told]).toEqual([name, [{ type: 'preflight.passed', session: 1 }]]);
    }
  });

  it('fail with the reason', async () => {
    stubMy({
      SDKVersion: '1.0.0',
      getSetting: ({ success }: { success(answer: unknown): void }) =>
        success({ authSetting: { camera: false, audioRecord: false } }),
    });
    const { run } = stage();
    const kinds: unknown[] = [];
    for (const [name, devices] of [
      ['checkClient', {}],
      ['prepareResource', {}],
      ['checkPermissions', { camera: true, microphone: false }],
      ['checkPermissions', { camera: false, microphone: true }],
    ] as const) {
      const { told } = run(name, { ...ofRoom, ...devices });
      await settled();
      kinds.push(...told);
    }
    const failed = (kind: string) => ({
      type: 'preflight.failed',
      session: 1,
      error: expect.objectContaining({ kind }) as unknown,
    });
    expect(kinds).toEqual(
      ['clientTooOld', 'resourceMissing', 'cameraDenied', 'microphoneDenied'].map(failed),
    );
  });
});

describe('fetching credentials', () => {
  it('opens the session with them, and names its user', async () => {
    const { run, sessions, fetch } = stage();
    const { told } = run('fetchCredentials', ofRoom);
    await settled();
    expect(fetch.mock.calls).toEqual([['r']]);
    expect(told).toEqual([
      { type: 'credentials.received', session: 1, user: { id: 'alice', name: 'alice' } },
    ]);
    expect(sessions.find(1)?.credentials.token.reveal()).toBe('new');
  });

  it('opens none once they are not wanted any more, and asks for no answer', async () => {
    const { run, sessions, cancel } = stage();
    const { told, stop } = run('fetchCredentials', ofRoom);
    stop();
    await settled();
    expect([told, sessions.current(), cancel.mock.calls.length]).toEqual([[], null, 1]);
  });

  it.each<[string, () => Promise<Credentials>, object]>([
    ['refuses', () => Promise.reject(new CallFailure(roomFull)), roomFull],
    ['breaks', () => Promise.reject(new TypeError('token 04AAA')), { kind: 'unknown', code: 'callchart' }],
    [
      'throws',
      () => {
        throw new TypeError('token 04AAA');
      },
      { kind: 'unknown', code: 'callchart' },
    ],
  ])('tells why where the provider %s', async (_what, given, error) => {
    const { run, answers } = stage();
    answers(given);
    const { told } = run('fetchCredentials', ofRoom);
    await settled();
    expect(told).toEqual([{ type: 'credentials.failed', session: 1, error }]);
  });

  it('ends with the life of the chart', () => {
    const { run, lifetime, cancel } = stage();
    run('fetchCredentials', ofRoom);
    lifetime.end();
    expect(cancel).toHaveBeenCalledTimes(1);
  });
});

describe('the room', () => {
  it('is logged into with the session’s user and token', async () => {
    const { run, engine, open } = stage();
    open();
    const { told } = run('loginRoom', ofRoom);
    await settled();
    expect(engine.loginRoom.mock.calls).toEqual([['r', { id: 'alice', name: 'alice' }, 'old']]);
    expect(told).toEqual([{ type: 'login.succeeded', session: 1 }]);
  });

  it('is not to be had, and why: refused, or without a session', async () => {
    const { run, engine, open } = stage();
    const without = run('loginRoom', ofRoom);
    open();
    engine.loginRoom.mockReturnValue(Promise.reject(new CallFailure(roomFull)));
    const refused = run('loginRoom', ofRoom);
    await settled();
    expect(without.told).toEqual([
      { type: 'login.failed', session: 1, error: { kind: 'sdkState', code: 'callchart no session' } },
    ]);
    expect(refused.told).toEqual([{ type: 'login.failed', session: 1, error: roomFull }]);
  });

  it('is logged out of, but not for another session', () => {
    const { run, engine, open } = stage();
    open();
    run('logoutRoom', { ...ofRoom, session: 2 });
    expect(engine.logoutRoom).not.toHaveBeenCalled();
    run('logoutRoom', ofRoom);
    expect(engine.logoutRoom.mock.calls).toEqual([['r']]);
  });
});

describe('a stream', () => {
  it.each([
    ['startPublishing', 'publish', 'push s'],
    ['startPlaying', 'play', 'pull s'],
  ] as const)(
    'of %s leaves its URL with the session, under its name, and tells that it is there',
    async (name, direction, url) => {
      const { run, open } = stage();
      const { urls } = open();
      const { told } = run(name, ofStream);
      await settled();
      expect(told).toEqual([{ type: `${direction}.urlReceived`, ...ofStream }]);
      expect([...urls]).toEqual([['s#2', url]]);
    },
  );

  it('that is refused is told with its attempt, and leaves no URL', async () => {
    const { run, engine, open } = stage();
    const { urls } = open();
    engine.startPlayingStream.mockReturnValue(Promise.reject(new CallFailure(roomFull)));
    const { told } = run('startPlaying', ofStream);
    await settled();
    expect(told).toEqual([{ type: 'player.urlFailed', ...ofStream, error: roomFull }]);
    expect(urls.size).toBe(0);
  });
});

describe('the component', () => {
  const input = {
    room: 'r',
    mount: 4,
    pair: { push: 's#2', pull: 't#1', refresh: 0 },
    devices: { camera: true, microphone: false },
  };

  it('is mounted with the URLs of the pair, switched before, and told once it is there', () => {
    const { run, rtcRoom, open } = stage();
    const { urls } = open();
    urls.set('s#2', 'push s');
    urls.set('t#1', 'pull t');
    const { told } = run('showRtcRoom', input);
    expect(rtcRoom.apply.mock.calls).toEqual([[input.devices]]);
    expect(rtcRoom.show.mock.calls[0]?.[0]).toMatchObject({
      mount: 4,
      pushUrl: 'push s',
      pullUrl: 'pull t',
      access: { signature: 'signature of old' },
      quality: { fps: 15 },
    });
    expect(told).toEqual([{ type: 'rtcRoom.shown', mount: 4 }]);
  });

  it('is not mounted without a session', () => {
    const { run, rtcRoom } = stage();
    expect(run('showRtcRoom', input).told).toEqual([]);
    expect([rtcRoom.show.mock.calls, rtcRoom.apply.mock.calls]).toEqual([[], []]);
  });

  it('is hidden by its page, and stopped at once where the actor is', () => {
    const { run, rtcRoom } = stage();
    const { told, stop } = run('hideRtcRoom', { mount: 4, pageGone: false });
    expect(told).toEqual([{ type: 'rtcRoom.hidden', mount: 4 }]);
    expect([rtcRoom.hide.mock.calls.length, rtcRoom.stop.mock.calls.length]).toEqual([1, 0]);
    stop();
    expect(rtcRoom.halt).toHaveBeenCalledTimes(1);
  });

  it('is stopped where its page is gone, which would render nothing any more', () => {
    const { run, rtcRoom } = stage();
    const { told } = run('hideRtcRoom', { mount: 4, pageGone: true });
    expect(told).toEqual([{ type: 'rtcRoom.hidden', mount: 4 }]);
    expect([rtcRoom.hide.mock.calls.length, rtcRoom.stop.mock.calls.length]).toEqual([0, 1]);
  });
});

describe('renewing the token', () => {
  it('gives the engine the new one, and keeps the new credentials for the next mount', async () => {
    const { run, engine, open } = stage();
    const session = open();
    const { told } = run('renewToken', ofRoom);
    await settled();
    expect(engine.renewToken.mock.calls).toEqual([['r', 'new']]);
    expect(told).toEqual([{ type: 'token.renewed', session: 1 }]);
    expect(session.credentials.token.reveal()).toBe('new');
  });

  it('keeps the old ones where the engine refuses, or the provider does', async () => {
    const { run, engine, open, answers } = stage();
    const session = open();
    engine.renewToken.mockReturnValue(Promise.reject(new CallFailure(roomFull)));
    const refused = run('renewToken', ofRoom);
    await settled();
    answers(() => Promise.reject(new CallFailure(roomFull)));
    const unfetched = run('renewToken', ofRoom);
    await settled();
    for (const { told } of [refused, unfetched])
      expect(told).toEqual([{ type: 'token.failed', session: 1, error: roomFull }]);
    expect(session.credentials.token.reveal()).toBe('old');
  });

  it('is given up with the actor', () => {
    const { run, open, answers, cancel } = stage();
    open();
    answers(() => never);
    run('renewToken', ofRoom).stop();
    expect(cancel).toHaveBeenCalledTimes(1);
  });
});
