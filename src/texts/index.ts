/** The words of the lobby and the settings, which the main package holds; the call page's are in `call.ts`. */
import type { FieldRule } from '../settings/field-rules.ts';
import type { FieldName } from '../settings/settings.ts';
import { fieldWords, ruleWords } from './fields.ts';
import { lobbyWords } from './lobby.ts';
import { settingsWords } from './settings.ts';
import { fill, inLanguage } from './word.ts';
import type { InLanguage, Language } from './word.ts';

export type { LobbyTexts } from './lobby.ts';
export type { SettingsField, SettingsGroup, SettingsTexts } from './settings.ts';
export { fill } from './word.ts';
export type { Language } from './word.ts';

const words = { lobby: lobbyWords, settings: settingsWords, fields: fieldWords, rules: ruleWords };

export type Texts = InLanguage<typeof words>;

export const textsFor = (language: Language): Texts => inLanguage(words, language);

/** The message under a field that breaks a rule, such as 请填写房间号. */
export const ruleText = (texts: Texts, field: FieldName, rule: FieldRule): string =>
  fill(texts.rules[rule], 'field', texts.fields[field]);
