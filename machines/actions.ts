/** What the chart writes to its context. Commands to the outside are in `commands.ts`. */
import { assign } from 'xstate';
import type { ErrorKind } from './errors.ts';
import { noErrors, noLeg, remoteUser, target, wantedPair } from './context.ts';
import type { CallContext, Errors, Fact, Intent, Leg } from './context.ts';
import type { FencedEvent, Stream, User } from './events.ts';
import { noPair, urlName } from './pair.ts';
import { streamId } from './stream-id.ts';

interface Args {
  readonly context: CallContext;
  readonly event: FencedEvent;
}

const write = (change: (args: Args) => Partial<CallContext>) =>
  assign<CallContext, FencedEvent, undefined, FencedEvent, never>(({ context, event }) =>
    change({ context, event }),
  );

const intend = (change: (intent: Intent, event: FencedEvent) => Partial<Intent>) =>
  write(({ context, event }) => ({ intent: { ...context.intent, ...change(context.intent, event) } }));

const learn = (change: (fact: Fact, args: Args) => Partial<Fact>) =>
  write((args) => ({ fact: { ...args.context.fact, ...change(args.context.fact, args) } }));

type EventOf<T> = Extract<FencedEvent, { type: T }>;

function assertIs<T extends FencedEvent['type']>(event: FencedEvent, type: T): asserts event is EventOf<T> {
  if (event.type !== type) throw new Error(`${event.type} in the place of ${type}`);
}

/** From an event of this type. Throws where the chart runs the action for another. */
const learnFrom = <T extends FencedEvent['type']>(
  type: T,
  change: (event: EventOf<T>, fact: Fact) => Partial<Fact>,
) =>
  learn((fact, { event }) => {
    assertIs(event, type);
    return change(event, fact);
  });

const legLearns = (name: 'publisher' | 'player') => (change: (leg: Leg, args: Args) => Partial<Leg>) =>
  learn((fact, args) => ({ [name]: { ...fact[name], ...change(fact[name], args) } }));
const publisherLearns = legLearns('publisher');
const playerLearns = legLearns('player');

const fails = (about: keyof Errors, kind: ErrorKind, code: string) =>
  learn((fact, { event }) => ({
    errors: { ...fact.errors, [about]: ('error' in event && event.error) || { kind, code } },
  }));

interface Named {
  readonly id: string;
}

/** A room may hold thousands of users: no list is searched once for each item of another. */
const byId = <T extends Named>(list: readonly T[]): ReadonlyMap<string, T> =>
  new Map(list.map((item): [string, T] => [item.id, item]));

/** A list may name the same item twice; the last one counts. */
const once = <T extends Named>(list: readonly T[]): readonly T[] => [...byId(list).values()];

const without = <T extends Named>(list: readonly T[], gone: readonly T[]): readonly T[] => {
  const ids = byId(gone);
  return list.filter(({ id }) => !ids.has(id));
};

const addUsers = (list: readonly User[], users: readonly User[]): readonly User[] =>
  once([...without(list, users), ...users]);

/**
 * Keeps the order of coming, so that a repeated ADD changes nothing; the user's own streams are not remote. A user has
 * one stream: a new one takes the place of the one before, whose DELETE may never come (its owner's link was down).
 */
const addStreams = (fact: Fact, streams: readonly Stream[]): readonly Stream[] => {
  const fresh = without(streams, fact.remotes).filter(({ user }) => user.id !== fact.user?.id);
  const newer = new Map(fresh.map((stream): [string, Stream] => [stream.user.id, stream]));
  const replaced = fact.remotes.map((stream) => newer.get(stream.user.id) ?? stream);
  return once([...replaced, ...fresh]);
};

/** A leg whose retries are forgotten. */
const afresh = (leg: Leg): Leg => ({ ...leg, retries: 0 });

/** After a success, and when the user asks again or no more. */
const forgive = (leg: 'publisher' | 'player') =>
  learn((fact) => ({ [leg]: afresh(fact[leg]), errors: { ...fact.errors, [leg]: null } }));

