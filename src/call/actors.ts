/**
 * The chart's actors over the adapters. Each turns what comes of a request into one event that carries what it belongs
 * to; what comes after the chart has left the state is ignored by XState, what never comes is the chart's time limit. So is
 * an actor that throws at its start.
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
import type { Pending } from '../adapters/alipay/https.ts';
import type { Credentials } from '../adapters/credentials/credentials.ts';
import type { CredentialsProvider } from '../adapters/credentials/provider.ts';
import type { RtcRoomPort, RtcRoomQuality } from '../adapters/rtc-room/rtc-room.ts';
import { CallFailure } from '../adapters/call-failure.ts';
import { ignore, tryMethod } from '../adapters/unknown.ts';
import { idChecks } from '../adapters/zego/ids.ts';
import type { Lifetime } from './lifetime.ts';
import { rtcRoomAccessOf, urlOf, userOf } from './session.ts';
import type { CallSession } from './session.ts';
import type { SessionHolder } from './session-holder.ts';

export interface Outside {
  /** XState leaves the actors of a chart that throws running: they end with this */
  readonly lifetime: Lifetime;
  readonly sessions: SessionHolder;
  readonly rtcRoom: RtcRoomPort;
  readonly quality: RtcRoomQuality;
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

/** A request whose function may throw before there is a promise, or return none. */
const promised = <Value>(ask: () => Promise<Value>): Promise<Value> =>
  new Promise((resolve) => resolve(ask()));

const refused = (error: CallError): Promise<never> => Promise.reject(new CallFailure(error));

const preflight = (send: Send, session: number, check: Promise<unknown>): void =>
  tell(
    send,
    check.then(() => ({ type: 'preflight.passed', session })),
    (error) => ({ type: 'preflight.failed', session, error }),
  );

/** ms; within the chart's limit for a mount */
const signaturePatience = 2_000;

/** A component is not to be had: credentials of somebody else's provider may lack what a mount needs. */
const cannotShow = ({ mount }: ShowInput, send: Send, { code }: CallError): void =>
  send({ type: 'rtcRoom.failed', mount, error: { kind: 'rtcRoomFailed', code } });

/**
 * Goes on with the old ones where the server does not answer in time, or with less than a mount needs. Returns what stops it.
 * @param threw told of what `goOn` throws
 */
const withNewCredentials = (
  session: CallSession,
  { result, cancel }: Pending<Credentials>,
  goOn: () => void,
  threw: (error: CallError) => void,
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
    try {
      goOn();
    } catch (reason) {
      threw(callErrorOf(reason));
    }
  };
  const timer = setTimeout(end, signaturePatience);
  result
    .then((fetched) => {
      rtcRoomAccessOf(fetched);
      if (waiting) session.renew(fetched);
    })
    .catch(ignore)
    .then(end);
  return stop;
};

