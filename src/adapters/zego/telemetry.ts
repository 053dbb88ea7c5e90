/**
 * ZEGO's own log posts, which hold the login token in clear: what of them may leave the phone. A post is JSON objects,
 * one per line, with JSON in their texts. What cannot be read is not sent.
 */
import { createSecretTraces } from './secret-traces.ts';

export interface Telemetry {
  /** Must be called before the vendor learns of a token. */
  protect(secret: string): void;
  /** The body to post, or `null` when nothing is to be posted. */
  allowed(url: string, body: unknown): string | null;
}

const mask = '[redacted]';
/** In place of a line in which a secret is cut in pieces or encoded, or which masking has made unreadable. */
const withheld = `{"line":"${mask}"}`;

export function createTelemetry(mode: 'redacted' | 'off'): Telemetry {
  const secrets = new Set<string>();
  const traces = createSecretTraces();

  const redact = (line: string): string => {
    let redacted = withoutPatterns(line);
    for (const secret of secrets) redacted = redacted.split(secret).join(mask);
    const isReadable = redacted === line || isJsonObject(redacted);
    return isReadable && !traces.foundIn(redacted) ? redacted : withheld;
  };
  return {
    protect(secret) {
      if (secret !== '') secrets.add(secret);
      traces.add(secret);
    },
    allowed(url, body) {
      if (mode === 'off' || typeof body !== 'string' || traces.foundIn(url)) return null;
      return body.split('\n').filter(isJsonObject).map(redact).join('\n') || null;
    },
  };
}

function isJsonObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null;
  } catch {
    return false;
  }
}

/**
 * Secrets that show by their shape alone, known or not: URL parameters, a Token04, a value under one of the names
 * that the SDK and its servers use, in quotes of any JSON depth or without. Numbers under such a name are left.
 */
const withoutPatterns = (text: string): string =>
  text
    .replace(/\b((?:rtmps?|https?|wss?):\/\/[^\s?"'\\]*\?)[^\s"'\\]*/gi, `$1${mask}`)
    .replace(/\b0[34][A-Za-z0-9+/_-]{40,}={0,2}/g, mask)
    .replace(
      /((?:token|signature|\bsign|logout_check|stream_?param)\w*\\*["']?\s*[:=]\s*(\\*["']))(?:(?!\2).)+/gi,
      `$1${mask}`,
    )
    .replace(/((?:token|signature)\s*[:=]\s*)[^\s"'\\,;&})\]]+/gi, `$1${mask}`);
