/**
 * ZEGO's own log posts, which hold the login token in clear: what of them may leave the phone. A post is JSON objects,
 * one per line, with JSON in their texts. What cannot be read is not sent.
 */
import { SecretScanner } from './secret-scanner.ts';

export class Telemetry {
  readonly #mode: 'redacted' | 'off';
  readonly #secrets = new SecretScanner();

  constructor(mode: 'redacted' | 'off') {
    this.#mode = mode;
  }

  /** Must be called before the vendor learns of a token. */
  protect(secret: string): void {
    this.#secrets.add(secret);
  }

  /** The body to post, or `null` when nothing is to be posted. */
  allowed(url: string, body: unknown): string | null {
    if (this.#mode === 'off' || typeof body !== 'string' || this.#secrets.blank(url) !== url) return null;
    const lines = body.split('\n').flatMap((line) => this.#redactLine(line));
    return lines.length === 0 ? null : lines.join('\n');
  }

  #redactLine(line: string): string[] {
    const value = parseJson(line);
    if (typeof value !== 'object' || value === null) return [];
    const redacted = JSON.stringify(this.#redact(value));
    return this.#secrets.blank(redacted) === redacted ? [redacted] : [];
  }

  #redact(value: unknown, key = ''): unknown {
    if (typeof value === 'string')
      return secretKey.test(key) && value !== '' ? '[redacted]' : this.#redactText(value);
    if (Array.isArray(value)) return value.map((item: unknown) => this.#redact(item, key));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, item]) => [this.#redactText(name), this.#redact(item, name)]),
    );
  }

  #redactText(text: string): string {
    const nested = /^\s*[[{"]/.test(text) ? parseJson(text) : undefined;
    if (nested !== undefined) return JSON.stringify(this.#redact(nested));
    return this.#secrets.blank(blankPatterns(text));
  }
}

/** Names under which the SDK and its servers carry secrets; numbers under such a name are left. */
const secretKey = /token|signature|^sign$|logout_check|stream_?param/i;

/** Secrets that show by their shape alone, known or not: a Token04, URL parameters, a named value inside a text. */
function blankPatterns(text: string): string {
  return text
    .replace(/\b(rtmps?|https?|wss?):\/\/([^\s?"'\\]*)\?[^\s"'\\]*/gi, '$1://$2?[redacted]')
    .replace(/\b0[34][A-Za-z0-9+/_-]{40,}={0,2}/g, '[redacted]')
    .replace(/((?:token|signature)\\*["']?\s*[:=]\s*\\*["']?)[^\s"'\\,;&})\]]+/gi, '$1[redacted]');
}

function parseJson(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    return undefined;
  }
}
