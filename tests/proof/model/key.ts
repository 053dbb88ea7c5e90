/**
 * When two configurations count as one. Chosen on purpose: the active states, and the whole context but what is named
 * here with a reason. So a field that is added to the context is in the key until somebody takes it out, and one that
 * grows without bound shows as a search that never ends. Names that are only compared (streams, URLs) are replaced by
 * who equals whom. `key.test.ts` records what guards really read, and holds that equal keys have equal successors.
 */
import type { CallContext, CallError, Pair } from '../../../machines/index.ts';
import { playGivenUp, publishGivenUp } from '../../../machines/context.ts';
import { rejoinsAfter } from '../../../machines/errors.ts';
import type { Outside } from './outside.ts';
import { outsideKey } from './outside.ts';
import type { Snapshot } from './chart.ts';

/** Regions that no other region reads, nor each other: rtcRoom follows the URLs, token follows the room. */
const backRegions = ['rtcRoom', 'token'] as const;
type BackRegion = (typeof backRegions)[number];

/** How much of the chart a search looks at. `front`: what others read. */
export type Part = 'front' | 'withoutToken' | 'withoutRtcRoom' | 'all';

const leftOut: Readonly<Record<Part, readonly BackRegion[]>> = {
  front: backRegions,
  withoutToken: ['token'],
  withoutRtcRoom: ['rtcRoom'],
  all: [],
};

/** Whether a search of this part looks at the region; '' is the root. */
export const looksAt = (part: Part, region: string): boolean =>
  !leftOut[part].some((each) => each === region);

/** Compared only with what an event carries; the catalogue makes its events relative to them. */
export const relativePaths: readonly string[] = [
  'fact.session',
  'fact.publisher.attempt',
  'fact.player.attempt',
  'fact.mount.generation',
];

/** What the chart is started with. */
export const constantPaths: readonly string[] = ['profile', 'policy'];

/** Read by no guard: constant, shown, counted, or handed on to the outside. */
export const ignoredPaths: readonly string[] = [
  ...constantPaths,
  'intent.nonce',
  'intent.microphone',
  'fact.others',
  'fact.remoteEnd',
  'fact.onlineCount',
  'fact.online',
  'fact.errors.rtcRoom',
  'fact.dropped',
  'fact.malformed',
];

/** Written or read by one of the back regions only. */
export const backPaths: Readonly<Record<BackRegion, readonly string[]>> = {
  rtcRoom: ['intent.camera', 'fact.mount', 'fact.refresh', 'fact.settling'],
  token: ['fact.renewRetries'],
};

/** In the key, but not as they are: see `namesOf`. */
const comparedPaths: readonly string[] = [
  'intent.room',
  'fact.user',
  'fact.publisher.stream',
  'fact.publisher.url',
  'fact.player.stream',
  'fact.player.url',
  'fact.remotes',
  'fact.errors.room',
  'fact.errors.publisher',
  'fact.errors.player',
];

/** Who equals whom: `-` for null, else the first place of an equal name. */
const equality = (...names: readonly (string | number | null)[]): string =>
  names.map((name) => (name === null ? '-' : names.indexOf(name))).join('');

const flag = (value: boolean): string => (value ? '1' : '0');

const needsSession = (isGivenUp: boolean, error: CallError | null): boolean =>
  isGivenUp && error?.kind === 'dispatchFailed';

/** Of a kind, guards only ask whether the chart may join again after it. */
const classOf = (error: CallError | null, isCallWanted: boolean): string => {
  if (error === null) return '';
  if (!isCallWanted) return 'some';
  if (error.kind === 'tokenExpired') return 'expired';
  return rejoinsAfter.has(error.kind) ? 'mended' : 'final';
};

const neverTried = { failures: 0 };

/**
 * The context without what is written again before anybody reads it: how often was tried once the call is given up, what
 * became of streams outside the room, which begins them afresh, and whose streams there are while the chart leaves.
 */
