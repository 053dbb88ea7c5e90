/**
 * The rules that credentials keep, whoever hands them over: the developer's server or the settings page. ZEGO's own
 * are in `zego/ids.ts`, here they get the names of the settings' rules; `<rtc-room>`'s are Alipay's and live here.
 */
import type { FieldRule, TextRule } from '../../settings/field-rules.ts';
import {
  checkAppId,
  checkRoom,
  checkServer,
  checkToken,
  checkUser,
  checkUserName,
  type IdProblem,
  type IdRule,
} from '../zego/ids.ts';

const fieldRuleOf: Readonly<Record<IdRule, FieldRule>> = {
  missing: 'empty',
  tooLong: 'tooLong',
  characters: 'illegalCharacters',
  notPositiveInteger: 'notPositiveInteger',
  notWss: 'notWssUrl',
};

const byZego =
  <Value>(check: (value: Value) => IdProblem | null) =>
  (value: Value): FieldRule | null => {
    const problem = check(value);
    return problem === null ? null : fieldRuleOf[problem.rule];
  };

/** Alipay and ZEGO hand these out; no shape is documented. */
const anyText: TextRule = () => null;

export const appIdRule: (appId: number) => FieldRule | null = byZego(checkAppId);

export const credentialRules = {
  room: byZego(checkRoom),
  server: byZego(checkServer),
  userId: byZego(checkUser),
  userName: byZego(checkUserName),
  token: byZego(checkToken),
  bizName: anyText,
  subBiz: anyText,
  serverUrl: anyText,
  mrtcUserId,
  signature: anyText,
} as const satisfies Record<string, TextRule>;

export type CredentialName = keyof typeof credentialRules;

/** mPaaS document 169439: letters, digits and `_`, at most 128. An id with `-` fails later, without a reason. */
function mrtcUserId(text: string): FieldRule | null {
  if (text.length > 128) return 'tooLong';
  return /^[A-Za-z0-9_]+$/.test(text) ? null : 'illegalCharacters';
}
