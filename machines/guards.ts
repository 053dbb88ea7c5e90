/** Every question that a transition asks, by name. */
import {
  canPlay,
  canPublish,
  inRoom,
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
import type { FencedEvent } from './events.ts';
import { isEmptyPair, samePair } from './pair.ts';

interface Args {
  readonly context: CallContext;
  readonly event: FencedEvent;
}

const wantsNothing = (context: CallContext): boolean => isEmptyPair(wantedPair(context));
/** What settled before the hide is what is wanted after it. */
const readyToMount = (context: CallContext): boolean =>
  !wantsNothing(context) && samePair(wantedPair(context), context.fact.settling);
const playStale = (context: CallContext): boolean => !playWanted(context) || targetChanged(context);

const errorOf = (event: FencedEvent): CallError | null => ('error' in event ? event.error : null);

const isExpired = (event: FencedEvent): boolean => errorOf(event)?.kind === 'tokenExpired';

/** An end without a reason is the network's. */
const isMended = (event: FencedEvent): boolean => {
  const error = errorOf(event);
  return error === null || rejoinsAfter.has(error.kind);
};
const rejoinsLeft = ({ fact, policy }: CallContext): boolean =>
  fact.rejoinRetries < policy.rejoinRetries.length;
/** The mounted component sends what the camera sees. */
const films = (context: CallContext): boolean => context.intent.camera && mountedPair(context).push !== null;

const isUnreachable = (event: FencedEvent): boolean => errorOf(event)?.kind === 'credentialsUnreachable';

export const guards = {
  // room
  callWanted: ({ context }: Args) => context.intent.call,
  mayRetryResource: ({ context: { fact, policy } }: Args) => fact.stepRetries < policy.resourceRetries.length,
  mayRetryCredentials: ({ context: { fact, policy }, event }: Args) =>
    isUnreachable(event) && fact.stepRetries < policy.credentialsRetries.length,
  /** of a call that was joined: the network's failures are mended, decisions are not; a new token that is expired, a few times */
  mayRejoin: ({ context, event }: Args) => isMended(event) && (!isExpired(event) || rejoinsLeft(context)),
  /** of the first login, only an expired token: it is fetched anew */
  mayRetryLogin: ({ context, event }: Args) => rejoinsLeft(context) && isExpired(event),
  /** kicked while the chart logs out by itself: then there is no joining again */
  thrownOut: ({ context, event }: Args) => context.intent.call && !isMended(event),
  isOnline: ({ event }: Args) => event.type === 'network.changed' && event.online,
  canRejoin: ({ context: { intent, fact } }: Args) => fact.page !== 'gone' && intent.room !== '',
  pageIsThere: ({ context }: Args) => context.fact.page !== 'gone',
  hasRoomError: ({ context }: Args) => context.fact.errors.room !== null,
  outsideRoom: ({ context }: Args) => !inRoom(context),

  // publisher: intent against fact
  canPublish: ({ context }: Args) => canPublish(context),
  publishUnwanted: ({ context }: Args) => !publishWanted(context),
  publishRetriesUsedUp: ({ context }: Args) => publishGivenUp(context),
  mayPublishAgain: ({ context }: Args) => !inRoom(context) || !publishGivenUp(context),

  /** the SDK has no app configuration in this session, and never asks for it again */
  dispatchGivenUp: ({ context }: Args) =>
    (publishGivenUp(context) && context.fact.errors.publisher?.kind === 'dispatchFailed') ||
    (playGivenUp(context) && context.fact.errors.player?.kind === 'dispatchFailed'),

  // player
  canPlay: ({ context }: Args) => canPlay(context),
  playUnwanted: ({ context }: Args) => playStale(context),
  playRetriesUsedUp: ({ context }: Args) => playGivenUp(context),
  mayPlayAgain: ({ context }: Args) => !inRoom(context) || !playGivenUp(context),

  // rtcRoom: the wanted pair against the mounted one
  wantsNothing: ({ context }: Args) => wantsNothing(context),
  pairDiffers: ({ context }: Args) => !samePair(wantedPair(context), mountedPair(context)),
  pairMovedOn: ({ context }: Args) => !samePair(wantedPair(context), context.fact.settling),
  nothingPending: ({ context }: Args) => !urlPending(context),
  readyToMount: ({ context }: Args) => readyToMount(context),

  devicesNeedRemount: ({ context: { profile } }: Args) => profile.deviceSwitch === 'remount',
  cameraDies: ({ context }: Args) =>
    !context.fact.visible && context.profile.cameraDiesHidden && films(context),
  cameraStopped: ({ context }: Args) => !films(context),
  isSeen: ({ context }: Args) => context.fact.visible,

  // token
  isTokenExpired: ({ event }: Args) => isExpired(event),
  renewRetriesUsedUp: ({ context: { fact, policy } }: Args) => fact.renewRetries > policy.renewRetries.length,
};
