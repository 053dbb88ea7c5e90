/**
 * Edge coverage of the chart: for each transition that it defines a shortest path to its source and through it, from the
 * searched graph. The searches are those of a phone that exists: what no page, engine or component could send at that
 * moment they leave out, and of two delays that run in one place the longer does not run out first.
 */
import { callMachine, defaultProfile } from '../../../machines/index.ts';
import type { CallEvent, CallProfile } from '../../../machines/index.ts';
import { chartOf, delayName, isLoggingOut, transitionName, transitionsOf } from './chart.ts';
import type { ChartEvent, Snapshot } from './chart.ts';
import type { Place } from './passage.ts';
import { inputOf, search } from './search.ts';

/** An event of a path, and where the chart is before and after it. */
export interface Moment {
  readonly event: ChartEvent;
  readonly before: Snapshot;
  readonly after: Snapshot;
}

export interface EdgePath {
  /** as `transitionName` has it */
  readonly transition: string;
  readonly platform: 'Android' | 'iOS';
  readonly moments: readonly Moment[];
}

/** One search for the transitions of some regions, with what matters to them. */
interface Tour {
  readonly regions: readonly string[];
  readonly platform: 'Android' | 'iOS';
  readonly plays: (event: ChartEvent) => boolean;
}

const starts =
  (...prefixes: readonly string[]) =>
  ({ type }: ChartEvent): boolean =>
    prefixes.some((prefix) => type.startsWith(prefix));

const isDelayOf =
  (...regions: readonly string[]) =>
  ({ type }: ChartEvent): boolean =>
    type.startsWith('xstate.') && regions.some((region) => type.includes(`.call.${region}.`));

const errorKind = (event: ChartEvent): string => ('error' in event ? (event.error?.kind ?? '') : '');

/** The way into a room where nothing goes wrong. */
const smooth = (event: ChartEvent): boolean =>
  starts('page.ready', 'preflight.passed', 'credentials.received', 'login.succeeded')(event) ||
  event.type === 'page.joinTapped';

const joinsWith = (publish: boolean) => (event: ChartEvent) =>
  event.type !== 'page.joinTapped' || event.publish === publish;

const leaves = starts('page.leaveTapped', 'page.unloaded', 'otherCall.began');
const streams = starts('zego.streamsAdded', 'zego.streamsDeleted', 'zego.streamExtraInfo');
const pushes = starts('publisher.', 'zego.publish', 'page.publish', 'page.stopPublish');
const pulls = starts('player.', 'zego.play', 'page.play', 'page.stopPlay');

const both =
  (...plays: readonly ((event: ChartEvent) => boolean)[]) =>
  (event: ChartEvent): boolean =>
    plays.some((each) => each(event));

const tours: readonly Tour[] = [
  {
    regions: ['', 'room'],
    platform: 'Android',
    plays: (event) =>
      joinsWith(true)(event) &&
      both(
        starts('page.', 'preflight.', 'credentials.', 'login.', 'network.', 'app.', 'adapter.'),
        starts('zego.room', 'zego.users', 'zego.hangUp'),
        isDelayOf('room', 'visibility'),
      )(event) &&
      !both(pushes, pulls)(event),
  },
  {
    regions: ['publisher', 'room'],
    platform: 'Android',
    plays: (event) =>
      joinsWith(true)(event) &&
      both(smooth, pushes, leaves, starts('page.retry', 'zego.room'), isDelayOf('publisher'))(event),
  },
  {
    // a chart that logs out by itself
    regions: ['room'],
    platform: 'Android',
    plays: (event) =>
      joinsWith(true)(event) &&
      (both(smooth, starts('page.retry', 'zego.roomDisconnected'), isDelayOf('publisher'))(event) ||
        (event.type === 'publisher.urlFailed' && errorKind(event) === 'dispatchFailed')),
  },
  {
    regions: ['player'],
    platform: 'Android',
    plays: (event) =>
      joinsWith(false)(event) &&
      both(smooth, pulls, leaves, streams, starts('page.retry', 'zego.room'), isDelayOf('player'))(event),
  },
  ...(['Android', 'iOS'] as const).map((platform): Tour => ({
    regions: ['rtcRoom', ''],
    platform,
    plays: (event) =>
      joinsWith(true)(event) &&
      both(
        smooth,
        leaves,
        starts(
          'publisher.urlReceived',
          'player.urlReceived',
          'page.stopPublish',
          'page.stopPlay',
          'rtcRoom.',
        ),
        starts('page.camera', 'page.microphone', 'page.switchCamera', 'app.', 'audio.'),
        starts('zego.streamsAdded', 'zego.streamsDeleted'),
        isDelayOf('rtcRoom'),
      )(event),
  })),
  {
    // whose program is hidden before its page
    regions: ['visibility'],
    platform: 'iOS',
    plays: (event) =>
      joinsWith(true)(event) &&
      both(smooth, starts('app.', 'page.shown', 'page.hidden'), isDelayOf('visibility'))(event),
  },
  {
    regions: ['token'],
    platform: 'Android',
    plays: (event) =>
      both(
        smooth,
        leaves,
        starts('token.', 'zego.tokenWillExpire', 'zego.streamsAdded'),
        isDelayOf('token'),
      )(event) ||
      (starts('publisher.', 'player.', 'zego.publishEnded')(event) && errorKind(event) !== 'unknown'),
  },
];

