/**
 * The chart's actors over the adapters. Each turns what comes of a request into one event that carries what it belongs
 * to; what comes after the chart has left the state is ignored by XState, what never comes is the chart's time limit.
 */
import { shellActor, urlName } from '../../machines/index.ts';
import type {
  CallError,
  CallEvent,
  HideInput,
  PrepareInput,
  RoomInput,
  ShowInput,
  StreamInput,
} from '../../machines/index.ts';
import type { CredentialsProvider } from '../adapters/credentials/index.ts';
import type { RtcRoomSurface, SurfaceQuality } from '../adapters/rtc-room/surface.ts';
import { CallFailure } from '../adapters/call-failure.ts';
import { prepare } from './prepare.ts';
import type { CallSession } from './session.ts';
import type { SessionHolder } from './session-holder.ts';

export interface Outside {
  readonly sessions: SessionHolder;
  readonly surface: RtcRoomSurface;
  readonly quality: SurfaceQuality;
  readonly credentials: CredentialsProvider;
}

const callErrorOf = (reason: unknown): CallError =>
  reason instanceof CallFailure ? reason.error : { kind: 'unknown', code: 'callchart' };

const noSession = new CallFailure({ kind: 'sdkState', code: 'callchart no session' });

export const callActors = ({ sessions, surface, quality, credentials }: Outside) => {
  const withSession = async <T>(
    number: number,
    run: (session: CallSession) => T | Promise<T>,
  ): Promise<T> => {
    const session = sessions.find(number);
    if (session === null) throw noSession;
    return run(session);
  };

  const startStream =
    (direction: 'publish' | 'play', request: (session: CallSession, stream: string) => Promise<string>) =>
    (input: StreamInput, send: (event: CallEvent) => void): void => {
      withSession(input.session, async (session) => {
        const url = await request(session, input.stream);
        session.keepUrl(urlName(input.stream, input.attempt), url);
      }).then(
        () => send({ type: `${direction}.urlReceived`, ...input }),
        (reason: unknown) => send({ type: `${direction}.failed`, ...input, error: callErrorOf(reason) }),
      );
    };

  return {
    prepareCall: shellActor<PrepareInput>((input, send) => {
      const { session } = input;
      const preparation = prepare(input, credentials);
      let wanted = true;
      preparation.credentials
        .then((fetched) => (wanted ? sessions.open(session, fetched).user : null))
        .then(
          (user) => user !== null && send({ type: 'prepare.succeeded', session, user }),
          (reason: unknown) => send({ type: 'prepare.failed', session, error: callErrorOf(reason) }),
        );
      return () => {
        wanted = false;
        preparation.cancel();
      };
    }),

    loginRoom: shellActor<RoomInput>(({ session, room }, send) => {
      withSession(session, ({ engine, user, credentials: { token } }) =>
        engine.loginRoom(room, user, token.reveal()),
      ).then(
        () => send({ type: 'login.succeeded', session }),
        (reason: unknown) => send({ type: 'login.failed', session, error: callErrorOf(reason) }),
      );
    }),

    /** Done when the engine says DISCONNECTED. */
    logoutRoom: shellActor<RoomInput>(({ session, room }) => {
      sessions.find(session)?.engine.logoutRoom(room);
    }),

    startPublishing: shellActor<StreamInput>(
      startStream('publish', ({ engine }, stream) => engine.startPublishingStream(stream)),
    ),

    startPlaying: shellActor<StreamInput>(
      startStream('play', ({ engine }, stream) => engine.startPlayingStream(stream)),
    ),

    showRtcRoom: shellActor<ShowInput>(({ mount, pair, camera, microphone }, send) => {
      const session = sessions.current;
      if (session === null) return;
      const request = {
        mount,
        pushUrl: session.url(pair.push),
        pullUrl: session.url(pair.pull),
        devices: { camera, microphone },
        access: session.surfaceAccess,
        quality,
      };
      surface.show(request, () => send({ type: 'rtcRoom.shown', mount }));
    }),

    hideRtcRoom: shellActor<HideInput>(({ mount, pageGone }, send) => {
      const hidden = () => send({ type: 'rtcRoom.hidden', mount });
      if (!pageGone) return surface.hide(hidden);
      surface.stop();
      hidden();
    }),

    renewToken: shellActor<RoomInput>(({ session: number, room }, send) => {
      const fetching = credentials.fetch(room);
      withSession(number, async (session) => {
        const fetched = await fetching.result;
        await session.engine.renewToken(room, fetched.token.reveal());
        session.renew(fetched);
      }).then(
        () => send({ type: 'token.renewed', session: number }),
        (reason: unknown) => send({ type: 'token.failed', session: number, error: callErrorOf(reason) }),
      );
      return () => fetching.cancel();
    }),
  };
};