export const callActors = ({ lifetime, sessions, rtcRoom, quality, credentials }: Outside) => {
  const inSession = <T>(number: number, run: (session: CallSession) => Promise<T>): Promise<T> => {
    const session = sessions.find(number);
    return session === null ? Promise.reject(noSession) : promised(() => run(session));
  };

  /** Whoever provides the credentials may be the embedder. */
  const fetchCredentials = (room: string): Pending<Credentials> => {
    let fetching: Pending<Credentials> | undefined;
    const result = promised(() => {
      fetching = credentials.fetch(room);
      return fetching.result;
    });
    return { result, cancel: () => void tryMethod(fetching, 'cancel') };
  };

  /** @param threw told of what is never answered, where that is worth more than the chart's time limit */
  const outsideActor = <Input>(
    run: (input: Input, send: Send) => void | (() => void),
    threw: (input: Input, send: Send, error: CallError) => void = ignore,
  ) =>
    shellActor<Input>((input, send) => {
      try {
        const stop = run(input, send);
        return stop && lifetime.add(stop);
      } catch (reason) {
        threw(input, send, callErrorOf(reason));
      }
    });

  const startStream = (
    leg: 'publisher' | 'player',
    request: (session: CallSession, stream: string) => Promise<string>,
  ) =>
    outsideActor<StreamInput>((input, send) => {
      const { stream, attempt } = input;
      tell(
        send,
        inSession(input.session, (session) =>
          request(session, stream).then((url) => {
            session.urls.set(urlName(stream, attempt), url);
            return { type: `${leg}.urlReceived`, ...input };
          }),
        ),
        (error) => ({ type: `${leg}.urlFailed`, ...input, error }),
      );
    });

  return {
    checkClient: outsideActor<RoomInput>(({ session, room }, send) => {
      const rule = idChecks.room(room);
      const answer: CallError | 'supported' =
        rule === null ? checkVersions() : { kind: 'roomInvalid', code: `callchart room ${rule}` };
      preflight(send, session, answer === 'supported' ? Promise.resolve() : refused(answer));
    }),

    prepareResource: outsideActor<RoomInput>(({ session }, send) =>
      preflight(send, session, prepareRtcResource()),
    ),

    checkPermissions: outsideActor<PermissionsInput>(({ session, camera, microphone }, send) =>
      preflight(
        send,
        session,
        checkPermissions({ camera, microphone }).then((answer) =>
          answer === 'granted' ? undefined : refused(answer),
        ),
      ),
    ),

    fetchCredentials: outsideActor<RoomInput>(({ session, room }, send) => {
      const fetching = fetchCredentials(room);
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

    /** Hands the new token over; whether the SDK can tell it the server is not waited for. */
    refreshCredentials: outsideActor<RoomInput>(({ session: number, room }, send) => {
      const fetching = fetchCredentials(room);
      tell(
        send,
        inSession(number, (session) =>
          fetching.result.then((fetched) => {
            session.renew(fetched);
            session.engine.renewToken(room, fetched.token.reveal()).catch(ignore);
            return { type: 'credentials.received', session: number, user: userOf(session) };
          }),
        ),
        (error) => ({ type: 'credentials.failed', session: number, error }),
      );
      return () => fetching.cancel();
    }),

    loginRoom: outsideActor<RoomInput>(({ session, room }, send) => {
      tell(
        send,
        inSession(session, (of) => of.engine.loginRoom(room, userOf(of), of.credentials.token.reveal())).then(
          () => ({ type: 'login.succeeded', session }),
        ),
        (error) => ({ type: 'login.failed', session, error }),
      );
    }),

    /** Done when the engine says DISCONNECTED. */
    logoutRoom: outsideActor<RoomInput>(({ session, room }) => {
      sessions.find(session)?.engine.logoutRoom(room);
    }),

    startPublishing: startStream('publisher', ({ engine }, stream) => engine.startPublishingStream(stream)),
    startPlaying: startStream('player', ({ engine }, stream) => engine.startPlayingStream(stream)),

    showRtcRoom: outsideActor<ShowInput>((input, send) => {
      const { room, mount, pair, devices } = input;
      const session = sessions.current();
      if (session === null) return;
      // what is switched while the signature is fetched counts, too
      rtcRoom.apply(devices);
      const show = (): void => {
        const request = {
          mount,
          pushUrl: urlOf(session, pair.push),
          pullUrl: urlOf(session, pair.pull),
          access: rtcRoomAccessOf(session.credentials),
          quality,
        };
        rtcRoom.show(request, () => send({ type: 'rtcRoom.shown', mount }));
      };
      if (!session.signatureIsOver()) return show();
      return withNewCredentials(session, fetchCredentials(room), show, (error) =>
        cannotShow(input, send, error),
      );
    }, cannotShow),

    hideRtcRoom: outsideActor<HideInput>(({ mount, pageGone }, send) => {
      const hidden = () => send({ type: 'rtcRoom.hidden', mount });
      if (!pageGone) return rtcRoom.hide(hidden);
      rtcRoom.stop();
      hidden();
      return undefined;
    }),

    renewToken: outsideActor<RoomInput>(({ session: number, room }, send) => {
      const fetching = fetchCredentials(room);
      tell(
        send,
        inSession(number, (session) =>
          fetching.result.then((fetched) =>
            session.engine.renewToken(room, fetched.token.reveal()).then(() => {
              session.renew(fetched);
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
