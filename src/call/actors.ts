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
import { surfaceAccessOf, urlOf, userOf } from './session.ts';
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

type Send = (event: CallEvent) => void;

/** Sends what came of a request: the event it resolves to, or the one that tells its failure. */
const tell = (send: Send, request: Promise<CallEvent>, failed: (error: CallError) => CallEvent): void => {
  request.catch((reason: unknown) => failed(callErrorOf(reason))).then(send);
};

export const callActors = ({ sessions, surface, quality, credentials }: Outside) => {
  const inSession = <T>(number: number, run: (session: CallSession) => Promise<T>): Promise<T> => {
    const session = sessions.find(number);
    return session === null ? Promise.reject(noSession) : run(session);
  };

  const startStream = (
    direction: 'publish' | 'play',
    request: (session: CallSession, stream: string) => Promise<string>,
  ) =>
    shellActor<StreamInput>((input, send) => {
      const { stream, attempt } = input;
      tell(
        send,
        inSession(input.session, (session) =>
          request(session, stream).then((url) => {
            session.urls.set(urlName(stream, attempt), url);
            return { type: `${direction}.urlReceived`, ...input };
          }),
        ),
        (error) => ({ type: `${direction}.failed`, ...input, error }),
      );
    });

  return {
    prepareCall: shellActor<PrepareInput>((input, send) => {
      const { session } = input;
      const preparation = prepare(input, credentials);
      let wanted = true;
      tell(
        send,
        preparation.credentials.then((fetched) => {
          if (!wanted) throw noSession;
          return { type: 'prepare.succeeded', session, user: userOf(sessions.open(session, fetched)) };
        }),
        (error) => ({ type: 'prepare.failed', session, error }),
      );
      return () => {
        wanted = false;
        preparation.cancel();
      };
    }),

    loginRoom: shellActor<RoomInput>(({ session, room }, send) => {
      tell(
        send,
        inSession(session, (of) => of.engine.loginRoom(room, userOf(of), of.credentials.token.reveal())).then(
          () => ({ type: 'login.succeeded', session }),
        ),
        (error) => ({ type: 'login.failed', session, error }),
      );
    }),

    /** Done when the engine says DISCONNECTED. */
    logoutRoom: shellActor<RoomInput>(({ session, room }) => {
      sessions.find(session)?.engine.logoutRoom(room);
    }),

    startPublishing: startStream('publish', ({ engine }, stream) => engine.startPublishingStream(stream)),
    startPlaying: startStream('play', ({ engine }, stream) => engine.startPlayingStream(stream)),

    showRtcRoom: shellActor<ShowInput>(({ mount, pair, camera, microphone }, send) => {
      const session = sessions.current();
      if (session === null) return;
      const request = {
        mount,
        pushUrl: urlOf(session, pair.push),
        pullUrl: urlOf(session, pair.pull),
        devices: { camera, microphone },
        access: surfaceAccessOf(session),
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
      tell(
        send,
        inSession(number, (session) =>
          fetching.result.then((fetched) =>
            session.engine.renewToken(room, fetched.token.reveal()).then(() => {
              session.credentials = fetched;
              return { type: 'token.renewed', session: number };
            }),
          ),
        ),
        (error) => ({ type: 'token.failed', session: number, error }),
      );
      return () => fetching.cancel();
    }),
  };
};
