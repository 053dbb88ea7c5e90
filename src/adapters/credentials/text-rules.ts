/** The rules of `<rtc-room>`'s credentials, which are Alipay's, and one of our own; ZEGO's are in `zego/ids.ts`. */
import { idChecks } from '../zego/ids.ts';
import type { FieldRule, TextRule } from '../../settings/field-rules.ts';

export type { TextRule };

/** Alipay and ZEGO hand these out; no shape is documented. */
export const anyText: TextRule = () => null;

/** mPaaS document 169439: letters, digits and `_`, at most 128. An id with `-` fails later, without a reason. */
export function mrtcUserId(text: string): FieldRule | null {
  if (text.length > 128) return 'tooLong';
  return /^[A-Za-z0-9_]+$/.test(text) ? null : 'illegalCharacters';
}

/** A name stands on one line of the other side's page: ZEGO takes any text. */
export const userName: TextRule = (text) =>
  /[\t\n\v\f\r\u2028\u2029]/.test(text) ? 'illegalCharacters' : idChecks.userName(text);
