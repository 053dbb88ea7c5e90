/**
 * What ids, names and addresses may look like, as ZEGO checks or documents it. Problems are data: the page has the
 * words. Used by the lobby and the settings page too, so it knows nothing of the SDK.
 */
export type IdField = 'room' | 'user' | 'userName' | 'stream' | 'token' | 'appId' | 'server' | 'extraInfo';
export type IdRule = 'missing' | 'tooLong' | 'characters' | 'notPositiveInteger' | 'notWss';

export interface IdProblem {
  readonly field: IdField;
  readonly rule: IdRule;
}

/** Bytes in UTF-8. Sources: ZEGO's class reference; 256 for a stream is refused by the npm build, so 255. */
export const maxBytes = { room: 128, user: 64, userName: 256, stream: 255, extraInfo: 1024 } as const;

/** Rooms and users: digits, letters and the punctuation that both vendor builds accept. */
const idCharacters = /^[0-9A-Za-z#!$%&()`'+\-;<=.>@^_~,*\\]+$/;

/** Streams: what the quick start (document 18243) allows; narrower than the SDK's own check. */
const streamCharacters = /^[A-Za-z0-9_-]+$/;

const wssUrl = /^wss:\/\/[^\s/?#]+(\/[^\s]*)?$/;

/** appIDs are unsigned 32-bit on the wire. */
const maxAppId = 0xffffffff;

export const checkRoom = (room: unknown): IdProblem | null => checkText('room', room, idCharacters);
export const checkUser = (user: unknown): IdProblem | null => checkText('user', user, idCharacters);
export const checkStream = (stream: unknown): IdProblem | null =>
  checkText('stream', stream, streamCharacters);

/** May be empty: ZEGO shows the id then. */
export function checkUserName(name: unknown): IdProblem | null {
  if (typeof name !== 'string') return { field: 'userName', rule: 'missing' };
  return name.length > 0 && utf8Length(name) > maxBytes.userName
    ? { field: 'userName', rule: 'tooLong' }
    : null;
}

export const checkToken = (token: unknown): IdProblem | null =>
  typeof token === 'string' && token !== '' ? null : { field: 'token', rule: 'missing' };

export function checkAppId(appId: unknown): IdProblem | null {
  const fits = typeof appId === 'number' && Number.isInteger(appId) && appId > 0 && appId <= maxAppId;
  return fits ? null : { field: 'appId', rule: 'notPositiveInteger' };
}

export function checkServer(server: unknown): IdProblem | null {
  if (typeof server !== 'string' || server === '') return { field: 'server', rule: 'missing' };
  return wssUrl.test(server) ? null : { field: 'server', rule: 'notWss' };
}

/** May be empty, which clears it. */
export function checkExtraInfo(extraInfo: unknown): IdProblem | null {
  if (typeof extraInfo !== 'string') return { field: 'extraInfo', rule: 'missing' };
  return utf8Length(extraInfo) > maxBytes.extraInfo ? { field: 'extraInfo', rule: 'tooLong' } : null;
}

function checkText(field: 'room' | 'user' | 'stream', value: unknown, characters: RegExp): IdProblem | null {
  if (typeof value !== 'string' || value === '') return { field, rule: 'missing' };
  if (!characters.test(value)) return { field, rule: 'characters' };
  return utf8Length(value) > maxBytes[field] ? { field, rule: 'tooLong' } : null;
}

/** Iterating a string yields code points; a lone surrogate is sent as U+FFFD, three bytes like its neighbours. */
function utf8Length(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
  }
  return bytes;
}