const takeUrl = ({ stream, attempt }: Leg): Partial<Leg> => ({
  url: stream === null ? null : urlName(stream, attempt),
  pending: false,
});
const fail = ({ retries }: Leg): Partial<Leg> => ({ pending: true, retries: retries + 1 });
/** What was given up stays so. */
const end = ({ attempt, retries }: Leg): Partial<Leg> => ({ ...noLeg, attempt, retries });

/** Somebody else is there, or nobody any more: a side that left without a word is lost. */
const withPeople = (
  fact: Fact,
  { remotes = fact.remotes, others = fact.others }: Partial<Fact>,
): Partial<Fact> => {
  const rest = remoteUser({ remotes, others });
  const people = { remotes, others };
  if (rest?.id === remoteUser(fact)?.id) return people;
  return { ...people, remoteEnd: rest ? 'none' : fact.remoteEnd === 'none' ? 'lost' : fact.remoteEnd };
};

/** Another stream to play is another chance. */
const withRemotes = (fact: Fact, remotes: readonly Stream[]): Partial<Fact> => ({
  ...withPeople(fact, { remotes }),
  ...(remotes[0]?.id === fact.remotes[0]?.id
    ? {}
    : { player: afresh(fact.player), errors: { ...fact.errors, player: null } }),
});

const updateStreams = (list: readonly Stream[], streams: readonly Stream[]): readonly Stream[] => {
  const updated = byId(streams);
  return list.map((stream) => updated.get(stream.id) ?? stream);
};

