/** What the lab takes for granted and a bare JavaScriptCore lacks. A file of its own, which the shell runs first. */
import { shell } from './host.ts';

const say = (...values: readonly unknown[]): void => shell.printErr(values.map(String).join(' '));

class Utf8Encoder {
  encode(text: string): Uint8Array {
    const bytes = unescape(encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\u{fffd}')));
    return Uint8Array.from(bytes, (letter) => letter.charCodeAt(0));
  }
}

class Utf8Decoder {
  decode(bytes: Uint8Array): string {
    return decodeURIComponent(escape(Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')));
  }
}

/** As far as a query of a mini-program needs it. */
class Query {
  readonly #pairs: readonly (readonly [string, string])[];

  constructor(text: string) {
    const parts = text.split('&').filter((part) => part !== '');
    const decoded = (part: string): string => decodeURIComponent(part.replaceAll('+', ' '));
    this.#pairs = parts.map((part) => {
      const [name = '', ...value] = part.split('=');
      return [decoded(name), decoded(value.join('='))];
    });
  }

  [Symbol.iterator]() {
    return this.#pairs[Symbol.iterator]();
  }
}

/** Plain data, which is all that the lab copies. */
function copyOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copyOf);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, copyOf(member)]));
}

Object.assign(globalThis, {
  console: { log: say, info: say, warn: say, error: say, debug: say },
  setImmediate: (run: () => void) => setTimeout(run, 0),
  TextEncoder: Utf8Encoder,
  TextDecoder: Utf8Decoder,
  URLSearchParams: Query,
  structuredClone: copyOf,
  Buffer: { byteLength: (text: string) => new Utf8Encoder().encode(text).length },
});
