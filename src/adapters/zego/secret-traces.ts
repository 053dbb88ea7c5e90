/**
 * Tells whether a text holds a secret, or as little of it as eleven characters in a row: as it is, URI-encoded, in
 * hexadecimal, or in base64 at any of the three alignments, whatever JSON and line breaks have put in between.
 */
const pieceLength = 6;
/** So many characters in a row hold a piece, wherever the text is cut into pieces. */
const enough = 2 * pieceLength - 1;

export interface SecretTraces {
  /** Remembers a secret from now on. */
  add(secret: string): void;
  foundIn(text: string): boolean;
}

export function createSecretTraces(): SecretTraces {
  const pieces = new Set<string>();
  /** forms that may fall between two pieces */
  const short = new Set<string>();
  // the text, which is longer than the secrets, is the one that is cut
  const holdsPiece = (reading: string): boolean => {
    for (let end = pieceLength; end <= reading.length; end += pieceLength)
      if (pieces.has(reading.slice(end - pieceLength, end))) return true;
    return [...short].some((form) => reading.includes(form));
  };
  return {
    add(secret) {
      for (const form of formsOf(secret).map(compact)) {
        for (let end = pieceLength; end <= form.length; end += 1)
          pieces.add(form.slice(end - pieceLength, end));
        if (form !== '' && form.length < enough) short.add(form);
      }
    },
    foundIn(text) {
      // every log post passes here, and few have anything to decode
      return holdsPiece(compact(text)) || (text.includes('%') && holdsPiece(compact(uriDecoded(text))));
    },
  };
}

/** Backslashes of nested JSON and line breaks split a secret without hiding it; base64 has two alphabets. */
const compact = (text: string): string =>
  text
    .replace(/[\\\s]/g, '')
    .replace(/-/g, '+')
    .replace(/_/g, '/')
    .toLowerCase();

const hexadecimal = (value: number): string => value.toString(16).padStart(2, '0');

function formsOf(secret: string): string[] {
  const bytes = utf8(secret);
  const bits = bytes.map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return [
    secret,
    String.fromCharCode(...bytes),
    bytes.map(hexadecimal).join(''),
    ...[0, 8, 16].map((skipped) => base64(bits.slice(skipped))),
  ];
}

/** Leaves out what depends on the text after the secret. */
const base64 = (bits: string): string =>
  (bits.match(/.{6}/g) ?? []).map((six) => alphabet.charAt(parseInt(six, 2))).join('');

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Each byte as a character; unlike `decodeURIComponent` it never throws. */
const uriDecoded = (text: string): string =>
  text.replace(/%([0-9a-f]{2})/gi, (_escape, hex: string) => String.fromCharCode(parseInt(hex, 16)));

/** Surrogates are left out: a lone one cannot be encoded, and no token has any. */
const utf8 = (text: string): number[] =>
  [...uriDecoded(encodeURIComponent(text.replace(/[\ud800-\udfff]/g, '')))].map((byte) => byte.charCodeAt(0));