export const actions = {
  // intent
  takeIntent: intend((_intent, event) => {
    assertIs(event, 'page.joinTapped');
    const { room, nonce, publish, camera, microphone } = event;
    return { play: true, room, nonce, publish, camera, microphone };
  }),
  beginCall: write(({ context: { intent, fact } }) => ({
    intent: { ...intent, call: true },
    fact: {
      ...fact,
      rejoinRetries: 0,
      stepRetries: 0,
      errors: noErrors,
      publisher: afresh(fact.publisher),
      player: afresh(fact.player),
    },
  })),
  leaveCall: intend(() => ({ call: false })),
  wantPublish: intend(() => ({ publish: true })),
  unwantPublish: intend(() => ({ publish: false })),
  wantPlay: intend(() => ({ play: true })),
  unwantPlay: intend(() => ({ play: false })),
  toggleCamera: intend(({ camera }) => ({ camera: !camera })),
  withoutCamera: intend(() => ({ camera: false })),
  toggleMicrophone: intend(({ microphone }) => ({ microphone: !microphone })),

  // page and phone
  pageReady: learn(() => ({ page: 'ready' })),
  pageGone: learn(() => ({ page: 'gone' })),
  setOnline: learnFrom('network.changed', (event) => ({ online: event.online })),
  somebodySees: learn(() => ({ visible: true })),
  nobodySees: learn(() => ({ visible: false })),

  // room
  rememberUser: learnFrom('credentials.received', (event) => ({ user: event.user })),
  linkAsked: learn(() => ({ link: 'asked' })),
  linkUp: learn(({ publisher, player, errors }) => ({
    link: 'up',
    rejoinRetries: 0,
    publisher: afresh(publisher),
    player: afresh(player),
    errors: { ...errors, room: null },
  })),
  linkDown: learn(() => ({ link: 'down' })),
  linkGone: learn(() => ({ link: 'none' })),
  linkLeaving: learn(({ link }) => ({ link: link === 'none' ? 'none' : 'leaving' })),
  countRejoin: learn(({ rejoinRetries }, { context: { policy } }) => ({
    rejoinRetries: Math.min(rejoinRetries + 1, policy.rejoinRetries.length),
  })),
  countTry: learn(({ stepRetries }) => ({ stepRetries: stepRetries + 1 })),
  countProbe: learn(({ stepRetries }, { context: { policy } }) => ({
    stepRetries: Math.min(stepRetries + 1, policy.probeRetries.length),
  })),
  forgetTries: learn(() => ({ stepRetries: 0 })),
  endSession: learn((fact) => ({
    session: fact.session + 1,
    link: 'none',
    user: null,
    remotes: [],
    others: [],
    remoteEnd: 'none',
  })),
  addUsers: learnFrom('zego.usersEntered', (event, fact) =>
    withPeople(fact, { others: addUsers(fact.others, event.users) }),
  ),
  removeUsers: learnFrom('zego.usersLeft', (event, fact) =>
    withPeople(fact, { others: without(fact.others, event.users) }),
  ),
  /** from the other side of the call only: a third user ends nothing */
  remoteHungUp: learnFrom('zego.hangUpReceived', (event, fact) =>
    event.user.id === remoteUser(fact)?.id ? { remoteEnd: 'hungUp' } : {},
  ),
  addStreams: learnFrom('zego.streamsAdded', (event, fact) =>
    withRemotes(fact, addStreams(fact, event.streams)),
  ),
  removeStreams: learnFrom('zego.streamsDeleted', (event, fact) =>
    withRemotes(fact, without(fact.remotes, event.streams)),
  ),
  updateStreams: learnFrom('zego.streamExtraInfoUpdated', (event, fact) => ({
    remotes: updateStreams(fact.remotes, event.streams),
  })),

  // publisher
  beginPublish: publisherLearns(({ attempt }, { context: { intent, fact } }) => ({
    stream: streamId(fact.user?.id ?? '', intent.nonce, attempt + 1),
    pending: true,
    attempt: attempt + 1,
  })),
  takePushUrl: publisherLearns(takeUrl),
  publishSucceeded: forgive('publisher'),
  publishFailed: publisherLearns(fail),
  endPublish: publisherLearns(end),
  forgivePublish: forgive('publisher'),

  // player
  beginPlay: playerLearns(({ attempt }, { context }) => ({
    stream: target(context)?.id ?? null,
    pending: true,
    attempt: attempt + 1,
  })),
  takePullUrl: playerLearns(takeUrl),
  playSucceeded: forgive('player'),
  playFailed: playerLearns(fail),
  endPlay: playerLearns(end),
  forgivePlay: forgive('player'),

  // rtcRoom
  seePair: learn((_fact, { context }) => ({ settling: wantedPair(context) })),
  takePair: learn((fact, { context }) => ({
    mount: { generation: fact.mount.generation + 1, pair: wantedPair(context) },
    errors: { ...fact.errors, rtcRoom: null },
  })),
  remakeRtcRoom: learn(({ refresh }) => ({ refresh: refresh + 1 })),
  clearMount: learn((fact) => ({ mount: { ...fact.mount, pair: null }, settling: noPair })),

  // token
  countRenewal: learn((fact) => ({ renewRetries: fact.renewRetries + 1 })),
  forgetRenewals: learn(() => ({ renewRetries: 0 })),

  // errors
  preflightFailed: fails('room', 'resourceMissing', 'callchart preflight'),
  credentialsFailed: fails('room', 'credentialsUnreachable', 'callchart credentials'),
  giveWay: fails('room', 'otherCall', 'callchart other call'),
  leftInBackground: fails('room', 'leftInBackground', 'callchart background'),
  loginFailed: fails('room', 'loginTimedOut', 'callchart login'),
  roomFailed: fails('room', 'connectionLost', 'callchart reconnect'),
  publishErred: fails('publisher', 'publishFailed', 'callchart publish'),
  playErred: fails('player', 'playFailed', 'callchart play'),
  /** a stream that only a new session can mend */
  blameStream: learn(({ errors }) => ({ errors: { ...errors, room: errors.publisher ?? errors.player } })),
  rtcRoomErred: learnFrom('rtcRoom.failed', ({ error }, { errors }) => ({
    errors: { ...errors, rtcRoom: error },
  })),

  forgiveRoom: learn(({ errors }) => ({ errors: { ...errors, room: null } })),

  // counters
  countDropped: learn((fact) => ({ dropped: fact.dropped + 1 })),
  countMalformed: learn((fact) => ({ malformed: fact.malformed + 1 })),
};
