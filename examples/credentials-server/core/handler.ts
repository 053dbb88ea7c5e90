/**
 * The credentials server without its transport: a request in, an answer out. `POST {room, userId?, userName?}` is answered by
 * `{appId, server, userId, token, mrtc: {bizName, subBiz, serverUrl, userId, signature, signatureExpiresIn?}}`, anything else
 * by a status and `{error}`. No Node in it: server.ts serves it over HTTP, Callchart's lab calls it in a browser.
 */
import type { SignMrtc } from './mrtc-signature.ts';
import { createRateLimit } from './rate-limit.ts';
import { brokenIdRule, brokenNameRule } from './rules.ts';
import { makeToken04 } from './token04.ts';
import { whoeverTheySay, type WhoAsks } from './who-asks.ts';

export interface CredentialsConfig {
  /** from ZEGO's console, with the server secret of 32 ASCII characters */
  readonly appId: number;
  readonly serverSecret: string;
  /** `wss://…` from ZEGO's console; only ZEGO's Alipay build needs it */
  readonly server: string;
  /** s; how long a token is valid */
  readonly tokenSeconds: number;
  /** handed out by Alipay and ZEGO for `<rtc-room>` */
  readonly mrtc: { readonly bizName: string; readonly subBiz: string; readonly serverUrl: string };
  /** requests that one address and one user may make */
  readonly perMinute: { readonly address: number; readonly user: number };
}

export interface CredentialsRequest {
  readonly method: string;
  readonly body: string;
  /** lower-case names */
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** where it comes from, such as an IP address: what the rate limit counts */
  readonly address: string;
}

export interface CredentialsAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** JSON; with status 200 it holds secrets */
  readonly body: string;
  /** what was wrong, such as `userId illegalCharacters`, '' for nothing; safe to log */
  readonly error: string;
}

export interface CredentialsParts {
  readonly config: CredentialsConfig;
  readonly signMrtc: SignMrtc;
  /** default: everybody is believed */
  readonly whoAsks?: WhoAsks;
  /** ms since the epoch */
  now(): number;
  /** from a cryptographic source in production */
  randomBytes(length: number): Uint8Array;
}

/** Throws what `signMrtc` throws. */
export type CredentialsHandler = (request: CredentialsRequest) => CredentialsAnswer;

export function credentialsHandler(parts: CredentialsParts): CredentialsHandler {
  const { config, whoAsks = whoeverTheySay, now } = parts;
  const addresses = createRateLimit({ perMinute: config.perMinute.address, now });
  const users = createRateLimit({ perMinute: config.perMinute.user, now });

  return (request) => {
    if (request.method !== 'POST') return refusal(405, 'method notPost', { allow: 'POST' });
    const addressWaits = addresses(request.address);
    if (addressWaits > 0) return tooMany('address', addressWaits);
    const asked = parseAsked(request.body);
    if (typeof asked === 'string') return refusal(400, asked);
    const userId = whoAsks(request, asked.userId);
    if (userId === null)
      return asked.userId === '' ? refusal(400, 'userId empty') : refusal(401, 'user unknown');
    const userWaits = users(userId);
    if (userWaits > 0) return tooMany('user', userWaits);
    return answer(200, credentialsFor(userId, parts));
  };
}

interface Asked {
  readonly room: string;
  readonly userId: string;
  readonly userName: string;
}

/** What was asked, or the field that is wrong and the rule it breaks, never its value. */
function parseAsked(body: string): Asked | string {
  const asked = parseObject(body);
  if (asked === null) return 'body notJsonObject';
  const { room, userId, userName } = asked;
  const broken = {
    room: brokenIdRule('room', room),
    // nobody named: whoever knows the login does so
    userId: userId === undefined || userId === '' ? null : brokenIdRule('userId', userId),
    userName: brokenNameRule(userName),
  };
  for (const [field, rule] of Object.entries(broken)) if (rule !== null) return `${field} ${rule}`;
  return { room: String(room), userId: String(userId ?? ''), userName: String(userName ?? '') };
}

function parseObject(json: string): Record<string, unknown> | null {
  try {
    // a byte order mark is no part of it
    const value: unknown = JSON.parse(json.replace(/^\uFEFF/, ''));
    return typeof value === 'object' && value !== null ? { ...value } : null;
  } catch {
    return null;
  }
}

function credentialsFor(userId: string, { config, signMrtc, now, randomBytes }: CredentialsParts): object {
  const { appId, serverSecret, server, tokenSeconds, mrtc } = config;
  const mrtcUser = mrtcUserOf(userId);
  const token = makeToken04({
    appId,
    userId,
    secret: serverSecret,
    createdAt: Math.floor(now() / 1_000),
    effectiveSeconds: tokenSeconds,
    nonce: int32Of(randomBytes(4)),
    iv: randomBytes(16),
  });
  return { appId, server, userId, token, mrtc: { ...mrtc, userId: mrtcUser, ...signMrtc(mrtcUser) } };
}

/**
 * `<rtc-room>` takes letters, digits and `_` only (mPaaS document 169439), ZEGO takes more. Users whose ids differ in such
 * characters alone would share a name there: do not name them so.
 */
const mrtcUserOf = (userId: string): string => userId.replace(/[^A-Za-z0-9_]/g, '_');

const int32Of = (bytes: Uint8Array): number => new DataView(bytes.buffer, bytes.byteOffset, 4).getInt32(0);

const answer = (
  status: number,
  body: object,
  headers: Readonly<Record<string, string>> = {},
  error = '',
): CredentialsAnswer => ({
  status,
  headers: { 'content-type': 'application/json', 'cache-control': 'no-store', ...headers },
  body: JSON.stringify(body),
  error,
});

/** What a phone is told that gets nothing. */
export const refusal = (
  status: number,
  error: string,
  headers?: Readonly<Record<string, string>>,
): CredentialsAnswer => answer(status, { error }, headers, error);

const tooMany = (whose: 'address' | 'user', seconds: number): CredentialsAnswer =>
  refusal(429, `${whose} tooManyRequests`, { 'retry-after': String(seconds) });
