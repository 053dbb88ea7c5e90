/**
 * Intent is what the user wants and survives every outage; fact is what is so. The regions reconcile the second with
 * the first. Here are both, and the questions that guards and the view ask about them.
 */
import type { CallError } from './errors.ts';
import type { Devices, Stream, User } from './events.ts';
import { frozen } from './frozen.ts';
import { noPair } from './pair.ts';
import type { Pair, UrlName } from './pair.ts';
import type { CallInput } from './policy.ts';

export interface Intent {
  /** to be in `room` */
  readonly call: boolean;
  readonly room: string;
  readonly nonce: string;
  readonly publish: boolean;
  readonly play: boolean;
  readonly camera: boolean;
  readonly microphone: boolean;
}

/** One direction of media: what was asked of the SDK and what came of it. */
export interface Leg {
  readonly stream: string | null;
  readonly url: UrlName | null;
  /** a URL is asked for, or will be after the back-off */
  readonly pending: boolean;
  /** counts every request of the page's life, so that no name comes twice */
  readonly attempt: number;
  /** failed attempts in a row */
  readonly retries: number;
}

export interface Errors {
  readonly room: CallError | null;
  readonly rtcRoom: CallError | null;
  readonly publisher: CallError | null;
  readonly player: CallError | null;
}

export interface Fact {
  readonly page: 'loading' | 'ready' | 'gone';
  /** the epoch of the engine; raised when a session ends, so that whatever it still sends is foreign */
  readonly session: number;
  /** what the SDK has of the room: nothing, a login that is out, a connection, one it tries to mend, one to leave */
  readonly link: 'none' | 'asked' | 'up' | 'down' | 'leaving';
  /** own attempts in a row to join again, at most as many as there are waits */
  readonly rejoinRetries: number;
  /** failed attempts in a row of the step of the preparation, or the probe of the network, that is under way */
  readonly stepRetries: number;
  readonly user: User | null;
  readonly others: readonly User[];
  /** remote streams in the order of their coming; the first one plays, the others queue */
  readonly remotes: readonly Stream[];
  readonly publisher: Leg;
  readonly player: Leg;
  /** why the other side is gone, until somebody comes: it said so before, or it did not */
  readonly remoteEnd: 'none' | 'hungUp' | 'lost';
  readonly mount: { readonly generation: number; readonly pair: Pair | null };
  /** raised to have the component made anew */
  readonly refresh: number;
  /** the wanted pair when the settling window last looked */
  readonly settling: Pair;
  readonly renewRetries: number;
  readonly online: boolean;
  readonly visible: boolean;
  readonly errors: Errors;
  /** events of another epoch, and events that no adapter could read */
  readonly dropped: number;
  readonly malformed: number;
}

/** What the call was given at its start, which never changes, and what it writes. */
export interface CallContext extends Required<CallInput> {
  readonly intent: Intent;
  readonly fact: Fact;
}

export const noLeg: Leg = frozen({
  stream: null,
  url: null,
  pending: false,
  attempt: 0,
  retries: 0,
});
export const noErrors: Errors = frozen({ room: null, rtcRoom: null, publisher: null, player: null });

export const initialContext = ({ profile, policy }: Required<CallInput>): CallContext => ({
  profile,
  policy,
  intent: {
    call: false,
    room: '',
    nonce: '',
    publish: false,
    play: true,
    camera: true,
    microphone: true,
  },
  fact: {
    page: 'loading',
    session: 0,
    link: 'none',
    rejoinRetries: 0,
    stepRetries: 0,
    // people before the streams that bear their ids: the flight recorder reads in this order
    user: null,
    others: [],
    remotes: [],
    publisher: noLeg,
    player: noLeg,
    remoteEnd: 'none',
    mount: { generation: 0, pair: null },
    refresh: 0,
    settling: noPair,
    renewRetries: 0,
    online: true,
    visible: true,
    errors: noErrors,
    dropped: 0,
    malformed: 0,
  },
});

/** 1v1: the remote stream to play. */
export const target = ({ fact }: CallContext): Stream | null => fact.remotes[0] ?? null;

/** 1v1: the other side; who sends comes first. */
export const remoteUser = ({ remotes, others }: Pick<Fact, 'remotes' | 'others'>): User | undefined =>
  remotes[0]?.user ?? others[0];

export const inRoom = ({ fact }: CallContext): boolean => fact.link === 'up' || fact.link === 'down';

const streamsAllowed = (context: CallContext): boolean => inRoom(context) && context.fact.page === 'ready';

/** Until the user asks again, the room is entered anew, or, for the player, another stream comes. */
export const publishGivenUp = ({ fact, policy }: CallContext): boolean =>
  fact.publisher.retries > policy.publishRetries.length;

export const playGivenUp = ({ fact, policy }: CallContext): boolean =>
  fact.player.retries > policy.playRetries.length;

export const publishWanted = (context: CallContext): boolean =>
  streamsAllowed(context) && context.intent.publish && !publishGivenUp(context);

export const playWanted = (context: CallContext): boolean =>
  streamsAllowed(context) && context.intent.play && !playGivenUp(context) && target(context) !== null;

export const canPublish = (context: CallContext): boolean =>
  publishWanted(context) && context.fact.link === 'up';

export const canPlay = (context: CallContext): boolean => playWanted(context) && context.fact.link === 'up';

export const targetChanged = (context: CallContext): boolean =>
  context.fact.player.stream !== (target(context)?.id ?? null);

export const wantedPair = ({ fact }: CallContext): Pair => ({
  push: fact.publisher.url,
  pull: fact.player.url,
  refresh: fact.refresh,
});

export const mountedPair = ({ fact }: CallContext): Pair => fact.mount.pair ?? noPair;

/** A URL is asked for, or will be in the next microstep: as when one stream takes another's place. */
const urlDue = ({ pending, stream }: Leg, mayStart: boolean): boolean =>
  pending || (mayStart && stream === null);

export const urlPending = (context: CallContext): boolean =>
  urlDue(context.fact.publisher, canPublish(context)) || urlDue(context.fact.player, canPlay(context));

/** What is to be sent: the user's wish, less the microphone where the policy mutes a hidden call. */
export const devices = ({ intent, fact, profile }: CallContext): Devices => ({
  camera: intent.camera,
  microphone: intent.microphone && (fact.visible || profile.background.microphone === 'keep'),
});

const noDevices: Devices = frozen({ camera: false, microphone: false });

/** What the mounted component may take up: nothing where it sends nothing, or is about to stop. */
export const devicesOfMount = (context: CallContext): Devices =>
  mountedPair(context).push !== null && publishWanted(context) ? devices(context) : noDevices;
