/** What stands in for the engine, the component and the credentials of a call: each keeps what it was asked for. */
import { vi } from 'vitest';
import { callMachine, defaultPolicy, defaultProfile } from '../../../machines/index.ts';
import type { CallContext, CallSnapshot, Fact, Intent } from '../../../machines/index.ts';
import { initialContext } from '../../../machines/context.ts';
import { parseCredentials } from '../../../src/adapters/credentials/index.ts';
import type { Credentials } from '../../../src/adapters/credentials/index.ts';
import type { RtcRoomPort } from '../../../src/adapters/rtc-room/rtc-room.ts';
import type { ZegoEngine } from '../../../src/adapters/zego/engine.ts';

export const credentialsOf = (user: string, token = 'token', signatureExpiresAt?: number): Credentials =>
  parseCredentials({
    appId: 1,
    userId: user,
    token,
    mrtc: {
      bizName: 'b',
      subBiz: 's',
      serverUrl: 'u',
      userId: 'm',
      signature: `signature of ${token}`,
      signatureExpiresAt,
    },
  });

export const standInEngine = () => ({
  build: 'npm' as const,
  loginRoom: vi.fn<ZegoEngine['loginRoom']>(() => Promise.resolve()),
  logoutRoom: vi.fn(),
  renewToken: vi.fn<ZegoEngine['renewToken']>(() => Promise.resolve()),
  startPublishingStream: vi.fn<ZegoEngine['startPublishingStream']>((stream) =>
    Promise.resolve(`push ${stream}`),
  ),
  stopPublishingStream: vi.fn(),
  startPlayingStream: vi.fn<ZegoEngine['startPlayingStream']>((stream) => Promise.resolve(`pull ${stream}`)),
  stopPlayingStream: vi.fn(),
  updatePlayerState: vi.fn(),
  sendCustomCommand: vi.fn<ZegoEngine['sendCustomCommand']>(() => Promise.resolve()),
  setStreamExtraInfo: vi.fn<ZegoEngine['setStreamExtraInfo']>(() => Promise.resolve()),
  replaceSocket: vi.fn(),
  dispose: vi.fn(),
  abandon: vi.fn(),
});

/** Shows at once, hides at once. */
export const standInRtcRoom = () => {
  const halt = vi.fn();
  return {
    halt,
    show: vi.fn<RtcRoomPort['show']>((_request, shown) => shown()),
    hide: vi.fn<RtcRoomPort['hide']>((hidden) => {
      hidden();
      return halt;
    }),
    stop: vi.fn(),
    takeAway: vi.fn(),
    apply: vi.fn(),
    pageSays: vi.fn(),
    switchCamera: vi.fn(),
    mountOf: () => null,
  };
};

/** A call as it begins, but for these members. */
export const contextWith = (intent: Partial<Intent>, fact: Partial<Fact>): CallContext => {
  const context = initialContext({ profile: defaultProfile, policy: defaultPolicy });
  return { ...context, intent: { ...context.intent, ...intent }, fact: { ...context.fact, ...fact } };
};

export const snapshotWith = (
  value: Partial<CallSnapshot['value']>,
  intent: Partial<Intent>,
  fact: Partial<Fact>,
): CallSnapshot =>
  callMachine.resolveState({
    value: {
      room: { disconnected: 'idle' },
      publisher: 'noPublish',
      player: 'noPlay',
      rtcRoom: { unmounted: 'idle' },
      token: 'valid',
      visibility: 'seen',
      ...value,
    },
    context: contextWith(intent, fact),
  });
