/**
 * The address of the call page and what it carries. The lobby writes it, the call page reads it, and a room link of
 * the share menu is read here as well. What comes from outside is parsed from `unknown`.
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
  `/src/pages/call/index?room=${encodeURIComponent(room)}&publish=${flag(publish)}` +
  `&camera=${flag(camera)}&microphone=${flag(microphone)}`;

/** What a page of this address was asked for. A flag that is missing is on, a room that is missing is ''. */
export const readCallLink = (query: unknown): CallChoice => ({
  room: readRoom(query),
  publish: textOf(field(query, 'publish')) !== '0',
  camera: textOf(field(query, 'camera')) !== '0',
  microphone: textOf(field(query, 'microphone')) !== '0',
});

/** The room of a page's query, '' where it names none. */
export const readRoom = (query: unknown): string => decoded(textOf(field(query, 'room')));

/**
 * Whether the platform decodes a query differs between its versions. Text that is exactly the encoded form of
 * something was not decoded yet; anything else, such as a room named `50%`, is left as it is.
 */
const decoded = (text: string): string => {
  try {
    const plain = decodeURIComponent(text);
    return encodeURIComponent(plain) === text ? plain : text;
  } catch {
    return text;
  }
};
