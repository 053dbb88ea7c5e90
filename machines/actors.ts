/**
 * The actors that the chart invokes. The shell provides them; their results come back as events of the chart.
 * `fromPromise` needs an `AbortController`, which phones lack, and `sendBack` is untyped: hence `shellActor`.
 */
import { fromCallback } from 'xstate';
import type { EventObject } from 'xstate';
import { devicesOfMount } from './context.ts';
import type { CallContext } from './context.ts';
import type { CallEvent, Devices } from './events.ts';
import { noPair } from './pair.ts';
import type { Pair } from './pair.ts';

export type Send = (event: CallEvent) => void;

export interface RoomInput {
  readonly session: number;
  readonly room: string;
}
/** the devices that the call is to use: none when it only watches */
export interface PermissionsInput extends Devices {
  readonly session: number;
}
export interface StreamInput {
  readonly session: number;
  readonly stream: string;
  readonly attempt: number;
}
export interface ShowInput {
  readonly room: string;
  readonly mount: number;
  readonly pair: Pair;
  readonly devices: Devices;
}
export interface HideInput {
  readonly mount: number;
  /** a page that is gone renders nothing any more and calls nothing back */
  readonly pageGone: boolean;
}

export const shellActor = <TInput>(run: (input: TInput, send: Send) => void | (() => void)) =>
  fromCallback<EventObject, TInput>(({ input, sendBack }) => run(input, sendBack));

const toBeProvided = <TInput>(name: string) =>
  shellActor<TInput>(() => {
    throw new Error(`the shell has to provide the actor ${name}`);
  });

export const actors = {
  checkClient: toBeProvided<RoomInput>('checkClient'),
  prepareResource: toBeProvided<RoomInput>('prepareResource'),
  checkPermissions: toBeProvided<PermissionsInput>('checkPermissions'),
  fetchCredentials: toBeProvided<RoomInput>('fetchCredentials'),
  refreshCredentials: toBeProvided<RoomInput>('refreshCredentials'),
  loginRoom: toBeProvided<RoomInput>('loginRoom'),
  logoutRoom: toBeProvided<RoomInput>('logoutRoom'),
  startPublishing: toBeProvided<StreamInput>('startPublishing'),
  startPlaying: toBeProvided<StreamInput>('startPlaying'),
  showRtcRoom: toBeProvided<ShowInput>('showRtcRoom'),
  hideRtcRoom: toBeProvided<HideInput>('hideRtcRoom'),
  renewToken: toBeProvided<RoomInput>('renewToken'),
};

export interface InputArgs {
  readonly context: CallContext;
}

export const roomInput = ({ context: { intent, fact } }: InputArgs): RoomInput => ({
  session: fact.session,
  room: intent.room,
});

export const permissionsInput = ({ context: { intent, fact } }: InputArgs): PermissionsInput => ({
  session: fact.session,
  camera: intent.publish && intent.camera,
  microphone: intent.publish && intent.microphone,
});

export const publishInput = ({ context: { fact } }: InputArgs): StreamInput => ({
  session: fact.session,
  stream: fact.publisher.stream ?? '',
  attempt: fact.publisher.attempt,
});

export const playInput = ({ context: { fact } }: InputArgs): StreamInput => ({
  session: fact.session,
  stream: fact.player.stream ?? '',
  attempt: fact.player.attempt,
});

export const showInput = ({ context }: InputArgs): ShowInput => ({
  room: context.intent.room,
  mount: context.fact.mount.generation,
  pair: context.fact.mount.pair ?? noPair,
  devices: devicesOfMount(context),
});

export const hideInput = ({ context: { fact } }: InputArgs): HideInput => ({
  mount: fact.mount.generation,
  pageGone: fact.page === 'gone',
});
