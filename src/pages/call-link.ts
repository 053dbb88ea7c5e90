/**
 * The address of the call page and what it carries, and the room in a link of the share menu. The lobby writes it, the call page
 * and the lobby read it. What comes from outside is parsed from `unknown`.
 */
import { field, textOf } from '../adapters/unknown.ts';

export interface CallChoice {
  readonly room: string;
  /** false: watch only */
  readonly publish: boolean;
  readonly camera: boolean;
  readonly microphone: boolean;
}

const flag = (value: boolean): string => (value ? '1' : '0');

/** The path for `my.navigateTo`. */
export const callLink = ({ room, publish, camera, microphone }: CallChoice): string =>
  `/src/pages/call/index?${roomQuery(room)}&publish=${flag(publish)}` +
  `&camera=${flag(camera)}&microphone=${flag(microphone)}`;

/** What a page of this address was asked for. A flag that is missing is on, a room that is missing is ''. */
export const readCallLink = (query: unknown): CallChoice => ({
  room: readRoom(query),
  publish: textOf(field(query, 'publish')) !== '0',
  camera: textOf(field(query, 'camera')) !== '0',
  microphone: textOf(field(query, 'microphone')) !== '0',
});

/** Characters that stay what they are, however often a platform, a share card or a QR code encodes and decodes a link. */
const plainRoom = /^[A-Za-z0-9_.-]+$/;

/**
 * A room as part of a link. How often a query is encoded and decoded on its way differs between clients, versions and the
 * share menu; so a room with other characters goes as `roomCode`, percent-encoded with `_` for `%`.
 */
export const roomQuery = (room: string): string =>
  plainRoom.test(room) ? `room=${room}` : `roomCode=${codeOf(room)}`;

/** The room of a page's query, '' where it names none. `room` is taken as it comes: a text that looks encoded may be a room. */
export const readRoom = (query: unknown): string =>
  roomOfCode(textOf(field(query, 'roomCode'))) || textOf(field(query, 'room'));

const codeOf = (room: string): string =>
  encodeURIComponent(room)
    // what is left as it is here is encoded by others
    .replace(/[_!~*'()]/g, (character) => `%${character.charCodeAt(0).toString(16)}`)
    .replace(/%/g, '_');

/** '' for what no room was encoded to. */
const roomOfCode = (code: string): string => {
  try {
    return decodeURIComponent(code.replace(/_/g, '%'));
  } catch {
    return '';
  }
};
