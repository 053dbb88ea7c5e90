/**
 * What must hold of the chart at all times, each as a name, a sentence and a predicate. The exhaustive search checks
 * them on every configuration and every step, the seeded simulation on the built mini-program (`tools/verify/simulation`)
 * checks the same promises from outside.
 */
import type { CallContext, Pair } from '../../../machines/index.ts';
import { passageBooks, placeBooks } from './bookkeeping.ts';
import { viewOf } from './chart.ts';
import type { Effect, Snapshot } from './chart.ts';
import type { Outside } from './outside.ts';
import { followEffect } from './outside.ts';
import type {
  Invariant,
  Passage,
  PassageInvariant,
  Place,
  PlaceInvariant,
  ViewInvariant,
} from './passage.ts';

const isEmpty = ({ push, pull }: Pair): boolean => push === null && pull === null;
/** Whether the component shows the URLs that are wanted. */
const showsWanted = ({ push, pull }: Pair, { fact }: CallContext): boolean =>
  push === fact.publisher.url && pull === fact.player.url;

const begins = ({ effects }: Passage, ...names: readonly string[]): boolean =>
  effects.some(({ kind, name }) => kind === 'begin' && names.includes(name));

/** Whether `allowed` holds of the outside at each moment at which a command of this name goes out. */
const atEach = (
  { before, effects }: Passage,
  names: readonly string[],
  allowed: (outside: Outside, effect: Effect) => boolean,
): boolean => {
  let outside = before.outside;
  for (const effect of effects) {
    if (effect.kind !== 'end' && names.includes(effect.name) && !allowed(outside, effect)) return false;
    outside = followEffect(outside, effect);
  }
  return true;
};

/** Member by member, nested state values as JSON; `but` may differ. */
const sameBut = (a: object, b: object, but: string): boolean =>
  a === b ||
  Object.entries(a).every(([name, value]: [string, unknown]) => {
    const other: unknown = Reflect.get(b, name);
    return name === but || value === other || JSON.stringify(value) === JSON.stringify(other);
  });

const unchanged = (passage: Passage, read: (context: CallContext) => unknown): boolean =>
  read(passage.before.snapshot.context) === read(passage.after.snapshot.context);

const changedOnlyBy = (
  passage: Passage,
  read: (context: CallContext) => unknown,
  events: readonly string[],
) => unchanged(passage, read) || events.includes(passage.event.type);

const isMounted = ({ rtcRoom }: Snapshot['value']): boolean =>
  typeof rtcRoom === 'object' && 'mounted' in rtcRoom;

const isRoom = (snapshot: Snapshot, state: 'connected' | 'disconnected' | 'disconnecting'): boolean =>
  state === 'connected' ? snapshot.value.room === state : snapshot.matches({ room: state });

export const placeInvariants: readonly PlaceInvariant[] = [
  ...placeBooks,
  {
    name: 'nothing runs outside a call',
    sentence: 'Once the room is disconnected nothing is logged in, published or played.',
    holds: ({ snapshot, outside }) =>
      !isRoom(snapshot, 'disconnected') ||
      (!outside.login && outside.published === null && outside.played === null),
  },
  {
    name: 'every start has its stop',
    sentence: 'A stream is started while its leg tries, and stopped when it does not.',
    holds: ({ snapshot, outside }) =>
      snapshot.matches({ publisher: { active: 'trying' } }) === (outside.published !== null) &&
      snapshot.matches({ player: { active: 'trying' } }) === (outside.played !== null),
  },
  {
    name: 'the stream it started is the stream it means',
    sentence: 'The stream that the SDK publishes or plays is the one that the chart reads events of.',
    holds: ({ snapshot: { context }, outside }) =>
      (outside.published === null || outside.published === context.fact.publisher.stream) &&
      (outside.played === null || outside.played === context.fact.player.stream),
  },
  {
    name: 'one to one',
    sentence: 'What plays is the first remote stream, and never the own one.',
    holds: ({ snapshot: { context }, outside }) =>
      outside.played === null ||
      (outside.played === context.fact.remotes[0]?.id &&
        context.fact.remotes[0].user.id !== context.fact.user?.id),
  },
  {
    name: 'steady is wanted',
    sentence: 'In the state steady, what is mounted is the wanted pair.',
    holds: ({ snapshot }) =>
      !snapshot.matches({ rtcRoom: { mounted: { urls: 'steady' } } }) ||
      (snapshot.context.fact.mount.pair !== null &&
        showsWanted(snapshot.context.fact.mount.pair, snapshot.context)),
  },
  {
    name: 'a rtcRoom belongs to a mount',
    sentence: 'A component is on the page exactly while the chart has mounted one and not yet hidden it.',
    holds: ({ snapshot: { value }, outside }) => {
      if (!('rtcRoom' in value)) return true;
      const isThere = value.rtcRoom === 'mounting' || isMounted(value);
      return isThere === (outside.shown !== null);
    },
  },
  {
    name: 'no secret in the chart',
    sentence: 'The chart knows URLs by name only: nothing in it looks like a URL.',
    holds: ({ snapshot: { context } }) =>
      ![context.fact.publisher.url, context.fact.player.url, context.fact.publisher.stream].some((text) =>
        text?.includes('://'),
      ),
  },
  {
    name: 'the chart lives',
    sentence: 'No event ends the chart or brings it into its error state.',
    holds: ({ snapshot }) => snapshot.status === 'active',
  },
];

