/**
 * Finds a secret in a text even where it was cut in pieces or encoded: it knows every run of `pieceLength` characters
 * of the secret as it is, URI-encoded, in hexadecimal, and in base64 at each of the three alignments.
 */
const pieceLength = 10;
const mask = '[redacted]';

export class SecretScanner {
  readonly #pieces = new Set<string>();
  readonly #short: string[] = [];

  /** Remembers a secret for as long as the scanner lives. Empty texts are ignored. */
  add(secret: string): void {
    for (const form of formsOf(secret)) {
      if (form.length < pieceLength) {
        if (form !== '' && !this.#short.includes(form)) this.#short.push(form);
        continue;
      }
      for (let at = 0; at + pieceLength <= form.length; at++)
        this.#pieces.add(form.slice(at, at + pieceLength));
    }
  }

  /** Replaces every stretch that belongs to a secret. A text in which escaping still hides one is replaced whole. */
  blank(text: string): string {
    const blanked = this.#blankRuns(this.#blankShort(text));
    return this.#hides(blanked) ? mask : blanked;
  }

  #blankShort(text: string): string {
    return this.#short.reduce((rest, secret) => rest.split(secret).join(mask), text);
  }

  /** Overlapping pieces make one run, and one mask. */
  #blankRuns(text: string): string {
    let kept = '';
    let copied = 0;
    let start = -1;
    let end = 0;
    const flush = () => {
      kept += text.slice(copied, start) + mask;
      copied = end;
    };
    for (let at = 0; at + pieceLength <= text.length; at++) {
      if (!this.#pieces.has(text.slice(at, at + pieceLength))) continue;
      if (start < 0 || at > end) {
        if (start >= 0) flush();
        start = at;
      }
      end = at + pieceLength;
    }
    if (start >= 0) flush();
    return kept + text.slice(copied);
  }

  /** Backslashes of nested JSON and line breaks of base64 split a secret without hiding it from a reader. */
  #hides(text: string): boolean {
    const compact = compactOf(text.split(mask).join(''));
    if (compact === text) return false;
    return this.#blankRuns(this.#blankShort(compact)) !== compact;
  }
}

function formsOf(secret: string): string[] {
  if (secret === '') return [];
  const bytes = utf8(secret);
  const uri = bytes.map(percent).join('');
  const hex = bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('');
  const base64 = [0, 1, 2].map((skip) => base64Of(bytes.slice(skip)));
  const forms = [
    secret,
    compactOf(secret),
    encodeUri(secret),
    uri,
    hex,
    hex.toUpperCase(),
    ...base64,
    ...base64.map(urlSafe),
  ];
  return [...forms, ...base64.map(encodeUri)];
}

const compactOf = (text: string): string => text.replace(/[\\\s]/g, '');

/** A lone surrogate cannot be URI-encoded; such a text has no URI form. */
function encodeUri(text: string): string {
  try {
    return encodeURIComponent(text);
  } catch {
    return '';
  }
}

const percent = (byte: number): string => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
const urlSafe = (base64: string): string => base64.replace(/\+/g, '-').replace(/\//g, '_');

function utf8(text: string): number[] {
  const bytes: number[] = [];
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    if (point < 0x80) bytes.push(point);
    else if (point < 0x800) bytes.push(0xc0 | (point >> 6), tail(point));
    else if (point < 0x10000) bytes.push(0xe0 | (point >> 12), tail(point >> 6), tail(point));
    else bytes.push(0xf0 | (point >> 18), tail(point >> 12), tail(point >> 6), tail(point));
  }
  return bytes;
}
const tail = (bits: number): number => 0x80 | (bits & 0x3f);

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Whole groups only: the characters of a last, partial group depend on what follows the secret. */
function base64Of(bytes: readonly number[]): string {
  let text = '';
  for (let at = 0; at + 3 <= bytes.length; at += 3) {
    const group = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    for (const shift of [18, 12, 6, 0]) text += alphabet.charAt((group >> shift) & 63);
  }
  return text;
}
