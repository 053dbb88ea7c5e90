/** The words of the pages, in the two languages of the product. */
import type { FieldRule } from '../settings/field-rules.ts';
import type { FieldName } from '../settings/settings.ts';
import { en } from './en.ts';
import type { Texts } from './texts.ts';
import { zh } from './zh.ts';

export type * from './texts.ts';

export type Language = 'zh' | 'en';

const dictionaries: Readonly<Record<Language, Texts>> = { zh, en };

export const textsFor = (language: Language): Texts => dictionaries[language];

/** Puts `value` in the place of `{name}`. */
export const fill = (sentence: string, name: string, value: string): string =>
  sentence.split(`{${name}}`).join(value);

/** The message under a field that breaks a rule, such as 请填写房间号. */
export const ruleText = (texts: Texts, field: FieldName, rule: FieldRule): string =>
  fill(texts.rules[rule], 'field', texts.fields[field]);