/** Of the whole chart only: what the page shows. */
export const viewInvariants: readonly ViewInvariant[] = [
  {
    name: 'the view does not flatter',
    sentence:
      'The view says connected only of a room whose link is up, and publishing or playing only of a stream that runs.',
    holds: ({ snapshot: { context }, outside }, view) =>
      (view.status !== 'connected' || context.fact.link === 'up') &&
      (view.publisher !== 'PUBLISHING' || outside.published !== null) &&
      (view.player !== 'PLAYING' || outside.played !== null),
  },
  {
    name: 'every failure has a next step',
    sentence:
      'A call that ended or is held up for a reason names it, and whoever sees an error sees what to do next.',
    holds: (_place, view) =>
      ((view.status !== 'ended' && view.status !== 'blocked') || view.error !== '') &&
      (view.error === '') === (view.nextStep === ''),
  },
  {
    name: 'a way on is offered',
    sentence: 'Unless it is leaving or gone, the page can always join or leave.',
    holds: ({ snapshot: { context } }, view) =>
      view.can.join || view.can.leave || view.status === 'leaving' || context.fact.page === 'gone',
  },
];

const intentWriters = {
  camera: ['page.cameraTapped', 'page.withoutCameraTapped', 'page.joinTapped'],
  microphone: ['page.microphoneTapped', 'page.joinTapped'],
  publish: ['page.publishTapped', 'page.stopPublishTapped', 'page.joinTapped'],
  play: ['page.playTapped', 'page.stopPlayTapped', 'page.joinTapped'],
} as const;

