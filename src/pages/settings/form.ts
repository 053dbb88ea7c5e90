/** The settings page's form: what it holds, and what it says about it. Pure; the page stores and shows. */
import { draftOf, validateSettings } from '../../settings/index.ts';
import type { Settings } from '../../settings/index.ts';
import { ruleText } from '../../texts/index.ts';
import type { SettingsField, Texts } from '../../texts/index.ts';
import { settingsFields } from './field-table.ts';

export type FieldTexts = Readonly<Record<SettingsField, string>>;

const forEachField = (textOf: (field: SettingsField) => string): FieldTexts => {
  const texts: Partial<Record<SettingsField, string>> = {};
  for (const field of settingsFields) texts[field] = textOf(field);
  return texts as FieldTexts;
};

export const noErrors = (): FieldTexts => forEachField(() => '');

/** The texts of the page's own fields; what the lobby remembers stays out of it. */
export const valuesOf = (settings: Settings): FieldTexts => {
  const draft = draftOf(settings);
  return forEachField((field) => draft[field]);
};

export interface CheckedForm {
  readonly settings: Settings;
  /** a message under each field, '' where nothing is wrong */
  readonly errors: FieldTexts;
  /** of the first field that is wrong, '' when the form can be saved */
  readonly firstError: string;
}

/** @param stored what the lobby remembers comes from here */
export const checkForm = (texts: Texts, stored: Settings, values: FieldTexts): CheckedForm => {
  const { settings, problems } = validateSettings({ ...draftOf(stored), ...values });
  const errors = forEachField((field) => {
    const rule = problems[field];
    return rule === undefined ? '' : ruleText(texts, field, rule);
  });
  const firstWrong = settingsFields.find((field) => errors[field] !== '');
  return { settings, errors, firstError: firstWrong === undefined ? '' : errors[firstWrong] };
};
