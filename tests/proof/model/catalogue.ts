/**
 * Everything that may be sent to the chart, made for the context it is sent in: each event of the catalogue
 * (`machines/events.ts`) as it would come now, and as it would come late, from another session, room, stream, attempt or
 * mount. The type of the table names every event, so that a new one must be added here.
 */
import { rtmpCodes } from '../../../machines/index.ts';
import type { CallContext, CallError, CallEvent, Stream } from '../../../machines/index.ts';

export interface Sample {
  readonly event: CallEvent;
  /** made of another epoch: the chart must drop it */
  readonly stale: boolean;
}

/** How much of the outside the catalogue plays. */
export interface CatalogueBounds {
  /** streams of other users that may come and go */
  readonly remotes: 1 | 2;
}

type OfType<T extends CallEvent['type']> = Extract<CallEvent, { readonly type: T }>;
type Table = { readonly [T in CallEvent['type']]: (context: CallContext) => readonly OfType<T>[] };

const errorOf = (kind: CallError['kind']): CallError => ({ kind, code: 'zego 1' });
const other = errorOf('unknown');
/** ends the call for good: nobody may log in again by himself */
const kicked = errorOf('kickedByOtherLogin');
/** the network's failure, after which the chart may join again */
const lost = errorOf('connectionLost');
const unreachable = errorOf('credentialsUnreachable');
const expired = errorOf('tokenExpired');
const dispatch = errorOf('dispatchFailed');

const bob = { id: 'bob', name: 'Bob' };
const remoteStreams: readonly Stream[] = ['b', 'c'].map((id) => ({ id, user: bob, devices: null }));

/** names none that there is */
const noStream = 'none';

const ofSession = ({ fact }: CallContext) => ({ session: fact.session });
const ofRoom = (context: CallContext) => ({
  ...ofSession(context),
  room: context.intent.room === '' ? 'r' : context.intent.room,
});
const ofPush = (context: CallContext) => ({
  ...ofSession(context),
  stream: context.fact.publisher.stream ?? noStream,
});
const ofPlay = (context: CallContext) => ({
  ...ofSession(context),
  stream: context.fact.player.stream ?? noStream,
});
const pushAttempt = (context: CallContext) => ({
  ...ofPush(context),
  attempt: context.fact.publisher.attempt,
});
const playAttempt = (context: CallContext) => ({ ...ofPlay(context), attempt: context.fact.player.attempt });
const ofMount = ({ fact }: CallContext) => ({ mount: fact.mount.generation });

const joins = [true, false].map((publish) => ({
  type: 'page.joinTapped' as const,
  room: 'r',
  publish,
  camera: true,
  microphone: true,
  nonce: 'n',
}));