export const passageInvariants: readonly PassageInvariant[] = [
  ...passageBooks,
  {
    name: 'nothing starts after leaving',
    sentence: 'Once the user has left, no stream is started and no component is shown.',
    holds: (passage) =>
      passage.after.snapshot.context.intent.call ||
      !begins(passage, 'checkClient', 'fetchCredentials', 'loginRoom', 'startPublishing', 'startPlaying') ||
      // begun and over in one step, before the user left
      passage.before.snapshot.context.intent.call,
  },
  {
    name: 'nothing starts after unload',
    sentence: 'Once the page is gone nothing is prepared, logged in, published, played or shown.',
    holds: (passage) =>
      passage.before.snapshot.context.fact.page !== 'gone' ||
      !begins(
        passage,
        'checkClient',
        'fetchCredentials',
        'loginRoom',
        'startPublishing',
        'startPlaying',
        'showRtcRoom',
      ),
  },
  {
    name: 'one login',
    sentence: 'A login is sent only when none is out, and not until the last engine is gone.',
    holds: (passage) => atEach(passage, ['loginRoom'], ({ login }) => !login),
  },
  {
    name: 'one publish request',
    sentence: 'Publishing is started only when it is stopped, and stopped only when it is started.',
    holds: (passage) =>
      atEach(passage, ['startPublishing'], ({ published }) => published === null) &&
      atEach(passage, ['stopPublishing'], ({ published }, { stream }) => published === stream),
  },
  {
    name: 'one play request',
    sentence: 'Playing is started only when it is stopped, and stopped only when it is started.',
    holds: (passage) =>
      atEach(passage, ['startPlaying'], ({ played }) => played === null) &&
      atEach(passage, ['stopPlaying'], ({ played }, { stream }) => played === stream),
  },
  {
    name: 'streams stop before the room',
    sentence: 'The room is logged out and the engine disposed of only when nothing is published or played.',
    holds: (passage) =>
      atEach(
        passage,
        ['logoutRoom', 'disposeEngine'],
        ({ published, played }) => published === null && played === null,
      ),
  },
  {
    name: 'no mount without a URL',
    sentence: 'A component is shown with at least one URL.',
    holds: (passage) =>
      atEach(passage, ['showRtcRoom'], (_outside, { pair }) => pair !== null && !isEmpty(pair)),
  },
  {
    name: 'no stale mount',
    sentence: 'A component is shown with the URLs that are wanted at that moment.',
    holds: (passage) =>
      atEach(
        passage,
        ['showRtcRoom'],
        (_outside, { pair }) => pair !== null && showsWanted(pair, passage.after.snapshot.context),
      ),
  },
  {
    name: 'one mount cycle',
    sentence: 'A component is shown only when there is none, and hidden only when there is one.',
    holds: (passage) =>
      atEach(passage, ['showRtcRoom'], ({ shown }) => shown === null) &&
      atEach(passage, ['hideRtcRoom'], ({ shown }) => shown !== null),
  },
  {
    name: 'no login uninvited',
    sentence: 'After the user left or was kicked nothing is prepared or logged in until he asks for it.',
    holds: (passage) =>
      !begins(passage, 'checkClient', 'fetchCredentials', 'loginRoom') || passage.after.outside.invited,
  },
  {
    name: 'the stale is dropped',
    sentence: 'An event of another session, room, stream, attempt or mount changes nothing but the counter.',
    holds: ({ before, stale, effects, after }) =>
      !stale ||
      (effects.length === 0 &&
        sameBut(before.snapshot.value, after.snapshot.value, '') &&
        before.snapshot.context.intent === after.snapshot.context.intent &&
        sameBut(before.snapshot.context.fact, after.snapshot.context.fact, 'dropped')),
  },
  {
    name: 'the counter tells the truth',
    sentence: 'What is stale is counted, once, and nothing else is.',
    holds: ({ before, stale, after }) =>
      after.snapshot.context.fact.dropped - before.snapshot.context.fact.dropped === (stale ? 1 : 0),
  },
  {
    name: 'only the user changes his mind',
    sentence:
      'What the user wants of camera, microphone, publishing and playing is changed by his taps alone.',
    holds: (passage) =>
      changedOnlyBy(passage, ({ intent }) => intent.camera, intentWriters.camera) &&
      changedOnlyBy(passage, ({ intent }) => intent.microphone, intentWriters.microphone) &&
      changedOnlyBy(passage, ({ intent }) => intent.publish, intentWriters.publish) &&
      changedOnlyBy(passage, ({ intent }) => intent.play, intentWriters.play),
  },
  {
    name: 'a dead component is not heard',
    sentence:
      'Media events go on to the SDK only from the component that was mounted last and is not yet gone.',
    holds: (passage) => {
      const { mount } = passage.before.snapshot.context.fact;
      const isOfMount = 'mount' in passage.event && passage.event.mount === mount.generation;
      return atEach(passage, ['updatePlayerState'], () => mount.pair !== null && isOfMount);
    },
  },
  {
    name: 'a session ends with its engine',
    sentence:
      'Where the engine of a login is disposed of, its session is over: what it still sends is stale.',
    holds: ({ before, effects, after }) =>
      !before.outside.login ||
      !effects.some(({ kind, name }) => kind === 'command' && name === 'disposeEngine') ||
      before.snapshot.context.fact.session < after.snapshot.context.fact.session,
  },
  {
    name: 'names come once',
    sentence: 'Sessions, attempts and mounts only count up.',
    holds: ({ before, after }) => {
      const [from, to] = [before.snapshot.context.fact, after.snapshot.context.fact];
      return (
        from.session <= to.session &&
        from.publisher.attempt <= to.publisher.attempt &&
        from.player.attempt <= to.player.attempt &&
        from.mount.generation <= to.mount.generation
      );
    },
  },
];

export const invariants: readonly Invariant[] = [...placeInvariants, ...viewInvariants, ...passageInvariants];

/** Those that do not hold, as sentences. */
export const brokenBy = (passage: Passage): readonly string[] =>
  passageInvariants.filter(({ holds }) => !holds(passage)).map(({ sentence }) => sentence);

export const brokenAt = (place: Place): readonly string[] =>
  placeInvariants.filter(({ holds }) => !holds(place)).map(({ sentence }) => sentence);

export const brokenInView = (place: Place): readonly string[] => {
  const view = viewOf(place.snapshot);
  return viewInvariants.filter(({ holds }) => !holds(place, view)).map(({ sentence }) => sentence);
};
