/** Base64 as `my.arrayBufferToBase64` and the socket frames use it; neither Node's Buffer nor the DOM is at hand. */
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const sextetOf = new Map([...alphabet].map((letter, sextet) => [letter.charCodeAt(0), sextet]));

export function toBase64(bytes: Uint8Array): string {
  const letters: string[] = [];
  for (let at = 0; at < bytes.length; at += 3) {
    const [first = 0, second, third] = bytes.subarray(at, at + 3);
    const triple = (first << 16) | ((second ?? 0) << 8) | (third ?? 0);
    letters.push(
      alphabet.charAt(triple >> 18),
      alphabet.charAt((triple >> 12) & 63),
      second === undefined ? '=' : alphabet.charAt((triple >> 6) & 63),
      third === undefined ? '=' : alphabet.charAt(triple & 63),
    );
  }
  return letters.join('');
}

/** White space and padding are skipped; throws a `TypeError` on any other foreign character. */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  const letters = text.replace(/[\s=]/g, '');
  const bytes = new Uint8Array(Math.floor((letters.length * 3) / 4));
  let bits = 0;
  let held = 0;
  let at = 0;
  for (let index = 0; index < letters.length; index++) {
    const sextet = sextetOf.get(letters.charCodeAt(index));
    if (sextet === undefined) throw new TypeError('not base64');
    held = ((held << 6) | sextet) & 0xffff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes[at++] = (held >> bits) & 0xff;
    }
  }
  return bytes;
}
