/** A signature that has expired is fetched anew before the component is made, and the call never hangs on it. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createActor, createMachine } from 'xstate';
import type { ShowInput } from '../../../machines/index.ts';
import { parseCredentials } from '../../../src/adapters/credentials/index.ts';
import type { Credentials, CredentialsProvider } from '../../../src/adapters/credentials/index.ts';
import type { MountRequest, RtcRoomPort } from '../../../src/adapters/rtc-room/rtc-room.ts';
import type { ZegoEngine } from '../../../src/adapters/zego/engine.ts';
import { callActors } from '../../../src/call/actors.ts';
import { ignore } from '../../../src/adapters/unknown.ts';
import { createLifetime } from '../../../src/call/lifetime.ts';
import { createSession } from '../../../src/call/session.ts';

/** @param life s */
const credentialsWith = (signature: string, life?: number): Credentials =>
  parseCredentials({
    appId: 1,
    userId: 'alice',
    token: 'token',
    mrtc: { ...mrtc, signature, signatureExpiresIn: life },
  });

const mrtc = { bizName: 'b', subBiz: 's', serverUrl: 'u', userId: 'alice' };

const input: ShowInput = {
  room: 'r1',
  mount: 1,
  pair: { push: null, pull: null, refresh: 0 },
  devices: { camera: true, microphone: true },
};

/** The server as it answers, or does not. */
const stage = (held: Credentials, result: Promise<Credentials>) => {
  const mounted: string[] = [];
  const cancel = vi.fn();
  const fetch = vi.fn<CredentialsProvider['fetch']>(() => ({ result, cancel }));
  const session = createSession(1, { dispose: ignore } as ZegoEngine, held);
  const rtcRoom: RtcRoomPort = {
    show: ({ access }: MountRequest) => void mounted.push(access.signature),
    hide: () => () => undefined,
    stop: () => undefined,
    takeAway: () => undefined,
    apply: () => true,
    pageSays: () => true,
    switchCamera: () => undefined,
    mountOf: () => null,
  };
  const { showRtcRoom } = callActors({
    lifetime: createLifetime(),
    sessions: {
      current: () => session,
      find: () => session,
      open: () => session,
      close: () => undefined,
      abandon: () => undefined,
    },
    rtcRoom,
    quality: { fps: 15, resolution: 1, minBitrate: '', maxBitrate: '' },
    credentials: { fetch },
  });
  const told: unknown[] = [];
  const chart = createMachine({
    invoke: { src: showRtcRoom, input },
    on: { '*': { actions: ({ event }) => void told.push(event) } },
  });
  const actor = createActor(chart).start();
  const mountAgain = () => createActor(chart).start();
  return { mounted, fetch, cancel, actor, told, session, mountAgain };
};

/** Its life was told by a server whose clock says that it is over. */
const overAlready = (): Credentials => {
  const held = credentialsWith('old');
  return { ...held, mrtc: { ...held.mrtc, signatureLife: 0 } };
};

const never = new Promise<Credentials>(() => undefined);
const now = 1_000_000;

describe('the signature of a mount', () => {
  beforeEach(() => vi.useFakeTimers({ now }));
  afterEach(() => vi.useRealTimers());

  it.each([undefined, 1])('is used at once while it is valid (%s)', (life) => {
    const { mounted, fetch } = stage(credentialsWith('old', life), never);
    expect(mounted).toEqual(['old']);
    expect(fetch).not.toHaveBeenCalled();
  });

  it('is fetched once it has expired', async () => {
    const { mounted, fetch } = stage(overAlready(), Promise.resolve(credentialsWith('new')));
    expect(mounted).toEqual([]);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(mounted).toEqual(['new']);
    expect(fetch.mock.calls).toEqual([['r1']]);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('is fetched once its life has passed, though the phone’s clock was set back meanwhile', async () => {
    const { mounted, mountAgain } = stage(
      credentialsWith('old', 60),
      Promise.resolve(credentialsWith('new', 60)),
    );
    vi.setSystemTime(now - 3_600_000);
    await vi.advanceTimersByTimeAsync(60_000);
    mountAgain();
    await vi.advanceTimersByTimeAsync(0);
    mountAgain();
    expect(mounted).toEqual(['old', 'new', 'new']);
  });

  it('is watched by no timer once the session has ended', () => {
    const { session } = stage(credentialsWith('old', 60), never);
    session.renew(credentialsWith('new', 60));
    session.end();
    expect(vi.getTimerCount()).toBe(0);
  });

  it.each([
    ['refuses', () => Promise.reject(new Error('503'))],
    ['is silent', () => never],
    // as somebody else's provider may
    ['answers nothing', () => Promise.resolve(undefined as never)],
  ])('is the old one where the server %s', async (_what, answer) => {
    const { mounted } = stage(overAlready(), answer());
    await vi.advanceTimersByTimeAsync(2_500);
    expect(mounted).toEqual(['old']);
  });

  it('that nobody can give is told as a component that is not to be had, and thrown at nobody', async () => {
    const held = { ...overAlready(), mrtc: { signatureLife: 0 } } as never;
    const { mounted, told } = stage(held, never);
    await vi.advanceTimersByTimeAsync(2_500);
    expect(mounted).toEqual([]);
    expect(told).toEqual([
      { type: 'rtcRoom.failed', mount: 1, error: { kind: 'rtcRoomFailed', code: 'callchart' } },
    ]);
  });

  it('is waited for no longer once the mount is given up', async () => {
    const { mounted, cancel, actor } = stage(overAlready(), never);
    actor.stop();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(mounted).toEqual([]);
    expect(cancel).toHaveBeenCalledTimes(1);
    expect(vi.getTimerCount()).toBe(0);
  });
});
