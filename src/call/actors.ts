/**
 * The chart's actors over the adapters. Each turns what comes of a request into one event that carries what it belongs
 * to; what comes after the chart has left the state is ignored by XState, what never comes is the chart's time limit.
 */
import { shellActor, urlName } from '../../machines/index.ts';
import type {
  CallError,
  CallEvent,
  HideInput,
  PermissionsInput,
  RoomInput,
  ShowInput,
  StreamInput,
} from '../../machines/index.ts';
import { checkPermissions } from '../adapters/alipay/permissions.ts';
import { prepareRtcResource } from '../adapters/alipay/rtc-resource.ts';
import { checkVersions } from '../adapters/alipay/versions.ts';
import type { CredentialsProvider } from '../adapters/credentials/provider.ts';
import type { RtcRoomSurface, SurfaceQuality } from '../adapters/rtc-room/surface.ts';
import { CallFailure } from '../adapters/call-failure.ts';
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

const refused = (error: CallError): Promise<never> => Promise.reject(new CallFailure(error));

const preflight = (send: Send, session: number, check: Promise<unknown>): void =>
  tell(
    send,
    check.then(() => ({ type: 'preflight.passed', session })),
    (error) => ({ type: 'preflight.failed', session, error }),
  );

/** ms; within the chart's limit for a mount */
const signaturePatience = 2_000;

/** Goes on with the old ones where the server does not answer in time. Returns what stops it. */
const withNewCredentials = (
  session: CallSession,
  { result, cancel }: ReturnType<CredentialsProvider['fetch']>,
  goOn: () => void,
): (() => void) => {
  let waiting = true;
  const stop = (): void => {
    if (!waiting) return;
    waiting = false;
    clearTimeout(timer);
    cancel();
  };
  const end = (): void => {
    if (!waiting) return;
    stop();
    goOn();
  };
  const timer = setTimeout(end, signaturePatience);
  result
    .then((fetched) => {
      if (waiting) session.credentials = fetched;
    })
    .catch(() => undefined)
    .then(end);
  return stop;
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
    checkClient: shellActor<RoomInput>(({ session }, send) => {
      const answer = checkVersions();
      preflight(send, session, answer === 'supported' ? Promise.resolve() : refused(answer));
    }),

    prepareResource: shellActor<RoomInput>(({ session }, send) =>
      preflight(send, session, prepareRtcResource()),
    ),

    checkPermissions: shellActor<PermissionsInput>(({ session, camera, microphone }, send) =>
      preflight(
        send,
        session,
        checkPermissions({ camera, microphone }).then((answer) =>
          answer === 'granted' ? undefined : refused(answer),
        ),
      ),
    ),

    fetchCredentials: shellActor<RoomInput>(({ session, room }, send) => {
      const fetching = credentials.fetch(room);
      let wanted = true;
      tell(
        send,
        fetching.result.then((fetched) => {
          if (!wanted) throw noSession;
          return { type: 'credentials.received', session, user: userOf(sessions.open(session, fetched)) };
        }),
        (error) => ({ type: 'credentials.failed', session, error }),
      );
      return () => {
        wanted = false;
        fetching.cancel();
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

    showRtcRoom: shellActor<ShowInput>(({ room, mount, pair, devices }, send) => {
      const session = sessions.current();
      if (session === null) return;
      const show = (): void => {
        const request = {
          mount,
          pushUrl: urlOf(session, pair.push),
          pullUrl: urlOf(session, pair.pull),
          devices,
          access: surfaceAccessOf(session),
          quality,
        };
        surface.show(request, () => send({ type: 'rtcRoom.shown', mount }));
      };
      if (session.credentials.mrtc.signatureExpiresAt > Date.now()) return show();
      return withNewCredentials(session, credentials.fetch(room), show);
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
