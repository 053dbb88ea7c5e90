/** What a typed-in value can get wrong. The texts of the settings page and the lobby are keyed by these ids. */
export const fieldRules = [
  'empty',
  'tooLong',
  'illegalCharacters',
  'notPositiveInteger',
  'notHttpsUrl',
  'notWssUrl',
  'outOfRange',
  'minAboveMax',
] as const;
export type FieldRule = (typeof fieldRules)[number];

/** Judges a text that is not empty; null when it keeps the rules. */
export type TextRule = (text: string) => FieldRule | null;
