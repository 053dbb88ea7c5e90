/** What the chart writes to its context. Commands to the outside are in `commands.ts`. */
import { assertEvent, assign } from 'xstate';
import type { CallError } from './errors.ts';
import { noErrors, noLeg, target, wantedPair } from './context.ts';
import type { CallContext, Errors, Fact, Intent, Leg } from './context.ts';
import type { CallEvent, Stream, User } from './events.ts';
import { noPair, urlName } from './pair.ts';
import { streamId } from './stream-id.ts';

interface Args {
  readonly context: CallContext;
  readonly event: CallEvent;
}

const write = (change: (args: Args) => Partial<CallContext>) =>
  assign<CallContext, CallEvent, undefined, CallEvent, never>(({ context, event }) =>
    change({ context, event }),
  );

const intend = (change: (intent: Intent, event: CallEvent) => Partial<Intent>) =>
  write(({ context, event }) => ({ intent: { ...context.intent, ...change(context.intent, event) } }));

const learn = (change: (fact: Fact, args: Args) => Partial<Fact>) =>
  write((args) => ({ fact: { ...args.context.fact, ...change(args.context.fact, args) } }));

const publisherLearns = (change: (leg: Leg, args: Args) => Partial<Leg>) =>
  learn((fact, args) => ({ push: { ...fact.push, ...change(fact.push, args) } }));

const playerLearns = (change: (leg: Leg, args: Args) => Partial<Leg>) =>
  learn((fact, args) => ({ play: { ...fact.play, ...change(fact.play, args) } }));

const fails = (about: keyof Errors, otherwise: CallError) =>
  learn((fact, { event }) => ({
    errors: { ...fact.errors, [about]: ('error' in event && event.error) || otherwise },
  }));

const without = <T extends { readonly id: string }>(list: readonly T[], gone: readonly T[]): T[] =>
  list.filter(({ id }) => !gone.some((other) => other.id === id));

const addUsers = (list: readonly User[], users: readonly User[]): readonly User[] => [
  ...without(list, users),
  ...users,
];

/** Keeps the order of coming, so that a repeated ADD changes nothing; the user's own streams are not remote. */
const addStreams = (fact: Fact, streams: readonly Stream[]): readonly Stream[] => [
  ...fact.remotes,
  ...without(streams, fact.remotes).filter(({ user }) => user.id !== fact.user?.id),
];

/** A leg whose failures are forgotten. */
const afresh = (leg: Leg): Leg => ({ ...leg, failures: 0, givenUp: false });

/** Another stream to play is another chance. */
const withRemotes = (fact: Fact, remotes: readonly Stream[]): Partial<Fact> =>
  remotes[0]?.id === fact.remotes[0]?.id
    ? { remotes }
    : { remotes, play: afresh(fact.play), errors: { ...fact.errors, play: null } };

const updateStreams = (list: readonly Stream[], streams: readonly Stream[]): readonly Stream[] =>
  list.map((stream) => streams.find(({ id }) => id === stream.id) ?? stream);