const tableFor = ({ remotes }: CatalogueBounds): Table => {
  const streams = remoteStreams.slice(0, remotes);
  /** ZEGO reports streams only after the credentials, which name the user */
  const own = ({ fact }: CallContext): readonly Stream[] =>
    fact.user === null ? [] : [{ id: 'echo', user: fact.user, devices: null }];
  return {
    'page.shown': () => [{ type: 'page.shown' }],
    'page.hidden': () => [{ type: 'page.hidden' }],
    'page.ready': () => [{ type: 'page.ready' }],
    'page.joinTapped': () => joins,
    'page.retryTapped': () => [{ type: 'page.retryTapped' }],
    'page.withoutCameraTapped': () => [{ type: 'page.withoutCameraTapped' }],
    'page.leaveTapped': () => [{ type: 'page.leaveTapped' }],
    'page.unloaded': () => [{ type: 'page.unloaded' }],
    'page.publishTapped': () => [{ type: 'page.publishTapped' }],
    'page.stopPublishTapped': () => [{ type: 'page.stopPublishTapped' }],
    'page.playTapped': () => [{ type: 'page.playTapped' }],
    'page.stopPlayTapped': () => [{ type: 'page.stopPlayTapped' }],
    'page.cameraTapped': () => [{ type: 'page.cameraTapped' }],
    'page.microphoneTapped': () => [{ type: 'page.microphoneTapped' }],
    'page.switchCameraTapped': () => [{ type: 'page.switchCameraTapped' }],

    'zego.roomConnecting': (c) => [{ type: 'zego.roomConnecting', ...ofRoom(c) }],
    'zego.roomConnected': (c) => [{ type: 'zego.roomConnected', ...ofRoom(c) }],
    'zego.roomDisconnected': (c) =>
      [kicked, lost, expired, null].map((error) => ({ type: 'zego.roomDisconnected', ...ofRoom(c), error })),
    'zego.usersEntered': (c) => [{ type: 'zego.usersEntered', ...ofRoom(c), users: [bob] }],
    'zego.usersLeft': (c) => [{ type: 'zego.usersLeft', ...ofRoom(c), users: [bob] }],
    'zego.onlineCountChanged': (c) => [{ type: 'zego.onlineCountChanged', ...ofRoom(c), count: 2 }],
    'zego.streamsAdded': (c) =>
      [...streams, ...own(c)].map((stream) => ({
        type: 'zego.streamsAdded',
        ...ofRoom(c),
        streams: [stream],
      })),
    'zego.streamsDeleted': (c) =>
      streams.map((stream) => ({ type: 'zego.streamsDeleted', ...ofRoom(c), streams: [stream] })),
    'zego.streamExtraInfoUpdated': (c) => [{ type: 'zego.streamExtraInfoUpdated', ...ofRoom(c), streams }],
    'zego.publishing': (c) => [{ type: 'zego.publishing', ...ofPush(c) }],
    'zego.publishEnded': (c) =>
      [expired, other].map((error) => ({ type: 'zego.publishEnded', ...ofPush(c), error })),
    'zego.playing': (c) => [{ type: 'zego.playing', ...ofPlay(c) }],
    'zego.playEnded': (c) => [{ type: 'zego.playEnded', ...ofPlay(c), error: other }],
    'zego.hangUpReceived': (c) => [{ type: 'zego.hangUpReceived', ...ofRoom(c), user: bob }],
    'zego.tokenWillExpire': (c) => [{ type: 'zego.tokenWillExpire', ...ofRoom(c) }],

    'rtcRoom.shown': (c) => [{ type: 'rtcRoom.shown', ...ofMount(c) }],
    'rtcRoom.hidden': (c) => [{ type: 'rtcRoom.hidden', ...ofMount(c) }],
    'rtcRoom.rtmpEvent': (c) => rtmpCodes.map((code) => ({ type: 'rtcRoom.rtmpEvent', ...ofMount(c), code })),
    'rtcRoom.switchFailed': (c) => [{ type: 'rtcRoom.switchFailed', ...ofMount(c) }],
    'rtcRoom.failed': (c) => [{ type: 'rtcRoom.failed', ...ofMount(c), error: other }],
    'rtcRoom.informed': (c) => [{ type: 'rtcRoom.informed', ...ofMount(c), about: 'roomInfo' }],

    'network.changed': () => [true, false].map((online) => ({ type: 'network.changed', online })),
    'app.shown': () => [{ type: 'app.shown' }],
    'app.hidden': () => [{ type: 'app.hidden' }],
    'otherCall.began': () => [{ type: 'otherCall.began' }],
    'audio.interruptionEnded': () => [{ type: 'audio.interruptionEnded' }],

    'adapter.malformedEvent': () => [{ type: 'adapter.malformedEvent', source: 'zego', name: 'model' }],

    'preflight.passed': (c) => [{ type: 'preflight.passed', ...ofSession(c) }],
    'preflight.failed': (c) => [{ type: 'preflight.failed', ...ofSession(c), error: other }],
    'credentials.received': (c) => [
      { type: 'credentials.received', ...ofSession(c), user: { id: 'me', name: 'Me' } },
    ],
    'credentials.failed': (c) =>
      [unreachable, other].map((error) => ({ type: 'credentials.failed', ...ofSession(c), error })),
    'login.succeeded': (c) => [{ type: 'login.succeeded', ...ofSession(c) }],
    'login.failed': (c) =>
      [expired, other].map((error) => ({ type: 'login.failed', ...ofSession(c), error })),
    'publisher.urlReceived': (c) => [{ type: 'publisher.urlReceived', ...pushAttempt(c) }],
    'publisher.urlFailed': (c) =>
      [expired, dispatch, other].map((error) => ({ type: 'publisher.urlFailed', ...pushAttempt(c), error })),
    'player.urlReceived': (c) => [{ type: 'player.urlReceived', ...playAttempt(c) }],
    'player.urlFailed': (c) =>
      [expired, dispatch, other].map((error) => ({ type: 'player.urlFailed', ...playAttempt(c), error })),
    'token.renewed': (c) => [{ type: 'token.renewed', ...ofSession(c) }],
    'token.failed': (c) => [{ type: 'token.failed', ...ofSession(c), error: other }],
  };
};

/** The same event as another epoch would have sent it: one of its marks is changed at a time. */
const lateOf = (event: CallEvent): readonly CallEvent[] => [
  ...('session' in event ? [{ ...event, session: event.session - 1 }] : []),
  ...('room' in event && 'session' in event ? [{ ...event, room: 'elsewhere' }] : []),
  ...('stream' in event ? [{ ...event, stream: 'gone' }] : []),
  ...('attempt' in event ? [{ ...event, attempt: event.attempt - 1 }] : []),
  ...('mount' in event ? [{ ...event, mount: event.mount - 1 }] : []),
];

/**
 * Whether there is anything that an event of now could belong to: a room that was asked for, a stream, a component, and
 * for its media events one that shows the URL of today. Said here once more and not taken from the chart's own fence, which
 * is what is checked.
 */
const isOfNow = (event: CallEvent, { intent, fact }: CallContext): boolean => {
  if (event.type === 'rtcRoom.rtmpEvent') {
    const { push, pull } = fact.mount.pair ?? { push: null, pull: null };
    const [shown, wanted] = event.code <= 3801 ? [push, fact.publisher.url] : [pull, fact.player.url];
    return shown !== null && shown === wanted;
  }
  if ('mount' in event) return fact.mount.pair !== null;
  if ('stream' in event) return event.stream !== noStream;
  return !('session' in event && 'room' in event) || intent.room !== '';
};

export type Catalogue = (type: CallEvent['type'], context: CallContext) => readonly Sample[];

export const catalogue = (bounds: CatalogueBounds): Catalogue => {
  const table = tableFor(bounds);
  return (type, context) =>
    table[type](context).flatMap((event) => [
      { event, stale: !isOfNow(event, context) },
      ...lateOf(event).map((late) => ({ event: late, stale: true })),
    ]);
};

const types = tableFor({ remotes: 1 });

/** Every event type that there is. */
export const eventTypes: readonly CallEvent['type'][] = Object.keys(types)
  .filter((type): type is CallEvent['type'] => type in types)
  .sort();
