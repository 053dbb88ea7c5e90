/** What a call needs from the developer's own server. */
import { CallFailure } from '../call-failure.ts';
import { field } from '../unknown.ts';
import { idChecks } from '../zego/ids.ts';
import { anyText, mrtcUserId, userName, type TextRule } from './text-rules.ts';
import { secret, type Secret } from './secret.ts';

export interface Credentials {
  /** positive integer, from ZEGO's console */
  readonly appId: number;
  /** `wss://…`; '' where only ZEGO's npm build is used, which ignores it */
  readonly server: string;
  readonly userId: string;
  /** '' where the server names nobody */
  readonly userName: string;
  /** made for `userId`, see ZEGO's document on token authentication */
  readonly token: Secret;
  readonly mrtc: MrtcCredentials;
}

/** Parameters of `<rtc-room>` (ZEGO document 18243). */
export interface MrtcCredentials {
  readonly bizName: string;
  readonly subBiz: string;
  readonly serverUrl: string;
  /** `[A-Za-z0-9_]`, at most 128 (mPaaS document 169439); not ZEGO's user id */
  readonly userId: string;
  readonly signature: Secret;
  /** ms, from the answer on; Infinity where the server does not say */
  readonly signatureLife: number;
}

/**
 * Reads the JSON of a credentials server: the shape of `Credentials`, with texts in place of secrets; `server`,
 * `userName` and how long the signature lives may be absent. Throws a `CallFailure` of kind `credentialsMalformed` whose code names
 * the first wrong field and the rule it breaks, such as `credentials mrtc.userId illegalCharacters`, and never its value.
 * @param date when the server answered by its own clock, ms since the epoch; NaN where it is not known
 */
export function parseCredentials(value: unknown, date = NaN): Credentials {
  const own = textsOf(value, '');
  const mrtc = textsOf(field(value, 'mrtc'), 'mrtc.');
  return {
    appId: appIdOf(field(value, 'appId')),
    server: own.optional('server', idChecks.server),
    userId: own.required('userId', idChecks.user),
    userName: own.optional('userName', userName),
    token: secret(own.required('token')),
    mrtc: {
      bizName: mrtc.required('bizName'),
      subBiz: mrtc.required('subBiz'),
      serverUrl: mrtc.required('serverUrl'),
      userId: mrtc.required('userId', mrtcUserId),
      signature: secret(mrtc.required('signature')),
      signatureLife: signatureLifeOf(field(value, 'mrtc'), date),
    },
  };
}

function appIdOf(value: unknown): number {
  if (isAbsent(value)) throw wrong('appId', 'empty');
  if (typeof value !== 'number' || idChecks.appId(value) !== null) throw wrong('appId', 'notPositiveInteger');
  return value;
}

/** `signatureExpiresIn` (s) is a promise that a server can keep; `signatureExpiresAt` is compared with the server's own clock. */
function signatureLifeOf(mrtc: unknown, date: number): number {
  const expiresIn = positive(mrtc, 'signatureExpiresIn');
  if (expiresIn !== null) return expiresIn * 1_000;
  const expiresAt = positive(mrtc, 'signatureExpiresAt');
  if (expiresAt === null) return Infinity;
  if (date > 0) return Math.max(0, epochMs(expiresAt) - date);
  // by the phone's clock, for lack of another; where that is so wrong that the new signature seems old, it says nothing
  const life = epochMs(expiresAt) - Date.now();
  return life > 0 ? life : Infinity;
}

/** Time in s is below this until the year 5138, time in ms has been above it since 1973. */
const leastMs = 1e11;
const epochMs = (time: number): number => (time < leastMs ? time * 1_000 : time);

function positive(mrtc: unknown, name: string): number | null {
  const value = field(mrtc, name);
  if (isAbsent(value)) return null;
  if (typeof value !== 'number' || !(value > 0)) throw wrong(`mrtc.${name}`, 'notPositiveInteger');
  return value;
}

/** Reads texts of one object. @param prefix what its fields are called in a failure */
function textsOf(source: unknown, prefix: string) {
  const optional = (name: string, rule: TextRule = anyText): string => {
    const value = field(source, name);
    if (isAbsent(value)) return '';
    if (typeof value !== 'string') throw wrong(prefix + name, 'notText');
    const broken = rule(value);
    if (broken !== null) throw wrong(prefix + name, broken);
    return value;
  };
  const required = (name: string, rule?: TextRule): string => {
    const value = optional(name, rule);
    if (value === '') throw wrong(prefix + name, 'empty');
    return value;
  };
  return { optional, required };
}

const isAbsent = (value: unknown): boolean => value === undefined || value === null || value === '';

const wrong = (path: string, rule: string): CallFailure =>
  new CallFailure({ kind: 'credentialsMalformed', code: `credentials ${path} ${rule}` });
