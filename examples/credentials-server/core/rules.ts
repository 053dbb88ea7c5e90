/**
 * What the ids of a request may look like: ZEGO's own rules, which the mini-program checks too (src/adapters/zego/ids.ts).
 * A server that gives out credentials trusts no phone to have done so; a test holds the two to the same answers.
 */
export type Rule = 'notText' | 'empty' | 'tooLong' | 'illegalCharacters';

/** Digits, letters and the punctuation that ZEGO takes in rooms and users. */
const idCharacters = /^[0-9A-Za-z#!$%&()`'+\-;<=.>@^_~,*\\]+$/;

/** A name stands on one line of the other side's page. */
const nameCharacters = /^[^\t\n\v\f\r\u2028\u2029]*$/;

/** Bytes in UTF-8. */
const maxBytes = { room: 128, userId: 64, userName: 256 } as const;

const bytesOf = (text: string): number => new TextEncoder().encode(text).length;

/** The rule that a room's id or a user's id breaks, or null. */
export function brokenIdRule(field: 'room' | 'userId', value: unknown): Rule | null {
  if (value === undefined || value === '') return 'empty';
  if (typeof value !== 'string') return 'notText';
  if (!idCharacters.test(value)) return 'illegalCharacters';
  return bytesOf(value) > maxBytes[field] ? 'tooLong' : null;
}

/** The rule that a user's name breaks, or null; it may be absent: the id stands in for it. */
export function brokenNameRule(value: unknown): Rule | null {
  if (value === undefined) return null;
  if (typeof value !== 'string') return 'notText';
  if (!nameCharacters.test(value)) return 'illegalCharacters';
  return bytesOf(value) > maxBytes.userName ? 'tooLong' : null;
}
