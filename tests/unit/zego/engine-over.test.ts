import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { callMethod, field } from '../../../src/adapters/unknown.ts';
import { zegoEngines } from '../../../src/adapters/zego/create-engine.ts';
import type { ZegoEngine } from '../../../src/adapters/zego/engine.ts';
import { vendorEvents } from '../../../src/adapters/zego/parse-callback.ts';
import { FakePlatform, engineOverFake } from './fakes.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const nothing = (): void => undefined;
const alice = { id: 'alice', name: 'Alice' };
const failure = (kind: string, code: string) => expect.objectContaining({ error: { kind, code } });

describe('an engine over any vendor', () => {
  it('gives the vendor the appID and the server, and listens before the first command', () => {
    const { vendor, listeners, calls } = engineOverFake('npm', {});
    expect(vendor.created).toEqual([1, 'wss://server.example/ws']);
    expect([...listeners.keys()]).toEqual([...vendorEvents]);
    expect(calls).toEqual([]);
  });

  it('logs in with the user as the vendor names them, and asks for the users', async () => {
    const { engine, vendor } = engineOverFake('npm', { loginRoom: () => Promise.resolve(true) });
    await engine.loginRoom('room', alice, 'token');
    expect(vendor.calls).toEqual([
      {
        method: 'loginRoom',
        args: ['room', 'token', { userID: 'alice', userName: 'Alice' }, { userUpdate: true }],
      },
    ]);
  });

  it.each([
    ['an answer that is not true', () => false, failure('unknown', 'zego, no code')],
    [
      'an exception',
      () => {
        throw new TypeError('token 04AAA');
      },
      failure('unknown', 'zego, no code'),
    ],
    ['a code', () => Promise.reject({ code: 1002034, msg: '04AAA' }), failure('roomFull', 'zego 1002034')],
  ])('rejects a login for %s with one shape and without the payload', async (_what, loginRoom, expected) => {
    const { engine } = engineOverFake('npm', { loginRoom });
    const rejection = await engine.loginRoom('room', alice, '04AAA').catch((reason: unknown) => reason);
    expect(rejection).toEqual(expected);
    expect(String(rejection)).not.toContain('04AAA');
  });

  it.each([
    ['no URL', () => Promise.resolve({}), failure('dispatchFailed', 'zego, no code')],
    ['an empty URL', () => Promise.resolve({ url: '' }), failure('dispatchFailed', 'zego, no code')],
    ['nothing', () => undefined, failure('dispatchFailed', 'zego, no code')],
    [
      'a rejection without code',
      () => Promise.reject({ extendedData: 'undefined' }),
      failure('dispatchFailed', 'zego, no code'),
    ],
    [
      'a missing app configuration',
      () => Promise.reject({ code: 1101002 }),
      failure('dispatchFailed', 'zego 1101002'),
    ],
  ])('rejects a stream request that brings %s', async (_what, answer, expected) => {
    const { engine } = engineOverFake('npm', { startPublishingStream: answer, startPlayingStream: answer });
    await expect(engine.startPublishingStream('s')).rejects.toEqual(expected);
    await expect(engine.startPlayingStream('s')).rejects.toEqual(expected);
  });

  it('resolves a stream request to its URL', async () => {
    const { engine } = engineOverFake('npm', {
      startPlayingStream: () => ({ streamID: 's', url: 'rtmp://h/s' }),
    });
    await expect(engine.startPlayingStream('s')).resolves.toBe('rtmp://h/s');
  });

  it('reports an exception of a command without answer instead of throwing it', () => {
    const { engine, events } = engineOverFake('npm', {
      stopPlayingStream: () => {
        throw new Error('s?secret=1');
      },
    });
    engine.stopPlayingStream('s');
    expect(events).toEqual([{ type: 'adapter.malformedEvent', source: 'zego', name: 'stopPlayingStream' }]);
  });

  it('fails extra information that the vendor answers with an error code', async () => {
    const { engine, vendor } = engineOverFake('npm', {
      setStreamExtraInfo: (_stream, info) =>
        Promise.resolve({ errorCode: info === 'bad' ? 1103062 : 0, extendedData: '' }),
      startPublishingStream: () => Promise.resolve({ url: 'rtmp://h/s' }),
    });
    await engine.startPublishingStream('s');
    vendor.call('publisherStateUpdate', { streamID: 's', state: 'PUBLISHING', errorCode: 0 });
    await expect(engine.setStreamExtraInfo('s', 'good')).resolves.toBeUndefined();
    await expect(engine.setStreamExtraInfo('s', 'bad')).rejects.toEqual(
      failure('serverError', 'zego 1103062'),
    );
  });

  it('tells a known state of the room once', async () => {
    const { engine, vendor, events } = engineOverFake('npm', { loginRoom: () => Promise.resolve(true) });
    await engine.loginRoom('room', alice, 'token');
    for (let time = 0; time < 2; time += 1) vendor.call('roomStateUpdate', 'room', 'CONNECTING', 0);
    expect(events).toEqual([{ type: 'zego.roomConnecting', session: 3, room: 'room' }]);
  });

  it('shows where its own state has come to and over what, but no answer to a heartbeat', async () => {
    const { engine, vendor, moves } = engineOverFake('alipay', { loginRoom: () => Promise.resolve(true) });
    const task = callMethod(vendor.globals['my'], 'connectSocket', { url: 'wss://h' });
    for (let beat = 0; beat < 3; beat += 1) callMethod(task, 'send', { data: 'x' });
    await engine.loginRoom('room', alice, 'token');
    vi.advanceTimersByTime(15_000);
    engine.dispose();
    expect(moves).toEqual([
      { session: 3, on: 'socket.opening', connection: 'out', link: 'opening' },
      { session: 3, on: 'socket.sent', connection: 'out', link: 'awaiting' },
      { session: 3, on: 'login', connection: 'asked', link: 'awaiting' },
      { session: 3, on: 'login.answered', connection: 'connected', link: 'awaiting' },
      { session: 3, on: 'socket.silent', connection: 'silent', link: 'silent' },
      { session: 3, on: 'dispose', connection: 'over', link: 'silent' },
    ]);
  });

  it('counts a silence from what was sent after the last answer, while the socket is there', () => {
    const { vendor, my, moves } = engineOverFake('alipay', {});
    const task = callMethod(vendor.globals['my'], 'connectSocket', { url: 'wss://h' });
    const send = (): void => void callMethod(task, 'send', { data: 'x' });
    const [socket] = my.sockets;
    const isSilent = (): boolean => moves.at(-1)?.link === 'silent';
    send();
    vi.advanceTimersByTime(10_000);
    send();
    vi.advanceTimersByTime(4_999);
    socket?.fire('message', {});
    vi.advanceTimersByTime(60_000);
    expect(isSilent()).toBe(false);
    send();
    vi.advanceTimersByTime(14_999);
    expect(isSilent()).toBe(false);
    vi.advanceTimersByTime(1);
    expect(isSilent()).toBe(true);
    socket?.fire('message', {});
    send();
    socket?.fire('close');
    vi.advanceTimersByTime(60_000);
    expect(moves.map(({ link }) => link)).toEqual(['opening', 'awaiting', 'silent', 'heard', 'none']);
  });

  it('has the vendor dial again', () => {
    const { engine, vendor } = engineOverFake('npm', {});
    const heard = vi.fn();
    callMethod(vendor.globals['wx'], 'onNetworkStatusChange', heard);
    engine.replaceSocket();
    expect(heard.mock.calls.map(([status]) => field(status, 'isConnected'))).toEqual([false, true]);
    engine.dispose();
    engine.replaceSocket();
    expect(heard).toHaveBeenCalledTimes(2);
  });

  it('logs out of the room once a login that it has overtaken is answered', async () => {
    const { engine, vendor } = engineOverFake('alipay', {
      loginRoom: () => Promise.resolve(true),
      logoutRoom: () => true,
    });
    const task = callMethod(vendor.globals['my'], 'connectSocket', { url: 'wss://h' });
    callMethod(task, 'send', { data: 'x' });
    const login = engine.loginRoom('room', alice, 'token');
    engine.logoutRoom('room');
    expect(vendor.calls.map(({ method }) => method)).toEqual(['loginRoom']);
    await login;
    expect(vendor.calls.map(({ method }) => method)).toEqual(['loginRoom', 'logoutRoom']);
  });

  it('leaves a room that it is in when it is abandoned, then ends', async () => {
    const { engine, calls } = engineOverFake('npm', {
      loginRoom: () => Promise.resolve(true),
      logoutRoom: () => true,
      destroyEngine: () => undefined,
    });
    await engine.loginRoom('room', alice, 'token');
    engine.abandon();
    engine.abandon();
    expect(calls.map(({ method }) => method)).toEqual(['loginRoom', 'logoutRoom', 'destroyEngine']);
  });

  it('does not wait for a login that is refused', async () => {
    const { engine, moves } = engineOverFake('npm', { loginRoom: () => Promise.resolve(false) });
    await engine.loginRoom('room', alice, 'token').catch(nothing);
    expect(moves.map(({ on, connection }) => `${on} ${connection}`)).toEqual([
      'login asked',
      'login.refused out',
    ]);
  });

  it('tells malformed callbacks by their name', () => {
    const { vendor, events } = engineOverFake('npm', {});
    vendor.call('roomStreamUpdate', { secret: 'rtmp://h/s?x=1' });
    expect(events).toEqual([{ type: 'adapter.malformedEvent', source: 'zego', name: 'roomStreamUpdate' }]);
  });

  it('sends nothing after its end, whatever the vendor still calls', () => {
    const { engine, vendor, events } = engineOverFake('npm', { destroyEngine: () => undefined });
    engine.dispose();
    for (const name of vendorEvents) vendor.call(name, 'room', 'CONNECTED', []);
    expect(events).toEqual([]);
  });

  it('ends although the vendor throws', () => {
    const { engine, my } = engineOverFake('npm', {
      destroyEngine: () => {
        throw new Error('has been destroyed');
      },
    });
    expect(() => engine.dispose()).not.toThrow();
    expect(my.networkListeners.size).toBe(0);
  });

  it('ends once', () => {
    const { engine, calls } = engineOverFake('npm', { destroyEngine: () => undefined });
    engine.dispose();
    engine.dispose();
    expect(calls).toEqual([{ method: 'destroyEngine', target: '' }]);
  });

  it('says so when the vendor file holds no engine', () => {
    const zego = zegoEngines({ vendorBuild: 'npm', loadVendor: () => ({}) });
    vi.stubGlobal('my', new FakePlatform());
    expect(() =>
      zego({
        appId: 1,
        server: '',
        session: 1,
        telemetry: 'off',
        send: nothing,
        observe: nothing,
        moved: nothing,
      }),
    ).toThrow('sdkState (zego, no engine class)');
    vi.unstubAllGlobals();
  });

  it('takes the class also from a vendor file that exports a function', () => {
    class ZegoExpressEngine {
      readonly on = nothing;
    }
    const load = () => Object.assign(() => undefined, { ZegoExpressEngine });
    const zego = zegoEngines({ vendorBuild: 'alipay', loadVendor: load });
    vi.stubGlobal('my', new FakePlatform());
    const options = { appId: 1, server: 'wss://h', session: 1, telemetry: 'off' } as const;
    expect(zego({ ...options, send: nothing, observe: nothing, moved: nothing }).build).toBe('alipay');
    vi.unstubAllGlobals();
  });

  it('tells what the vendor throws in its own timers', () => {
    const { vendor, events } = engineOverFake('npm', {});
    callMethod(vendor.globals, 'setTimeout', () => {
      throw new TypeError('the vendor’s own');
    });
    vi.runAllTimers();
    expect(events).toEqual([{ type: 'adapter.malformedEvent', source: 'zego', name: 'timer' }]);
  });

  it('shows every command by its name and its target alone', async () => {
    const yes = () => Promise.resolve(true);
    const { engine, vendor, calls } = engineOverFake('npm', {
      loginRoom: yes,
      renewToken: yes,
      logoutRoom: yes,
      sendCustomCommand: () => Promise.resolve({ errorCode: 0 }),
      stopPublishingStream: () => true,
    });
    await engine.loginRoom('room', alice, 'token');
    await engine.renewToken('room', 'token 2');
    await engine.sendCustomCommand('room', 'hello', 'bob');
    engine.stopPublishingStream('s');
    engine.logoutRoom('room');
    expect(vendor.calls.slice(1)).toEqual([
      { method: 'renewToken', args: ['token 2', 'room'] },
      { method: 'sendCustomCommand', args: ['room', 'hello', ['bob']] },
      { method: 'stopPublishingStream', args: ['s'] },
      { method: 'logoutRoom', args: ['room'] },
    ]);
    expect(calls).toEqual([
      { method: 'loginRoom', target: 'room' },
      { method: 'renewToken', target: 'room' },
      { method: 'sendCustomCommand', target: 'room' },
      { method: 'stopPublishingStream', target: 's' },
      { method: 'logoutRoom', target: 'room' },
    ]);
  });

  it('fails a renewal and a message that the vendor does not confirm', async () => {
    const { engine } = engineOverFake('npm', {
      renewToken: () => Promise.resolve(false),
      sendCustomCommand: () => Promise.resolve({ errorCode: 1103062 }),
    });
    await expect(engine.renewToken('room', 'token')).rejects.toEqual(failure('sdkState', 'zego, no code'));
    await expect(engine.sendCustomCommand('room', 'hello', 'bob')).rejects.toEqual(
      failure('serverError', 'zego 1103062'),
    );
  });

  it('has no extra information for a stream before the server has it, nor once it is stopped or started anew', async () => {
    const { engine, vendor } = engineOverFake('npm', {
      setStreamExtraInfo: () => Promise.resolve({ errorCode: 0 }),
      startPublishingStream: () => Promise.resolve({ url: 'rtmp://h/s' }),
      stopPublishingStream: () => true,
    });
    const refused = () =>
      expect(engine.setStreamExtraInfo('s', '')).rejects.toEqual(
        failure('sdkState', 'zego, not published yet'),
      );
    const publishing = () =>
      vendor.call('publisherStateUpdate', { streamID: 's', state: 'PUBLISHING', errorCode: 0 });
    await refused();
    await engine.startPublishingStream('s');
    publishing();
    await expect(engine.setStreamExtraInfo('s', '')).resolves.toBeUndefined();
    engine.stopPublishingStream('s');
    await refused();
    publishing();
    await refused();
    await engine.startPublishingStream('s');
    await refused();
  });
});

