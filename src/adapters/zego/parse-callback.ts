/**
 * What the vendor calls back, parsed from unknown into the chart's events. The names and argument orders are ZEGO's
 * (class reference, "ZegoEvent"); both builds use them.
 */
import type { CallError, MalformedEvent, Stream, User, ZegoEvent } from '../../../machines/index.ts';
import { field, textOf } from '../unknown.ts';
import type { VendorBuild } from './engine.ts';
import { decodeDevices } from './device-state.ts';
import { codeOf, errorOfCode } from './error-codes.ts';
import { hangUpCommand } from './hang-up.ts';
import { fromVendorCode } from './rtmp-codes.ts';

export interface CallbackContext {
  readonly session: number;
  readonly build: VendorBuild;
  /** whether the room has been connected since its login: decides what a time-out means */
  readonly wasConnected: boolean;
}

/** `undefined` means malformed, `null` no news. */
type Parsed = ZegoEvent | null | undefined;
type Parser = (args: readonly unknown[], context: CallbackContext) => Parsed;
type OfRoom = Pick<Extract<ZegoEvent, { room: string }>, 'session' | 'room'>;

/** Of a callback whose first argument is the room. */
const ofRoom =
  (parse: (of: OfRoom, args: readonly unknown[], context: CallbackContext) => Parsed): Parser =>
  ([room, ...args], context) =>
    isId(room) ? parse({ session: context.session, room }, args, context) : undefined;

/** Of a callback whose one argument is the state of a stream. */
const ofStream =
  (
    types: ReadonlyMap<unknown, StreamEvent['type'] | null>,
    failure: 'publishFailed' | 'playFailed',
  ): Parser =>
  ([result], { session, build }) => {
    const stream = field(result, 'streamID');
    const type = types.get(field(result, 'state'));
    if (!isId(stream) || type === undefined) return undefined;
    if (type === null) return null;
    return type === 'zego.publishEnded' || type === 'zego.playEnded'
      ? { type, session, stream, error: streamError(result, build, failure) }
      : { type, session, stream };
  };
type StreamEvent = Extract<ZegoEvent, { stream: string }>;

const parsers = {
  roomStateUpdate: ofRoom((of, [state, code], { wasConnected }) => {
    if (state === 'CONNECTING') return { type: 'zego.roomConnecting', ...of };
    if (state === 'CONNECTED') return { type: 'zego.roomConnected', ...of };
    return state === 'DISCONNECTED'
      ? { type: 'zego.roomDisconnected', ...of, error: roomError(codeOf(code), wasConnected) }
      : undefined;
  }),

  roomStateChanged: ofRoom((of, [reason]) => {
    if (typeof reason !== 'string') return undefined;
    return reason === 'RECONNECTING' ? { type: 'zego.roomConnecting', ...of } : null;
  }),

  roomUserUpdate: ofRoom((of, [change, list]) => {
    const users = listOf(list, userOf);
    if (users === undefined) return undefined;
    if (change === 'ADD') return { type: 'zego.usersEntered', ...of, users };
    return change === 'DELETE' ? { type: 'zego.usersLeft', ...of, users } : undefined;
  }),

  roomStreamUpdate: ofRoom((of, [change, list]) => {
    const streams = listOf(list, streamOf);
    if (streams === undefined) return undefined;
    if (change === 'ADD') return { type: 'zego.streamsAdded', ...of, streams };
    return change === 'DELETE' ? { type: 'zego.streamsDeleted', ...of, streams } : undefined;
  }),

  streamExtraInfoUpdate: ofRoom((of, [list]) => {
    const streams = listOf(list, streamOf);
    return streams && { type: 'zego.streamExtraInfoUpdated', ...of, streams };
  }),

  IMRecvCustomCommand: ofRoom((of, [from, command]) => {
    const user = userOf(from);
    return command === hangUpCommand ? user && { type: 'zego.hangUpReceived', ...of, user } : null;
  }),

  publisherStateUpdate: ofStream(
    new Map([
      ['PUBLISH_REQUESTING', null],
      ['PUBLISHING', 'zego.publishing'],
      ['NO_PUBLISH', 'zego.publishEnded'],
    ]),
    'publishFailed',
  ),

  playerStateUpdate: ofStream(
    new Map([
      ['PLAY_REQUESTING', null],
      ['PLAYING', 'zego.playing'],
      ['NO_PLAY', 'zego.playEnded'],
    ]),
    'playFailed',
  ),

  tokenWillExpire: ofRoom((of) => ({ type: 'zego.tokenWillExpire', ...of })),
};

export type VendorEventName = keyof typeof parsers;
/** Registered right after creation, before the first command. */
export const vendorEvents = Object.keys(parsers) as readonly VendorEventName[];

/**
 * Never throws. `null` is for what holds no news: the echo of an own request (`PUBLISH_REQUESTING`, `PLAY_REQUESTING`),
 * the commands of other apps, and the reasons of roomStateChanged that roomStateUpdate tells too.
 */
export function parseCallback(
  name: VendorEventName,
  args: readonly unknown[],
  context: CallbackContext,
): ZegoEvent | MalformedEvent | null {
  const event = parsers[name](args, context);
  return event === undefined ? { type: 'adapter.malformedEvent', source: 'zego', name } : event;
}

/** The npm build says "login timed out" of a room whose reconnecting has used up its 300 s. */
function roomError(code: number | null, wasConnected: boolean): CallError | null {
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

function isId(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

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
  return { id, user, devices: decodeDevices(field(value, 'extraInfo')) };
}
