/**
 * The room protocol's envelope, which travels as the payload of PC frames: `31 | u16 head length | u32 body length`
 * (big-endian), a RoomHeader, a body. A reply carries its request's `seq` and the next `cmd`.
 */
import { decode, encode } from './codec.ts';
import { RoomHeader } from './schema.ts';

export const roomCommands = {
  login: 1001,
  logout: 1003,
  push: 1101,
  pushResponse: 1102,
  pushKickout: 1105,
  heartbeat: 301005,
  renewToken: 301007,
  addStream: 302001,
  deleteStream: 302003,
  updateStream: 302005,
  streamList: 302007,
  customCommand: 303017,
  userList: 304001,
} as const;

/** What a push is about (`sub_cmd`). */
export const pushCommands = {
  users: 10001,
  userKickout: 10002,
  tokenExpire: 10004,
  customCommand: 11005,
  streamsAdded: 12001,
  streamsDeleted: 12002,
  streamsUpdated: 12003,
} as const;

export interface RoomMessage {
  readonly cmd: number;
  readonly seq: number;
  /** ms, Unix time */
  readonly timestamp: number;
  /** Names the room to the client; handed out in the login reply's header, never 0. */
  readonly contextKey: number;
  readonly body: Uint8Array;
}

const magic = 0x31;
const prefixBytes = 7;

export function packRoomMessage(roomMessage: RoomMessage): Uint8Array {
  const { body, ...header } = roomMessage;
  const head = encode(RoomHeader, header);
  const packed = new Uint8Array(prefixBytes + head.length + body.length);
  const view = new DataView(packed.buffer);
  view.setUint8(0, magic);
  view.setUint16(1, head.length);
  view.setUint32(3, body.length);
  packed.set(head, prefixBytes);
  packed.set(body, prefixBytes + head.length);
  return packed;
}

/** The room message in these bytes, or undefined where lengths or header are wrong. */
export function parseRoomMessage(source: Uint8Array): RoomMessage | undefined {
  if (source.length < prefixBytes) return undefined;
  const view = new DataView(source.buffer, source.byteOffset, source.byteLength);
  const bodyStart = prefixBytes + view.getUint16(1);
  if (view.getUint8(0) !== magic || bodyStart + view.getUint32(3) !== source.length) return undefined;
  const header = decode(RoomHeader, source.subarray(prefixBytes, bodyStart));
  if (header?.cmd === undefined) return undefined;
  return {
    cmd: header.cmd,
    seq: header.seq ?? 0,
    timestamp: Number(header.timestamp ?? 0n),
    contextKey: header.contextKey ?? 0,
    body: source.subarray(bodyStart),
  };
}
