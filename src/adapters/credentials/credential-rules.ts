/**
 * The rules that credentials keep, whoever hands them over: the developer's server or the settings page. ZEGO's own
 * are in `zego/ids.ts`, `<rtc-room>`'s are Alipay's and live here.
 */
import type { FieldRule, TextRule } from '../../settings/field-rules.ts';
import { idChecks } from '../zego/ids.ts';

/** Alipay and ZEGO hand these out; no shape is documented. */
const anyText: TextRule = () => null;

export const credentialRules = {
  room: idChecks.room,
  server: idChecks.server,
  userId: idChecks.user,
  userName: idChecks.userName,
  token: idChecks.token,
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