describe('what the vendor must not see', () => {
  it.each([
    ['npm', 'https://h', 1, 'zego, server notWssUrl'],
    ['npm', '', 0, 'zego, appId notPositiveInteger'],
    ['npm', 'wss://h', 0, 'zego, appId notPositiveInteger'],
    ['alipay', '', 1, 'zego, server empty'],
  ] as const)('of settings for the %s build: server "%s", appID %d', (build, server, appId, code) => {
    expect(() => engineOverFake(build, {}, { server, appId })).toThrow(`invalidInput (${code})`);
  });

  it('does not ask the npm build for a server, which it ignores', () => {
    expect(engineOverFake('npm', {}, { server: '' }).vendor.created).toEqual([1, '']);
  });

  it.each<[string, (engine: ZegoEngine) => Promise<unknown>]>([
    ['room illegalCharacters', (engine) => engine.loginRoom('a room', alice, 'token')],
    ['user empty', (engine) => engine.loginRoom('room', { id: '', name: '' }, 'token')],
    ['userName tooLong', (engine) => engine.loginRoom('room', { id: 'a', name: 'x'.repeat(257) }, 'token')],
    ['token empty', (engine) => engine.loginRoom('room', alice, '')],
    ['token empty', (engine) => engine.renewToken('room', '')],
    ['room empty', (engine) => engine.sendCustomCommand('', 'hello', 'bob')],
    ['stream illegalCharacters', (engine) => engine.startPublishingStream('s.1')],
    ['stream empty', (engine) => engine.startPlayingStream('')],
    ['stream empty', (engine) => engine.setStreamExtraInfo('', '')],
    ['extraInfo tooLong', (engine) => engine.setStreamExtraInfo('s', 'x'.repeat(1025))],
  ])('of a command: %s', async (rule, ask) => {
    const { engine, calls } = engineOverFake('npm', {});
    await expect(ask(engine)).rejects.toEqual(failure('invalidInput', `zego, ${rule}`));
    expect(calls).toEqual([]);
  });

  it('are commands after the end of its engine', async () => {
    const { engine, calls } = engineOverFake('alipay', {});
    engine.dispose();
    engine.logoutRoom('room');
    engine.stopPublishingStream('s');
    engine.stopPlayingStream('s');
    engine.updatePlayerState('s', { direction: 'push', outcome: 'works' });
    await expect(engine.loginRoom('room', alice, 'token')).rejects.toEqual(
      failure('sdkState', 'zego, disposed'),
    );
    expect(calls).toEqual([]);
  });
});

