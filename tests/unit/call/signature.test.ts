/** A signature that has expired is fetched anew before the component is made, and the call never hangs on it. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createActor, createMachine } from 'xstate';
import type { ShowInput } from '../../../machines/index.ts';
import { parseCredentials } from '../../../src/adapters/credentials/index.ts';
import type { Credentials, CredentialsProvider } from '../../../src/adapters/credentials/index.ts';
import type { MountRequest, RtcRoomSurface } from '../../../src/adapters/rtc-room/surface.ts';
import type { ZegoEngine } from '../../../src/adapters/zego/engine.ts';
import { callActors } from '../../../src/call/actors.ts';
import { createLifetime } from '../../../src/call/lifetime.ts';
import type { CallSession } from '../../../src/call/session.ts';

const credentialsWith = (signature: string, signatureExpiresAt?: number): Credentials =>
  parseCredentials({
    appId: 1,
    userId: 'alice',
    token: 'token',
    mrtc: { bizName: 'b', subBiz: 's', serverUrl: 'u', userId: 'alice', signature, signatureExpiresAt },
  });

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
  const session: CallSession = { number: 1, engine: {} as ZegoEngine, credentials: held, urls: new Map() };
  const surface: RtcRoomSurface = {
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
    surface,
    quality: { fps: 15, resolution: 1, minBitrate: '', maxBitrate: '' },
    credentials: { fetch },
  });
  const told: unknown[] = [];
  const chart = createMachine({
    invoke: { src: showRtcRoom, input },
    on: { '*': { actions: ({ event }) => void told.push(event) } },
  });
  const actor = createActor(chart).start();
  return { mounted, fetch, cancel, actor, told };
};

const never = new Promise<Credentials>(() => undefined);
const now = 1_000_000;

describe('the signature of a mount', () => {
  beforeEach(() => vi.useFakeTimers({ now }));
  afterEach(() => vi.useRealTimers());

  it.each([undefined, now + 1])('is used at once while it is valid (%s)', (expiresAt) => {
    const { mounted, fetch } = stage(credentialsWith('old', expiresAt), never);
    expect(mounted).toEqual(['old']);
    expect(fetch).not.toHaveBeenCalled();
  });

  it('is fetched once it has expired', async () => {
    const { mounted, fetch } = stage(credentialsWith('old', now), Promise.resolve(credentialsWith('new')));
    expect(mounted).toEqual([]);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(mounted).toEqual(['new']);
    expect(fetch.mock.calls).toEqual([['r1']]);
    expect(vi.getTimerCount()).toBe(0);
  });

  it.each([
    ['refuses', () => Promise.reject(new Error('503'))],
    ['is silent', () => never],
    // as somebody else's provider may
    ['answers nothing', () => Promise.resolve(undefined as never)],
  ])('is the old one where the server %s', async (_what, answer) => {
    const { mounted } = stage(credentialsWith('old', now), answer());
    await vi.advanceTimersByTimeAsync(2_500);
    expect(mounted).toEqual(['old']);
  });

  it('that nobody can give is told as a component that is not to be had, and thrown at nobody', async () => {
    const held = { ...credentialsWith('old', now), mrtc: { signatureExpiresAt: now } } as never;
    const { mounted, told } = stage(held, never);
    await vi.advanceTimersByTimeAsync(2_500);
    expect(mounted).toEqual([]);
    expect(told).toEqual([
      { type: 'rtcRoom.failed', mount: 1, error: { kind: 'surfaceFailed', code: 'callchart' } },
    ]);
  });

  it('is waited for no longer once the mount is given up', async () => {
    const { mounted, cancel, actor } = stage(credentialsWith('old', now), never);
    actor.stop();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(mounted).toEqual([]);
    expect(cancel).toHaveBeenCalledTimes(1);
    expect(vi.getTimerCount()).toBe(0);
  });
});
