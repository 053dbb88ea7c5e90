/** What a call needs from the developer's own server. */
import { CallFailure } from '../call-failure.ts';
import { field } from '../unknown.ts';
import { idChecks } from '../zego/ids.ts';
import { credentialRules, type CredentialName } from './credential-rules.ts';
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
}

/**
 * Reads the JSON of a credentials server: the shape of `Credentials`, with texts in place of secrets; `server` and
 * `userName` may be absent. Throws a `CallFailure` of kind `credentialsRefused` whose code names the first wrong
 * field and the rule it breaks, such as `credentials mrtc.userId illegalCharacters`, and never its value.
 */
export function parseCredentials(value: unknown): Credentials {
  const mrtc = field(value, 'mrtc');
  return {
    appId: appIdOf(field(value, 'appId')),
    server: optional('server', 'server', field(value, 'server')),
    userId: required('userId', 'userId', field(value, 'userId')),
    userName: optional('userName', 'userName', field(value, 'userName')),
    token: secret(required('token', 'token', field(value, 'token'))),
    mrtc: {
      bizName: required('bizName', 'mrtc.bizName', field(mrtc, 'bizName')),
      subBiz: required('subBiz', 'mrtc.subBiz', field(mrtc, 'subBiz')),
      serverUrl: required('serverUrl', 'mrtc.serverUrl', field(mrtc, 'serverUrl')),
      userId: required('mrtcUserId', 'mrtc.userId', field(mrtc, 'userId')),
      signature: secret(required('signature', 'mrtc.signature', field(mrtc, 'signature'))),
    },
  };
}

function appIdOf(value: unknown): number {
  if (isAbsent(value)) throw wrong('appId', 'empty');
  if (typeof value !== 'number') throw wrong('appId', 'notPositiveInteger');
  const rule = idChecks.appId(value);
  if (rule !== null) throw wrong('appId', rule);
  return value;
}

function required(name: CredentialName, path: string, value: unknown): string {
  if (isAbsent(value)) throw wrong(path, 'empty');
  return optional(name, path, value);
}

function optional(name: CredentialName, path: string, value: unknown): string {
  if (isAbsent(value)) return '';
  if (typeof value !== 'string') throw wrong(path, 'notText');
  const rule = credentialRules[name](value);
  if (rule !== null) throw wrong(path, rule);
  return value;
}

function isAbsent(value: unknown): boolean {
  return value === undefined || value === null || value === '';
}

function wrong(path: string, rule: string): CallFailure {
  return new CallFailure({ kind: 'credentialsRefused', code: `credentials ${path} ${rule}` });
}
