/** Every question that a transition asks, by name. */
import {
  canPlay,
  canPublish,
  inRoom,
  mayRejoin,
  mountedPair,
  playGivenUp,
  playWanted,
  publishGivenUp,
  publishWanted,
  targetChanged,
  urlPending,
  wantedPair,
} from './context.ts';
import type { CallContext } from './context.ts';
import type { CallError } from './errors.ts';
import { rejoinsAfter } from './errors.ts';
import type { CallEvent } from './events.ts';
import { belongs } from './fence.ts';
import { isEmptyPair, samePair } from './pair.ts';

interface Args {
  readonly context: CallContext;
  readonly event: CallEvent;
}

const wantsNothing = (context: CallContext): boolean => isEmptyPair(wantedPair(context));
const mounted = (context: CallContext): boolean => context.fact.mount.pair !== null;
/** What settled before the hide is what is wanted after it. */
const readyToMount = (context: CallContext): boolean =>
  !wantsNothing(context) && samePair(wantedPair(context), context.fact.settling);
const current = ({ context, event }: Args): boolean => belongs(context, event);
const playStale = (context: CallContext): boolean => !playWanted(context) || targetChanged(context);

const errorOf = (event: CallEvent): CallError | null => ('error' in event ? event.error : null);

const isUnreachable = (event: CallEvent): boolean => errorOf(event)?.kind === 'credentialsUnreachable';

export const guards = {
  // fencing
  isCurrent: current,
  isForeign: (args: Args) => !current(args),

  // room
  callGivenUp: ({ context }: Args) => !context.intent.call,
  callWanted: ({ context }: Args) => context.intent.call,
  mayRetryResource: (args: Args) =>
    current(args) && args.context.fact.tries < args.context.policy.resourceRetries.length,
  mayRetryCredentials: (args: Args) =>
    current(args) &&
    isUnreachable(args.event) &&
    args.context.fact.tries < args.context.policy.credentialsRetries.length,
  mayRetryLogin: (args: Args) => current(args) && mayRejoin(args.context, errorOf(args.event)),
  mayRejoin: ({ context }: Args) => mayRejoin(context, context.fact.errors.room),
  /** kicked while the chart logs out by itself: then there is no joining again */
  thrownOut: (args: Args) => {
    const error = errorOf(args.event);
    return current(args) && args.context.intent.call && error !== null && !rejoinsAfter.has(error.kind);
  },
  isOnline: ({ event }: Args) => event.type === 'network.changed' && event.online,
  isVisible: ({ event }: Args) => event.type === 'visibility.changed' && event.visible,
  canRejoin: ({ context: { intent, fact } }: Args) => fact.page !== 'gone' && intent.room !== '',
  pageIsThere: ({ context }: Args) => context.fact.page !== 'gone',
  linkIsGone: ({ context }: Args) => context.fact.link === 'none',
  hasRoomError: ({ context }: Args) => context.fact.errors.room !== null,
  outsideRoom: ({ context }: Args) => !inRoom(context),

  // publisher: intent against fact
  canPublish: ({ context }: Args) => canPublish(context),
  publishUnwanted: ({ context }: Args) => !publishWanted(context),
  publishRetriesUsedUp: ({ context }: Args) => publishGivenUp(context),
  mayPublishAgain: ({ context }: Args) => !inRoom(context) || !publishGivenUp(context),

  /** the SDK has no app configuration in this session, and never asks for it again */
  dispatchGivenUp: ({ context }: Args) =>
    (publishGivenUp(context) && context.fact.errors.publish?.kind === 'dispatchFailed') ||
    (playGivenUp(context) && context.fact.errors.play?.kind === 'dispatchFailed'),

  // player
  canPlay: ({ context }: Args) => canPlay(context),
  playUnwanted: ({ context }: Args) => playStale(context),
  playRetriesUsedUp: ({ context }: Args) => playGivenUp(context),
  mayPlayAgain: ({ context }: Args) => !inRoom(context) || !playGivenUp(context),

  // rtcRoom: the wanted pair against the mounted one
  wantsMount: ({ context }: Args) => !wantsNothing(context),
  wantsNothing: ({ context }: Args) => wantsNothing(context),
  wantsNothingMounted: ({ context }: Args) => wantsNothing(context) && mounted(context),
  pairIsMounted: ({ context }: Args) => samePair(wantedPair(context), mountedPair(context)),
  pairDiffers: ({ context }: Args) => !samePair(wantedPair(context), mountedPair(context)),
  pairMovedOn: ({ context }: Args) => !samePair(wantedPair(context), context.fact.settling),
  isMounted: ({ context }: Args) => mounted(context),
  nothingPending: ({ context }: Args) => !urlPending(context),
  settledAndMounted: ({ context }: Args) => !urlPending(context) && mounted(context),
  readyToMount: ({ context }: Args) => readyToMount(context),
  isCurrentAndReadyToMount: (args: Args) => current(args) && readyToMount(args.context),

  devicesNeedRemount: ({ context: { fact, profile } }: Args) =>
    fact.mount.pair !== null && profile.deviceSwitch === 'remount',
  cameraDied: ({ context: { intent, fact, profile }, event }: Args) =>
    event.type === 'visibility.changed' &&
    event.visible &&
    !fact.visible &&
    profile.cameraDiesHidden &&
    intent.camera &&
    fact.mount.pair?.push != null,

  // presence
  isHidden: ({ context }: Args) => !context.fact.visible,
  isShown: ({ context }: Args) => context.fact.visible,

  // token
  isTokenExpired: (args: Args) => current(args) && errorOf(args.event)?.kind === 'tokenExpired',
  renewRetriesUsedUp: ({ context: { fact, policy } }: Args) => fact.renewals > policy.renewRetries.length,
};