const withoutTheDead = ({ value, context }: Snapshot): CallContext => {
  const { intent, fact } = context;
  const isInRoom = fact.link === 'up' || fact.link === 'down';
  if (intent.call && isInRoom) return context;
  const isLeaving = typeof value.room === 'object' && 'disconnecting' in value.room;
  return {
    ...context,
    fact: {
      ...fact,
      ...(intent.call ? {} : { joined: false, rejoinRetries: 0, stepRetries: 0 }),
      ...(isInRoom
        ? {}
        : { publisher: { ...fact.publisher, ...neverTried }, player: { ...fact.player, ...neverTried } }),
      ...(isLeaving ? { remotes: [] } : {}),
    },
  };
};

const namesOf = (context: CallContext): string => {
  const { intent, fact } = context;
  return [
    flag(intent.room !== '') + flag(fact.user !== null),
    flag(fact.publisher.stream !== null) + flag(fact.publisher.url !== null) + flag(fact.player.url !== null),
    // a stream that comes again is told from one that is new only by being here
    fact.remotes.map(({ id }) => id).join(','),
    equality(fact.player.stream, ...fact.remotes.map(({ id }) => id)),
    classOf(fact.errors.room, intent.call),
    // of these only one kind matters: the one that a retry answers with a new session
    flag(needsSession(publishGivenUp(context), fact.errors.publisher)) +
      flag(needsSession(playGivenUp(context), fact.errors.player)),
  ].join(' ');
};

type Name = string | number | null;

/** What the window has seen is written where it opens and read inside only. */
const seen = ({ value, context }: Snapshot): Pair | null =>
  typeof value.rtcRoom === 'object' ? context.fact.settling : null;

const backNamesOf = (snapshot: Snapshot): string => {
  const { fact } = snapshot.context;
  const [mounted, settling] = [fact.mount.pair, seen(snapshot)];
  const ofPairs = (now: Name, read: (pair: Pair) => Name): string =>
    equality(now, mounted === null ? null : read(mounted), settling === null ? null : read(settling));
  return [
    ofPairs(fact.publisher.url, ({ push }) => push),
    ofPairs(fact.player.url, ({ pull }) => pull),
    // what is hidden is not compared any more: a new mount or none follows
    snapshot.value.rtcRoom === 'unmounting' ? '' : ofPairs(fact.refresh, ({ refresh }) => refresh),
    flag(mounted === null),
  ].join(' ');
};

type Read = (context: CallContext) => unknown;

const isRecord = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Reads every path below `value` that is not left out, in order. */
const readersOf = (value: object, left: ReadonlySet<string>, prefix = '', at: Read = (c) => c): Read[] =>
  Object.entries(value).flatMap(([name, inner]: [string, unknown]): Read[] => {
    const path = prefix + name;
    if (left.has(path)) return [];
    const read: Read = (context) => Reflect.get(Object(at(context)), name);
    return isRecord(inner) ? readersOf(inner, left, `${path}.`, read) : [read];
  });

const valueKey = (value: unknown): string =>
  isRecord(value)
    ? Object.entries(value)
        .map(([name, inner]: [string, unknown]) => `${name}.${valueKey(inner)}`)
        .join(',')
    : String(value);

export type KeyOf = (snapshot: Snapshot, outside: Outside) => string;

/** @param initial where the paths of the context are read from */
export const keyFor = (part: Part, initial: Snapshot): KeyOf => {
  const withRtcRoom = looksAt(part, 'rtcRoom');
  const left = [
    ...relativePaths,
    ...ignoredPaths,
    ...comparedPaths,
    ...leftOut[part].flatMap((region) => backPaths[region]),
    // compared, see `backNamesOf`
    ...['fact.mount', 'fact.refresh', 'fact.settling'],
  ];
  const readers = readersOf(initial.context, new Set(left));
  const regions = Object.keys(initial.value).filter((region) => looksAt(part, region));
  return (snapshot, outside) => {
    const context = withoutTheDead(snapshot);
    return [
      ...regions.map((region) => valueKey(Reflect.get(snapshot.value, region))),
      ...readers.map((read) => read(context)),
      namesOf(context),
      withRtcRoom ? backNamesOf(snapshot) : '',
      outsideKey(outside, withRtcRoom),
    ].join('|');
  };
};
