/**
 * The shape of every event as data, and `parseEvent`, which accepts nothing else. An event without its fields would throw in
 * an action, and XState ends an actor whose action throws: after that nobody can hang up. The compiler checks our own
 * adapters; scripts of embedders and inspectors come through here. XState's own events (`xstate.…`) never come from outside
 * and have no shape.
 */
import { nextStepOf } from './errors.ts';
import type { CallError } from './errors.ts';
import { informed, malformedSources, rtmpCodes } from './events.ts';
import type { CallEvent, Devices, Stream, User } from './events.ts';
import { count, flag, keyOf, listOf, oneOf, orNull, record, text } from './parse.ts';
import type { Fields } from './parse.ts';

type EventType = CallEvent['type'];
type EventOf<T> = Extract<CallEvent, { readonly type: T }>;

/** An event by the fields that say what it belongs to, and by what else it carries. */
const event = <Belonging, News>(belonging: Fields<Belonging>, news: Fields<News>) => {
  const [parseBelonging, parseNews] = [record(belonging), record(news)];
  return <T extends EventType>(type: T, value: unknown) => {
    const [belongsTo, says] = [parseBelonging(value), parseNews(value)];
    return belongsTo && says && { type, ...belongsTo, ...says };
  };
};

const user = record<User>({ id: text, name: text });
const devices = record<Devices>({ camera: flag, microphone: flag });
const stream = record<Stream>({ id: text, user, devices: orNull(devices) });
const error = record<CallError>({ kind: keyOf(nextStepOf), code: text });
const [users, streams, errorOrNull] = [listOf(user), listOf(stream), orNull(error)];

const none = {};
const session = { session: count };
const room = { session: count, room: text };
const leg = { session: count, stream: text };
const attempt = { session: count, stream: text, attempt: count };
const mount = { mount: count };

const plain = event(none, none);
const ofSession = event(session, none);
const sessionFailed = event(session, { error });
const ofRoom = event(room, none);
const ofUsers = event(room, { users });
const ofStreams = event(room, { streams });
const ofLeg = event(leg, none);
const legEnded = event(leg, { error: errorOrNull });
const ofAttempt = event(attempt, none);
const attemptFailed = event(attempt, { error });
const ofMount = event(mount, none);

/** A missing event and a missing field do not compile. */
const shapes: {
  readonly [T in EventType]: (type: T, value: unknown) => EventOf<T> | undefined;
} = {
  'page.shown': plain,
  'page.hidden': plain,
  'page.ready': plain,
  'page.joinTapped': event(none, { room: text, publish: flag, camera: flag, microphone: flag, nonce: text }),
  'page.retryTapped': plain,
  'page.withoutCameraTapped': plain,
  'page.leaveTapped': plain,
  'page.unloaded': plain,
  'page.publishTapped': plain,
  'page.stopPublishTapped': plain,
  'page.playTapped': plain,
  'page.stopPlayTapped': plain,
  'page.cameraTapped': plain,
  'page.microphoneTapped': plain,
  'page.switchCameraTapped': plain,

  'zego.roomConnecting': ofRoom,
  'zego.roomConnected': ofRoom,
  'zego.roomDisconnected': event(room, { error: errorOrNull }),
  'zego.usersEntered': ofUsers,
  'zego.usersLeft': ofUsers,
  'zego.onlineCountChanged': event(room, { count }),
  'zego.streamsAdded': ofStreams,
  'zego.streamsDeleted': ofStreams,
  'zego.streamExtraInfoUpdated': ofStreams,
  'zego.publishing': ofLeg,
  'zego.publishEnded': legEnded,
  'zego.hangUpReceived': event(room, { user }),
  'zego.playing': ofLeg,
  'zego.playEnded': legEnded,
  'zego.tokenWillExpire': ofRoom,

  'rtcRoom.shown': ofMount,
  'rtcRoom.hidden': ofMount,
  'rtcRoom.rtmpEvent': event(mount, { code: oneOf(rtmpCodes) }),
  'rtcRoom.switchFailed': ofMount,
  'rtcRoom.failed': event(mount, { error }),
  'rtcRoom.informed': event(mount, { about: oneOf(informed) }),

  'network.changed': event(none, { online: flag }),
  'app.shown': plain,
  'app.hidden': plain,
  'otherCall.began': plain,
  'audio.interruptionEnded': plain,

  'adapter.malformedEvent': event(none, { source: oneOf(malformedSources), name: text }),

  'preflight.passed': ofSession,
  'preflight.failed': sessionFailed,
  'credentials.received': event(session, { user }),
  'credentials.failed': sessionFailed,
  'login.succeeded': ofSession,
  'login.failed': sessionFailed,
  'publisher.urlReceived': ofAttempt,
  'publisher.urlFailed': attemptFailed,
  'player.urlReceived': ofAttempt,
  'player.urlFailed': attemptFailed,
  'token.renewed': ofSession,
  'token.failed': sessionFailed,
};

const typeOf = keyOf(shapes);

const parseAs = <T extends EventType>(type: T, value: unknown): EventOf<T> | undefined =>
  shapes[type](type, value);

/** A copy of the event with exactly its own fields; `null` for anything else. Never throws. */
export const parseEvent = (value: unknown): CallEvent | null => {
  try {
    const type = typeOf(Reflect.get(Object(value), 'type'));
    return (type && parseAs(type, value)) || null;
  } catch {
    // a getter that throws, or a revoked proxy
    return null;
  }
};
