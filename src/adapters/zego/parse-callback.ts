/**
 * What the vendor calls back, parsed from unknown into the chart's events. The names and argument orders are ZEGO's
 * (class reference, "ZegoEvent"); both builds use them.
 */
import type { CallError, MalformedEvent, Stream, User, ZegoEvent } from '../../../machines/index.ts';
import type { VendorBuild } from './engine.ts';
import { codeOf, errorOfCode } from './error-codes.ts';
import { field, textOf } from '../unknown.ts';
import { fromVendorCode } from './rtmp-codes.ts';

/** Registered right after creation, before the first command. */
export const vendorEvents = [
  'roomStateUpdate',
  'roomStateChanged',
  'roomUserUpdate',
  'roomOnlineUserCountUpdate',
  'roomStreamUpdate',
  'streamExtraInfoUpdate',
  'publisherStateUpdate',
  'playerStateUpdate',
  'tokenWillExpire',
] as const;
export type VendorEventName = (typeof vendorEvents)[number];

export interface CallbackContext {
  readonly session: number;
  readonly build: VendorBuild;
  /** whether the room has been connected since its login: decides what a time-out means */
  readonly wasConnected: boolean;
}

/**
 * Never throws. `null` is for what holds no news: the echo of an own request (`PUBLISH_REQUESTING`, `PLAY_REQUESTING`)
 * and the reasons of roomStateChanged that roomStateUpdate tells too.
 */
export function parseCallback(
  name: VendorEventName,
  args: readonly unknown[],
  context: CallbackContext,
): ZegoEvent | MalformedEvent | null {
  const event = parsers[name](args, context);
  return event === undefined ? { type: 'adapter.malformedEvent', source: 'zego', name } : event;
}

/** `undefined` means malformed. */
type Parser = (args: readonly unknown[], context: CallbackContext) => ZegoEvent | null | undefined;

const parsers: Readonly<Record<VendorEventName, Parser>> = {
  roomStateUpdate([room, state, code], context) {
    if (!isId(room)) return undefined;
    const of = { session: context.session, room };
    if (state === 'CONNECTING') return { type: 'zego.roomConnecting', ...of };
    if (state === 'CONNECTED') return { type: 'zego.roomConnected', ...of };
    if (state !== 'DISCONNECTED') return undefined;
    return { type: 'zego.roomDisconnected', ...of, error: roomError(codeOf(code), context.wasConnected) };
  },

  roomStateChanged([room, reason], { session }) {
    if (!isId(room) || typeof reason !== 'string') return undefined;
    return reason === 'RECONNECTING' ? { type: 'zego.roomConnecting', session, room } : null;
  },

  roomUserUpdate([room, change, list], { session }) {
    const users = listOf(list, userOf);
    if (!isId(room) || users === undefined) return undefined;
    if (change === 'ADD') return { type: 'zego.usersEntered', session, room, users };
    return change === 'DELETE' ? { type: 'zego.usersLeft', session, room, users } : undefined;
  },

  roomOnlineUserCountUpdate([room, count], { session }) {
    if (!isId(room) || typeof count !== 'number' || !Number.isInteger(count) || count < 0) return undefined;
    return { type: 'zego.onlineCountChanged', session, room, count };
  },

  roomStreamUpdate([room, change, list], { session }) {
    const streams = listOf(list, streamOf);
    if (!isId(room) || streams === undefined) return undefined;
    if (change === 'ADD') return { type: 'zego.streamsAdded', session, room, streams };
    return change === 'DELETE' ? { type: 'zego.streamsDeleted', session, room, streams } : undefined;
  },

  streamExtraInfoUpdate([room, list], { session }) {
    const streams = listOf(list, streamOf);
    if (!isId(room) || streams === undefined) return undefined;
    return { type: 'zego.streamExtraInfoUpdated', session, room, streams };
  },

  publisherStateUpdate([result], { session, build }) {
    const stream = field(result, 'streamID');
    const state = field(result, 'state');
    if (!isId(stream)) return undefined;
    if (state === 'PUBLISH_REQUESTING') return null;
    if (state === 'PUBLISHING') return { type: 'zego.publishing', session, stream };
    if (state !== 'NO_PUBLISH') return undefined;
    return { type: 'zego.publishEnded', session, stream, error: streamError(result, build, 'publishFailed') };
  },

  playerStateUpdate([result], { session, build }) {
    const stream = field(result, 'streamID');
    const state = field(result, 'state');
    if (!isId(stream)) return undefined;
    if (state === 'PLAY_REQUESTING') return null;
    if (state === 'PLAYING') return { type: 'zego.playing', session, stream };
    if (state !== 'NO_PLAY') return undefined;
    return { type: 'zego.playEnded', session, stream, error: streamError(result, build, 'playFailed') };
  },

  tokenWillExpire([room], { session }) {
    return isId(room) ? { type: 'zego.tokenWillExpire', session, room } : undefined;
  },
};

/** The npm build says "login timed out" of a room whose reconnecting has used up its 300 s. */
export function roomError(code: number | null, wasConnected: boolean): CallError | null {
  if (code === 0) return null;
  const error = errorOfCode(code);
  return error.kind === 'loginTimedOut' && wasConnected ? { ...error, kind: 'connectionLost' } : error;
}

function streamError(
  result: unknown,
  build: VendorBuild,
  fallback: 'publishFailed' | 'playFailed',
): CallError | null {
  const raw = field(result, 'errorCode');
  const code = codeOf(raw);
  if (code === 0 || raw === undefined || raw === null) return null;
  return errorOfCode(code === null ? null : fromVendorCode(code, build), fallback);
}

const isId = (value: unknown): value is string => typeof value === 'string' && value !== '';

/** Everything or nothing: a list with one unreadable item is malformed. */
function listOf<Item>(
  value: unknown,
  parse: (item: unknown) => Item | undefined,
): readonly Item[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const items = value.map(parse).filter((item) => item !== undefined);
  return items.length === value.length ? items : undefined;
}

function userOf(value: unknown): User | undefined {
  const id = field(value, 'userID');
  return isId(id) ? { id, name: textOf(field(value, 'userName')) } : undefined;
}

function streamOf(value: unknown): Stream | undefined {
  const id = field(value, 'streamID');
  const user = userOf(field(value, 'user'));
  if (!isId(id) || user === undefined) return undefined;
  const extraInfo = textOf(field(value, 'extraInfo'));
  // the Alipay build publishes the text "null" when none was given
  return { id, user, extraInfo: extraInfo === 'null' ? '' : extraInfo };
}