export const actions = {
  // intent
  takeIntent: intend((_intent, event) => {
    assertEvent(event, 'page.joinTapped');
    const { room, nonce, publish, camera, microphone } = event;
    return { play: true, room, nonce, publish, camera, microphone };
  }),
  beginCall: write(({ context: { intent, fact } }) => ({
    intent: { ...intent, call: true },
    fact: {
      ...fact,
      joined: false,
      rejoins: 0,
      tries: 0,
      errors: noErrors,
      push: afresh(fact.push),
      play: afresh(fact.play),
    },
  })),
  giveUpCall: intend(() => ({ call: false })),
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
  setOnline: learn((_fact, { event }) => {
    assertEvent(event, 'network.changed');
    return { online: event.online };
  }),
  setVisible: learn((_fact, { event }) => {
    assertEvent(event, 'visibility.changed');
    return { visible: event.visible };
  }),

  // room
  rememberUser: learn((_fact, { event }) => {
    assertEvent(event, 'credentials.received');
    return { user: event.user };
  }),
  linkAsked: learn(() => ({ link: 'asked' })),
  linkUp: learn(({ push, play, errors }) => ({
    link: 'up',
    joined: true,
    rejoins: 0,
    push: afresh(push),
    play: afresh(play),
    errors: { ...errors, room: null },
  })),
  linkDown: learn(() => ({ link: 'down' })),
  linkGone: learn(() => ({ link: 'none' })),
  linkLeaving: learn(({ link }) => ({ link: link === 'none' ? 'none' : 'leaving' })),
  countRejoin: learn(({ rejoins }) => ({ rejoins: rejoins + 1 })),
  countTry: learn(({ tries }) => ({ tries: tries + 1 })),
  forgetTries: learn(() => ({ tries: 0 })),
  endSession: learn((fact) => ({
    session: fact.session + 1,
    link: 'none',
    user: null,
    remotes: [],
    others: [],
    onlineCount: 0,
  })),
  addUsers: learn((fact, { event }) => {
    assertEvent(event, 'zego.usersEntered');
    return { others: addUsers(fact.others, event.users) };
  }),
  removeUsers: learn((fact, { event }) => {
    assertEvent(event, 'zego.usersLeft');
    return { others: without(fact.others, event.users) };
  }),
  setOnlineCount: learn((_fact, { event }) => {
    assertEvent(event, 'zego.onlineCountChanged');
    return { onlineCount: event.count };
  }),
  addStreams: learn((fact, { event }) => {
    assertEvent(event, 'zego.streamsAdded');
    return withRemotes(fact, addStreams(fact, event.streams));
  }),
  removeStreams: learn((fact, { event }) => {
    assertEvent(event, 'zego.streamsDeleted');
    return withRemotes(fact, without(fact.remotes, event.streams));
  }),
  updateStreams: learn((fact, { event }) => {
    assertEvent(event, 'zego.streamExtraInfoUpdated');
    return { remotes: updateStreams(fact.remotes, event.streams) };
  }),

  // publisher
  beginPublish: publisherLearns(({ attempt }, { context: { intent, fact } }) => ({
    stream: streamId(fact.user?.id ?? '', intent.nonce, attempt + 1),
    started: true,
    pending: true,
    attempt: attempt + 1,
  })),
  takePushUrl: publisherLearns(({ stream, attempt }) => ({
    url: stream === null ? null : urlName(stream, attempt),
    pending: false,
  })),
  publishSucceeded: learn((fact) => ({
    push: { ...fact.push, failures: 0 },
    errors: { ...fact.errors, publish: null },
  })),
  publishFailed: publisherLearns(({ failures }) => ({
    started: false,
    pending: true,
    failures: failures + 1,
  })),
  giveUpPublish: publisherLearns(() => ({ givenUp: true })),
  endPublish: publisherLearns(({ attempt, givenUp }) => ({ ...noLeg, attempt, givenUp })),
  forgivePublish: learn((fact) => ({
    push: afresh(fact.push),
    errors: { ...fact.errors, publish: null },
  })),

  // player
  beginPlay: playerLearns(({ attempt }, { context }) => ({
    stream: target(context)?.id ?? null,
    started: true,
    pending: true,
    attempt: attempt + 1,
  })),
  takePullUrl: playerLearns(({ stream, attempt }) => ({
    url: stream === null ? null : urlName(stream, attempt),
    pending: false,
  })),
  playSucceeded: learn((fact) => ({
    play: { ...fact.play, failures: 0 },
    errors: { ...fact.errors, play: null },
  })),
  playFailed: playerLearns(({ failures }) => ({ started: false, pending: true, failures: failures + 1 })),
  giveUpPlay: playerLearns(() => ({ givenUp: true })),
  endPlay: playerLearns(({ attempt, givenUp }) => ({ ...noLeg, attempt, givenUp })),
  forgivePlay: learn((fact) => ({
    play: afresh(fact.play),
    errors: { ...fact.errors, play: null },
  })),

  // rtcRoom
  seePair: learn((_fact, { context }) => ({ settling: wantedPair(context) })),
  takePair: learn((fact, { context }) => ({
    mount: { generation: fact.mount.generation + 1, pair: wantedPair(context) },
    errors: { ...fact.errors, surface: null },
  })),
  refreshSurface: learn(({ refresh }) => ({ refresh: refresh + 1 })),
  clearMount: learn((fact) => ({ mount: { ...fact.mount, pair: null }, settling: noPair })),

  // token
  countRenewal: learn((fact) => ({ renewals: fact.renewals + 1 })),
  forgetRenewals: learn(() => ({ renewals: 0 })),

  // errors
  preflightFailed: fails('room', { kind: 'resourceMissing', code: 'callchart preflight' }),
  credentialsFailed: fails('room', { kind: 'credentialsUnreachable', code: 'callchart credentials' }),
  leftInBackground: fails('room', { kind: 'leftInBackground', code: 'callchart background' }),
  loginFailed: fails('room', { kind: 'loginTimedOut', code: 'callchart login' }),
  roomFailed: fails('room', { kind: 'connectionLost', code: 'callchart reconnect' }),
  publishErred: fails('publish', { kind: 'publishFailed', code: 'callchart publish' }),
  playErred: fails('play', { kind: 'playFailed', code: 'callchart play' }),
  surfaceErred: fails('surface', { kind: 'surfaceFailed', code: 'rtc-room' }),

  forgiveRoom: learn(({ errors }) => ({ errors: { ...errors, room: null } })),

  // counters
  countDropped: learn((fact) => ({ dropped: fact.dropped + 1 })),
  countMalformed: learn((fact) => ({ malformed: fact.malformed + 1 })),
};
