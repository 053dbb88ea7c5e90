import { describe, expect, it, vi } from 'vitest';
import type { CreateZegoEngine } from '../../../src/adapters/zego/engine.ts';
import { createSession, rtcRoomAccessOf, urlOf, userOf } from '../../../src/call/session.ts';
import { createSessionHolder } from '../../../src/call/session-holder.ts';
import { credentialsOf, standInEngine } from './stand-ins.ts';

const stage = () => {
  const engines: ReturnType<typeof standInEngine>[] = [];
  const createEngine = vi.fn<CreateZegoEngine>(() => {
    const engine = standInEngine();
    engines.push(engine);
    return engine;
  });
  const host = { telemetry: 'off' as const, send: vi.fn(), observe: vi.fn(), moved: vi.fn() };
  return { engines, createEngine, host, sessions: createSessionHolder({ createEngine, ...host }) };
};

const alice = credentialsOf('alice');

describe('the holder of the session', () => {
  it('opens it with an engine for the app, the server and the number, which tells the host', () => {
    const { createEngine, host, sessions, engines } = stage();
    expect(sessions.current()).toBeNull();
    const session = sessions.open(3, alice);
    const [[options] = []] = createEngine.mock.calls;
    expect(options).toMatchObject({ appId: 1, server: '', session: 3, ...host });
    expect(session).toMatchObject({ number: 3, engine: engines[0], credentials: alice, urls: new Map() });
    expect(sessions.current()).toBe(session);
  });

  it('finds it by its number, and no other', () => {
    const { sessions } = stage();
    const session = sessions.open(3, alice);
    expect([sessions.find(3), sessions.find(2)]).toEqual([session, null]);
  });

  it('ends the engine before the next begins, and forgets its URLs', () => {
    const { engines, createEngine, sessions } = stage();
    const { urls } = sessions.open(1, alice);
    urls.set('s#1', 'rtmp://h/s');
    createEngine.mockImplementationOnce(() => {
      expect(engines[0]?.dispose).toHaveBeenCalledTimes(1);
      return standInEngine();
    });
    sessions.open(2, alice);
    expect(urls.size).toBe(0);
    sessions.close();
    sessions.close();
    expect(sessions.current()).toBeNull();
    expect(engines[0]?.dispose).toHaveBeenCalledTimes(1);
  });

  it('that is abandoned leaves the room, ends the engine, and opens no other', () => {
    const { engines, sessions } = stage();
    sessions.open(1, alice);
    sessions.abandon();
    expect(engines[0]?.abandon).toHaveBeenCalledTimes(1);
    expect(sessions.current()).toBeNull();
    expect(() => sessions.open(2, alice)).toThrow('sdkState (callchart abandoned)');
    expect(engines).toHaveLength(1);
    sessions.abandon();
  });
});

describe('a session', () => {
  const sessionOf = (credentials = alice) => createSession(1, standInEngine(), credentials);

  it('names its user, by the id where there is no name', () => {
    expect(userOf(sessionOf())).toEqual({ id: 'alice', name: 'alice' });
    expect(userOf(sessionOf({ ...alice, userName: 'Alice' }))).toEqual({
      id: 'alice',
      name: 'Alice',
    });
  });

  it('opens the signature for a mount', () => {
    expect(rtcRoomAccessOf(alice)).toMatchObject({
      userId: 'm',
      signature: 'signature of token',
      bizName: 'b',
    });
  });

  it('has no URL under a name that nothing was put under', () => {
    const session = sessionOf();
    session.urls.set('s#1', 'rtmp://h/s');
    expect([urlOf(session, 's#1'), urlOf(session, 's#2'), urlOf(session, null)]).toEqual([
      'rtmp://h/s',
      '',
      '',
    ]);
  });
});