const profileOf = (platform: 'Android' | 'iOS'): CallProfile =>
  platform === 'iOS'
    ? { ...defaultProfile, deviceSwitch: 'remount', cameraDiesHidden: false }
    : defaultProfile;

const isOf = <T extends CallEvent['type']>(
  event: ChartEvent,
  type: T,
): event is Extract<CallEvent, { type: T }> => event.type === type;

/** A page joins as it opens, is ready at once, and has no button to join again but the one that retries. */
const isOpening = (event: ChartEvent, { fact, intent }: Snapshot['context']): boolean | null => {
  if (intent.room === '') return event.type === 'page.joinTapped';
  if (event.type === 'page.joinTapped') return false;
  if (fact.page === 'loading') return event.type === 'page.ready';
  return event.type === 'page.ready' ? false : null;
};

const isCovered = ({ value }: Snapshot): boolean => /cover/i.test(JSON.stringify(value.visibility));
const isHidden = ({ value }: Snapshot): boolean => /hidden/i.test(JSON.stringify(value.visibility));

/** A phone lays nothing over a page that nobody sees, and brings back only what was away. */
const isSeenSo = (event: ChartEvent, snapshot: Snapshot): boolean => {
  switch (event.type) {
    case 'page.hidden':
      return !isCovered(snapshot);
    case 'app.hidden':
      return !isHidden(snapshot);
    case 'page.shown':
      return isCovered(snapshot) && !isHidden(snapshot);
    case 'app.shown':
      return isHidden(snapshot);
    default:
      return true;
  }
};

/** A logout over a link that is not yet back waits for the login's answer, or for the chart's limit. */
const isLeftUnheard = (snapshot: Snapshot): boolean =>
  snapshot.matches({ room: { connecting: { rejoining: 'loggingOut' } } }) &&
  snapshot.context.fact.errors.room?.kind !== 'dispatchFailed';

/** What the engine can tell there. */
const isToldThere = (event: ChartEvent, snapshot: Snapshot): boolean => {
  const {
    value,
    context: { fact },
  } = snapshot;
  if (!event.type.startsWith('zego.')) return true;
  if (fact.user === null || fact.link === 'none') return false;
  if (isOf(event, 'zego.roomDisconnected')) {
    if (value.room === 'connected') return event.error?.kind === 'kickedByOtherLogin';
    // who was let in leaves uninvited only after a stream was given up for good
    return event.error?.kind === 'kickedByOtherLogin'
      ? fact.errors.room?.kind === 'dispatchFailed' || isLoggingOut(snapshot)
      : fact.link !== 'up' && !isLeftUnheard(snapshot);
  }
  return event.type === 'zego.roomConnected' || fact.link === 'up';
};

/** A late media event is the one stale event that a test can bring about at any moment. */
const isLateMedia = (event: ChartEvent): boolean => isOf(event, 'rtcRoom.rtmpEvent') && event.mount > 0;

const isPossible = (event: ChartEvent, { snapshot }: Place, stale: boolean): boolean => {
  if (stale) return isLateMedia(event);
  const opening = isOpening(event, snapshot.context);
  if (opening !== null) return opening;
  // the quiet time is shorter than the hold
  if (delayName(event) === 'firstMountHold')
    return snapshot.matches({ rtcRoom: { unmounted: { settling: 'waiting' } } });
  if (delayName(event) === 'remountHold')
    return snapshot.matches({ rtcRoom: { mounted: { urls: { settling: 'waiting' } } } });
  return isSeenSo(event, snapshot) && isToldThere(event, snapshot);
};

const momentsOf = (events: readonly ChartEvent[], profile: CallProfile): readonly Moment[] => {
  const chart = chartOf(callMachine, inputOf({ profile }));
  let snapshot = chart.initial;
  return events.map((event) => {
    const before = snapshot;
    snapshot = chart.step(snapshot, event).snapshot;
    return { event, before, after: snapshot };
  });
};

/** Far more than any tour needs; one that goes beyond seeks what is not there. */
const limit = 6_000;

const pathsOf = ({ regions, platform, plays }: Tour, wanted: ReadonlySet<string>): readonly EdgePath[] => {
  const profile = profileOf(platform);
  const { transitions } = search({
    part: 'all',
    remotes: 1,
    profile,
    limit,
    seeks: wanted,
    allows: (event, place, stale) => plays(event) && isPossible(event, place, stale),
  });
  return [...transitions]
    .filter(([name]) => wanted.has(name) && regions.length > 0)
    .map(([transition, events]) => ({ transition, platform, moments: momentsOf(events, profile) }));
};

/** One for each transition that some call can take; the others are missing. */
export const edgePaths = (): readonly EdgePath[] => {
  const found = new Map<string, EdgePath>();
  for (const tour of tours) {
    const wanted = new Set(
      transitionsOf(callMachine)
        .filter(({ source }) => tour.regions.includes(source.path[0] ?? ''))
        .map(transitionName)
        .filter((name) => !found.has(name)),
    );
    for (const path of pathsOf(tour, wanted)) found.set(path.transition, path);
  }
  return [...found.values()];
};
