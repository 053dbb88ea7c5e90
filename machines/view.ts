/** What the call page shows, and nothing that it does not bind. */
import { createActor } from 'xstate';
import type { SnapshotFrom } from 'xstate';
import { callMachine } from './call.ts';
import { inRoom, playGivenUp, publishGivenUp, remoteUser, target } from './context.ts';
import type { CallContext, Fact } from './context.ts';
import type { CallError, ErrorKind, NextStep } from './errors.ts';
import { nextStepOf } from './errors.ts';
import { frozen } from './frozen.ts';

export type CallStatus =
  'idle' | 'preparing' | 'blocked' | 'loggingIn' | 'connected' | 'reconnecting' | 'leaving' | 'ended';

/** Words of ZEGO's publisherStateUpdate and playerStateUpdate. */
export type PublisherState = 'NO_PUBLISH' | 'PUBLISH_REQUESTING' | 'PUBLISHING';
export type PlayerState = 'NO_PLAY' | 'PLAY_REQUESTING' | 'PLAYING';

export interface CallView {
  /** where the call is; picks the page's headline */
  readonly status: CallStatus;
  /** the room's id; stays after the call for another try */
  readonly room: string;
  /** what became of the own stream */
  readonly publisher: PublisherState;
  /** what became of the other side's stream */
  readonly player: PlayerState;
  /** the name of the other side: whose stream plays, else who is in the room; '' when there is nobody */
  readonly remote: string;
  /** why there is nobody any more; 'lost' too while the other side is listed, but nothing of it comes any more */
  readonly remoteEnd: Fact['remoteEnd'];
  /** whether the other side says that its camera is on; true where it says nothing */
  readonly remoteCamera: boolean;
  /** the same of its microphone */
  readonly remoteMicrophone: boolean;
  /** a third user is in the room, whose stream waits */
  readonly crowded: boolean;
  /** the user wants the camera on */
  readonly camera: boolean;
  /** the user wants the microphone on */
  readonly microphone: boolean;
  /** which controls can act now */
  readonly can: {
    /** join again */
    readonly join: boolean;
    /** hang up */
    readonly leave: boolean;
    /** send */
    readonly publish: boolean;
    /** stop sending */
    readonly stopPublish: boolean;
    /** receive */
    readonly play: boolean;
    /** stop receiving */
    readonly stopPlay: boolean;
    /** camera and microphone */
    readonly devices: boolean;
    /** try again now, in place of waiting for the next attempt to get the room back */
    readonly retry: boolean;
    /** join although the camera was denied */
    readonly withoutCamera: boolean;
  };
  /** what happened; '' when nothing is wrong */
  readonly error: ErrorKind | '';
  /** the vendor's code for the support desk */
  readonly errorCode: string;
  /** what the user can do about the error */
  readonly nextStep: NextStep | '';
}

type CallStateValue = SnapshotFrom<typeof callMachine>['value'];
export interface CallSnapshot {
  readonly value: CallStateValue;
  readonly context: CallContext;
}

const statusOf = ({ room }: CallStateValue): CallStatus => {
  if (room === 'connected') return 'connected';
  if ('disconnected' in room) return room.disconnected === 'ended' ? 'ended' : 'idle';
  if ('disconnecting' in room) return 'leaving';
  const { connecting } = room;
  if ('blocked' in connecting) return 'blocked';
  if ('loggingIn' in connecting) return 'loggingIn';
  return 'preparing' in connecting ? 'preparing' : 'reconnecting';
};

/** While the room is got back, but not in the middle of a step that a tap would not hasten. */
const mayRetry = ({ room }: CallStateValue): boolean => {
  if (typeof room === 'string' || !('connecting' in room)) return false;
  const { connecting } = room;
  if ('reconnecting' in connecting) return true;
  if (!('rejoining' in connecting)) return false;
  const { rejoining } = connecting;
  if (typeof rejoining === 'string') return rejoining === 'waiting';
  return 'loggingIn' in rejoining || rejoining.credentials === 'backingOff';
};

/** Between two attempts the stream is still wanted, and its component still there. */
const publisherOf = ({ publisher }: CallStateValue): PublisherState => {
  if (typeof publisher === 'string') return 'NO_PUBLISH';
  const { active } = publisher;
  return typeof active === 'object' && active.trying === 'publishing' ? 'PUBLISHING' : 'PUBLISH_REQUESTING';
};

const playerOf = ({ player }: CallStateValue): PlayerState => {
  if (typeof player === 'string') return 'NO_PLAY';
  const { active } = player;
  return typeof active === 'object' && active.trying === 'playing' ? 'PLAYING' : 'PLAY_REQUESTING';
};

const remoteOf = ({ fact }: CallContext): string => {
  const user = remoteUser(fact);
  return user === undefined ? '' : user.name || user.id;
};

/** ZEGO lists a crashed user for 100 s more: two attempts in a row to play that failed tell it sooner. */
const remoteEndOf = ({ fact: { player, remoteEnd } }: CallContext): Fact['remoteEnd'] =>
  player.retries > 1 ? 'lost' : remoteEnd;

const errorOf = ({ fact: { errors } }: CallContext): CallError | null =>
  errors.room ?? errors.rtcRoom ?? errors.publisher ?? errors.player;

const canOf = (value: CallStateValue, context: CallContext): CallView['can'] => {
  const status = statusOf(value);
  const { intent, fact } = context;
  const inside = inRoom(context);
  return {
    join: (status === 'idle' || status === 'ended') && fact.page !== 'gone',
    leave: status !== 'idle' && status !== 'ended' && status !== 'leaving',
    publish: inside && (!intent.publish || publishGivenUp(context)),
    stopPublish: inside && intent.publish && !publishGivenUp(context),
    play: inside && (!intent.play || playGivenUp(context)),
    stopPlay: inside && intent.play && !playGivenUp(context) && target(context) !== null,
    devices: inside,
    retry: mayRetry(value),
    withoutCamera: status === 'blocked' && fact.errors.room?.kind === 'cameraDenied',
  };
};

export const callView = ({ value, context }: CallSnapshot): CallView => {
  const status = statusOf(value);
  const error = errorOf(context);
  return {
    status,
    room: context.intent.room,
    publisher: publisherOf(value),
    player: playerOf(value),
    remote: remoteOf(context),
    remoteEnd: remoteEndOf(context),
    remoteCamera: target(context)?.devices?.camera ?? true,
    remoteMicrophone: target(context)?.devices?.microphone ?? true,
    crowded: context.fact.others.length > 1,
    camera: context.intent.camera,
    microphone: context.intent.microphone,
    can: canOf(value, context),
    error: error?.kind ?? '',
    errorCode: error?.code ?? '',
    nextStep: error === null ? '' : nextStepOf[error.kind],
  };
};

/** What the page shows before its first event: an actor that is not started yet does nothing. Frozen: pages copy it. */
export const initialView: CallView = frozen(callView(createActor(callMachine).getSnapshot()));