describe('what the component reports of a stream', () => {
  it('reaches the vendor once until it changes, or the stream is stopped or started', async () => {
    const { engine, vendor } = engineOverFake('alipay', {
      updatePlayerState: () => undefined,
      stopPublishingStream: () => undefined,
      startPublishingStream: () => Promise.resolve({ url: 'rtmp://host/live/s' }),
    });
    for (const outcome of ['works', 'works', 'fails', 'works'] as const)
      engine.updatePlayerState('s', { direction: 'push', outcome });
    engine.stopPublishingStream('s');
    engine.updatePlayerState('s', { direction: 'push', outcome: 'works' });
    await engine.startPublishingStream('s');
    engine.updatePlayerState('s', { direction: 'push', outcome: 'works' });
    const codes = vendor.calls
      .filter(({ method }) => method === 'updatePlayerState')
      .map(({ args }) => field(field(args[1], 'detail'), 'code'));
    expect(codes).toEqual([3800, 3801, 3800, 3800, 3800]);
  });
});

describe('what is left of the dialects', () => {
  it('the npm build gets `wx`, the code of live-pusher and its own destruction', () => {
    const { engine, vendor } = engineOverFake('npm', {
      updatePlayerState: () => undefined,
      destroyEngine: () => undefined,
    });
    expect(Object.keys(vendor.globals)).toContain('wx');
    expect(Object.keys(vendor.globals)).not.toContain('my');
    engine.updatePlayerState('s', { direction: 'push', outcome: 'fails' });
    engine.dispose();
    expect(vendor.calls).toEqual([
      { method: 'updatePlayerState', args: ['s', { detail: { code: -1307 } }] },
      { method: 'destroyEngine', args: [] },
    ]);
  });

  it('the Alipay build gets `my`, the code as it is, and a logout at the end', async () => {
    const { engine, vendor } = engineOverFake('alipay', {
      updatePlayerState: () => undefined,
      loginRoom: () => Promise.resolve(true),
      logoutRoom: () => undefined,
    });
    expect(Object.keys(vendor.globals)).toContain('my');
    expect(Object.keys(vendor.globals)).not.toContain('wx');
    engine.updatePlayerState('s', { direction: 'push', outcome: 'fails' });
    await engine.loginRoom('room', alice, 'token');
    engine.dispose();
    expect(vendor.calls.map(({ method }) => method)).toEqual([
      'updatePlayerState',
      'loginRoom',
      'logoutRoom',
    ]);
    expect(vendor.calls[0]?.args).toEqual(['s', { detail: { code: 3801 } }]);
  });

  it('the Alipay build is logged out of no room that it is not in', async () => {
    const { engine, vendor } = engineOverFake('alipay', {
      loginRoom: () => Promise.resolve(true),
      logoutRoom: () => true,
    });
    await engine.loginRoom('room', alice, 'token');
    engine.logoutRoom('room');
    engine.dispose();
    expect(vendor.calls.map(({ method }) => method)).toEqual(['loginRoom', 'logoutRoom']);
  });

  it('the Alipay build finds every function of `my` that it calls', () => {
    const { vendor } = engineOverFake('alipay', {});
    const called = [
      ...['arrayBufferToBase64', 'base64ToArrayBuffer', 'confirm', 'connectSocket', 'getNetworkType'],
      ...['getSetting', 'getStorageSync', 'getSystemInfoSync', 'onNetworkStatusChange', 'request'],
      'setStorageSync',
    ];
    for (const name of called) expect(field(vendor.globals['my'], name), name).toBeTypeOf('function');
  });

  it('the `my` of the Alipay build is the platform with owned sockets, listeners and redacted log posts', () => {
    const { engine, vendor, my } = engineOverFake('alipay', {});
    const given = vendor.globals['my'];
    expect(callMethod(given, 'getSystemInfoSync')).toEqual(my.system);
    expect(field(given, 'SDKVersion')).toBe('2.9.6');
    callMethod(given, 'connectSocket', { url: 'wss://server.example/ws', multiple: true });
    callMethod(given, 'onNetworkStatusChange', () => undefined);
    callMethod(given, 'request', {
      url: 'https://log.example/httplog',
      data: '{"token":"x"}',
      method: 'POST',
    });
    expect([my.sockets.length, my.networkListeners.size, my.requests.length]).toEqual([1, 1, 1]);
    expect(my.requests[0]?.data).toBe('{"token":"[redacted]"}');
    engine.dispose();
    expect([my.sockets[0]?.closed.length, my.networkListeners.size]).toEqual([1, 0]);
  });

  it('the `my` of the Alipay build has the dialog in which it shows its errors, and shows none', () => {
    const { vendor, my } = engineOverFake('alipay', {});
    const shown = vi.fn();
    Reflect.set(my, 'confirm', shown);
    expect(field(vendor.globals['my'], 'confirm')).toBeTypeOf('function');
    callMethod(vendor.globals['my'], 'confirm', { title: 'zego', content: 'token 04AAA' });
    expect(shown).not.toHaveBeenCalled();
  });

  it('the vendor finds of a browser that it is online, what it is called, and the time', () => {
    vi.setSystemTime(1_000);
    const { globals } = engineOverFake('npm', {}).vendor;
    expect(globals['navigator']).toEqual({ onLine: true, appVersion: 'mini-program' });
    expect(callMethod(globals['performance'], 'now')).toBe(1_000);
    expect(globals['window']).toBe(globals['globalThis']);
  });

  it('the vendor prints nowhere', () => {
    const { vendor } = engineOverFake('npm', {});
    const levels = ['log', 'info', 'warn', 'error', 'debug', 'table'] as const;
    const prints = levels.map((level) => vi.spyOn(console, level));
    for (const level of levels) {
      expect(field(vendor.globals['console'], level)).toBeTypeOf('function');
      callMethod(vendor.globals['console'], level, 'token 04AAA');
    }
    for (const print of prints) expect(print).not.toHaveBeenCalled();
    vi.restoreAllMocks();
  });
});
