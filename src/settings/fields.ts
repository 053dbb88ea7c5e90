/** The table of settings: each one's kind, its rule, and its value when nothing is typed in. */
import { isHttpsUrl } from '../adapters/alipay/https-url.ts';
import { anyText, mrtcUserId, userName } from '../adapters/credentials/text-rules.ts';
import { idChecks } from '../adapters/zego/ids.ts';
import { choiceField, integerField, secretField, switchField, textField, type Field } from './field-kinds.ts';
import type { FieldRule } from './field-rules.ts';
import type { FieldName, Settings } from './settings.ts';

const positive = (value: number): FieldRule | null =>
  value > 0 && Number.isSafeInteger(value) ? null : 'notPositiveInteger';

export const fields: { readonly [Name in FieldName]: Field<Settings[Name]> } = {
  endpoint: textField((text) => (isHttpsUrl(text) ? null : 'notHttpsUrl')),

  appId: integerField(idChecks.appId),
  server: textField(idChecks.server),
  userId: textField(idChecks.user),
  userName: textField(userName),
  token: secretField(idChecks.token),

  bizName: textField(anyText),
  subBiz: textField(anyText),
  serverUrl: textField(anyText),
  mrtcUserId: textField(mrtcUserId),
  signature: secretField(anyText),

  resolution: choiceField([0, 1, 2], 1),
  fps: choiceField([15, 30], 30),
  minBitrate: integerField(positive),
  maxBitrate: integerField(positive),

  language: choiceField(['system', 'zh', 'en'], 'system'),
  telemetry: choiceField(['redacted', 'off'], 'redacted'),

  lastRoom: textField(idChecks.room),
  camera: switchField(true),
  microphone: switchField(true),
};

/** In the order of the table. */
export const fieldNames = Object.keys(fields) as readonly FieldName[];
