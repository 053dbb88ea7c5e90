/**
 * What ids, names and addresses may look like, as ZEGO checks or documents it. Broken rules are data: the page has the
 * words. Used by the lobby and the settings page too, so it knows nothing of the SDK.
 */
export type IdField = 'room' | 'user' | 'userName' | 'stream' | 'token' | 'appId' | 'server' | 'extraInfo';
export type IdRule = 'empty' | 'tooLong' | 'illegalCharacters' | 'notPositiveInteger' | 'notWssUrl';

/** The rule that a value breaks, or null. */
export type IdCheck = (value: unknown) => IdRule | null;

/** Bytes in UTF-8. Sources: ZEGO's class reference; 256 for a stream is refused by the npm build, so 255. */
export const maxBytes = { room: 128, user: 64, userName: 256, stream: 255, extraInfo: 1024 } as const;

/** Rooms and users: digits, letters and the punctuation that both vendor builds accept. */
const idCharacters = /^[0-9A-Za-z#!$%&()`'+\-;<=.>@^_~,*\\]+$/;

/** Streams: what the quick start (document 18243) allows; narrower than the SDK's own check. */
const streamCharacters = /^[A-Za-z0-9_-]+$/;

const wssUrl = /^wss:\/\/[^\s/?#]+(\/[^\s]*)?$/;

/** appIDs are unsigned 32-bit on the wire. */
const maxAppId = 0xffffffff;

const isText = (value: unknown): value is string => typeof value === 'string';

const notEmpty: IdCheck = (value) => (isText(value) && value !== '' ? null : 'empty');

/** A text that may be empty. */
const text =
  (max: number): IdCheck =>
  (value) => {
    if (!isText(value)) return 'empty';
    return utf8Length(value) > max ? 'tooLong' : null;
  };

const id =
  (max: number, characters: RegExp): IdCheck =>
  (value) =>
    notEmpty(value) ?? (characters.test(String(value)) ? text(max)(value) : 'illegalCharacters');

export const idChecks: Readonly<Record<IdField, IdCheck>> = {
  room: id(maxBytes.room, idCharacters),
  user: id(maxBytes.user, idCharacters),
  stream: id(maxBytes.stream, streamCharacters),
  /** ZEGO shows the id where the name is empty */
  userName: text(maxBytes.userName),
  /** empty clears it */
  extraInfo: text(maxBytes.extraInfo),
  token: notEmpty,
  appId: (value) =>
    Number.isInteger(value) && Number(value) > 0 && Number(value) <= maxAppId ? null : 'notPositiveInteger',
  server: (value) => notEmpty(value) ?? (wssUrl.test(String(value)) ? null : 'notWssUrl'),
};

/** Iterating a string yields code points; a lone surrogate is sent as U+FFFD, three bytes like its neighbours. */
function utf8Length(value: string): number {
  let bytes = 0;
  for (const character of value) {
    const point = character.codePointAt(0) ?? 0;
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
  }
  return bytes;
}
