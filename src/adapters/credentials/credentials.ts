/** What a call needs from the developer's own server. */
import { CallFailure } from '../call-failure.ts';
import { field } from '../unknown.ts';
import { idChecks } from '../zego/ids.ts';
import { anyText, mrtcUserId, type TextRule } from './text-rules.ts';
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
  /** ms since the epoch, by the phone's clock; Infinity where the server does not say */
  readonly signatureExpiresAt: number;
}

/**
 * Reads the JSON of a credentials server: the shape of `Credentials`, with texts in place of secrets; `server`,
 * `userName` and `mrtc.signatureExpiresAt` may be absent. Throws a `CallFailure` of kind `credentialsRefused` whose code names the first wrong
 * field and the rule it breaks, such as `credentials mrtc.userId illegalCharacters`, and never its value.
 */
export function parseCredentials(value: unknown): Credentials {
  const own = textsOf(value, '');
  const mrtc = textsOf(field(value, 'mrtc'), 'mrtc.');
  return {
    appId: appIdOf(field(value, 'appId')),
    server: own.optional('server', idChecks.server),
    userId: own.required('userId', idChecks.user),
    userName: own.optional('userName', idChecks.userName),
    token: secret(own.required('token')),
    mrtc: {
      bizName: mrtc.required('bizName'),
      subBiz: mrtc.required('subBiz'),
      serverUrl: mrtc.required('serverUrl'),
      userId: mrtc.required('userId', mrtcUserId),
      signature: secret(mrtc.required('signature')),
      signatureExpiresAt: expiryOf(field(field(value, 'mrtc'), 'signatureExpiresAt')),
    },
  };
}

function appIdOf(value: unknown): number {
  if (isAbsent(value)) throw wrong('appId', 'empty');
  if (typeof value !== 'number' || idChecks.appId(value) !== null) throw wrong('appId', 'notPositiveInteger');
  return value;
}

function expiryOf(value: unknown): number {
  if (isAbsent(value)) return Infinity;
  if (typeof value !== 'number' || !(value > 0)) throw wrong('mrtc.signatureExpiresAt', 'notPositiveInteger');
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
  new CallFailure({ kind: 'credentialsRefused', code: `credentials ${path} ${rule}` });
