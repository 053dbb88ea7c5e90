/**
 * What the adapter remembers of one engine: its room connection, its link and its streams, each with states of its own
 * (`room-connection.ts`, `link.ts`, `stream-told.ts`). Pure: a state and an input give the next state and what is to be
 * done. `engine-over.ts` drives it, the two-party search runs it.
 */
import type { MalformedEvent, RtmpNews, ZegoEvent } from '../../../machines/index.ts';
import { isUp, linkAfter } from './link.ts';
import type { Link, LinkInput } from './link.ts';
import { mayBeIn, roomAfter, roomReports } from './room-connection.ts';
import type { RoomEffect, RoomInput, RoomPlace } from './room-connection.ts';
import { streamAfter } from './stream-told.ts';
import type { StreamTold } from './stream-told.ts';

export interface EngineState {
  readonly session: number;
  /** the room of the last login, '' before */
  readonly room: string;
  readonly connection: RoomPlace;
  readonly link: Link;
  readonly streams: ReadonlyMap<string, StreamTold>;
}

export type EngineInput =
  /** the call: before it asks the vendor, and for what only happens when the state allows it */
  | { readonly type: 'login' | 'leave'; readonly room: string }
  | { readonly type: 'stream.asked' | 'stream.stopped'; readonly stream: string }
  | { readonly type: 'stream.told'; readonly stream: string; readonly news: RtmpNews }
  | { readonly type: 'replaceSocket' }
  /** the call's end; `abandon` where it may come in the middle of a call */
  | { readonly type: 'dispose' | 'abandon' }
  /** the vendor */
  | { readonly type: 'login.answered' | 'login.refused' }
  | { readonly type: 'reported'; readonly event: ZegoEvent | MalformedEvent }
  /** the sockets */
  | { readonly type: LinkInput };

export type EngineEffect =
  | { readonly type: 'tell'; readonly event: ZegoEvent | MalformedEvent }
  | { readonly type: 'logout'; readonly room: string }
  | { readonly type: 'tellStream'; readonly stream: string; readonly news: RtmpNews }
  | { readonly type: 'redial' }
  /** the vendor's end; the room is one to leave, '' for none */
  | { readonly type: 'destroy'; readonly room: string };

export interface EngineStep {
  readonly state: EngineState;
  readonly effects: readonly EngineEffect[];
}

export const newEngine = (session: number): EngineState => ({
  session,
  room: '',
  connection: 'out',
  link: 'none',
  streams: new Map(),
});

type Reported = Extract<EngineInput, { type: 'reported' }>['event'];

export function engineAfter(state: EngineState, input: EngineInput): EngineStep {
  if (state.connection === 'over') return { state, effects: [] };
  switch (input.type) {
    case 'login':
      return ofRoom({ ...state, room: input.room }, 'login');
    case 'leave':
      // the room of the call, for a login may never have been asked for
      return ofRoom({ ...state, room: input.room }, 'leave');
    case 'login.answered':
    case 'login.refused':
      return ofRoom(state, input.type);
    case 'reported':
      return reported(state, input.event);
    case 'stream.asked':
      return { state: withStream(state, input.stream, 'asked'), effects: [] };
    case 'stream.stopped':
      return { state: withStream(state, input.stream), effects: [] };
    case 'stream.told': {
      const { stream, news } = input;
      const told = streamAfter(state.streams.get(stream), news);
      if (told === null) return { state, effects: [] };
      return { state: withStream(state, stream, told), effects: [{ type: 'tellStream', stream, news }] };
    }
    case 'replaceSocket':
      return { state, effects: [{ type: 'redial' }] };
    case 'dispose':
    case 'abandon':
      return ended(state, input.type === 'abandon');
    default:
      return ofLink(state, input.type);
  }
}

/** What the room makes of an input; `event` is what the vendor reported, where it did. */
function ofRoom(state: EngineState, input: RoomInput, event?: Reported): EngineStep {
  const { session, room, link } = state;
  const [connection, ...effects] = roomAfter(state.connection, input, isUp(link));
  const effect = (name: RoomEffect): readonly EngineEffect[] => {
    switch (name) {
      case 'pass':
        return event === undefined ? [] : [{ type: 'tell', event }];
      case 'tellLoss':
        return [{ type: 'tell', event: { type: 'zego.roomConnecting', session, room } }];
      case 'tellReturn':
        return [{ type: 'tell', event: { type: 'zego.roomConnected', session, room } }];
      case 'logout':
        return [{ type: 'logout', room }];
    }
  };
  return { state: { ...state, connection }, effects: effects.flatMap(effect) };
}

function reported(state: EngineState, event: Reported): EngineStep {
  const report = roomReports.find((type) => type === event.type);
  if (report !== undefined && 'room' in event && event.room === state.room)
    return ofRoom(state, report, event);
  const isAdded = event.type === 'zego.publishing' && state.streams.has(event.stream);
  return {
    state: isAdded ? withStream(state, event.stream, 'added') : state,
    effects: [{ type: 'tell', event }],
  };
}

function ofLink(before: EngineState, input: LinkInput): EngineStep {
  const link = linkAfter(before.link, input);
  const state = { ...before, link };
  if (link === before.link) return { state: before, effects: [] };
  if (link === 'none') return ofRoom(state, 'link.lost');
  if (link === 'silent') return ofRoom(state, 'link.silent');
  return before.link === 'silent' ? ofRoom(state, 'link.heardAgain') : { state, effects: [] };
}

function ended(state: EngineState, leaves: boolean): EngineStep {
  const room = mayBeIn(state.connection) ? state.room : '';
  const logout: readonly EngineEffect[] = leaves && room !== '' ? [{ type: 'logout', room }] : [];
  return {
    state: { ...state, connection: 'over' },
    effects: [...logout, { type: 'destroy', room: leaves ? '' : room }],
  };
}

/** @param told left out: the vendor has no such stream any more */
function withStream(state: EngineState, stream: string, told?: StreamTold): EngineState {
  const streams = new Map(state.streams);
  if (told === undefined) streams.delete(stream);
  else streams.set(stream, told);
  return { ...state, streams };
}
