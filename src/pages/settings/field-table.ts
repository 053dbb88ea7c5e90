/** The groups of the settings page; the AXML draws what `describeFields` makes of them. */
import { fields } from '../../settings/index.ts';
import type { FieldKind } from '../../settings/index.ts';
import type { SettingsField, SettingsGroup, Texts } from '../../texts/index.ts';

const table: Readonly<Record<SettingsGroup, readonly SettingsField[]>> = {
  service: ['endpoint'],
  temporary: ['appId', 'server', 'userId', 'token'],
  mrtc: ['bizName', 'subBiz', 'serverUrl', 'mrtcUserId', 'signature'],
  picture: ['resolution', 'fps', 'minBitrate', 'maxBitrate'],
  app: ['language', 'telemetry'],
};
const groups: readonly SettingsGroup[] = ['service', 'temporary', 'mrtc', 'picture', 'app'];

export const settingsFields: readonly SettingsField[] = groups.flatMap((group) => table[group]);

/** The field that an element of the page names in its data set. */
export const isSettingsField = (name: unknown): name is SettingsField =>
  settingsFields.some((field) => field === name);

export interface DescribedField {
  readonly name: SettingsField;
  readonly kind: FieldKind;
  readonly label: string;
  /** '' where the label says it all */
  readonly hint: string;
  /** empty unless the kind is `choice` */
  readonly choices: readonly { readonly value: string; readonly label: string }[];
}

export interface DescribedGroup {
  readonly name: SettingsGroup;
  readonly title: string;
  readonly hint: string;
  readonly fields: readonly DescribedField[];
}

export const describeFields = (texts: Texts): readonly DescribedGroup[] =>
  groups.map((name) => ({
    name,
    ...texts.settings.groups[name],
    fields: table[name].map((field) => describeField(texts, field)),
  }));

const describeField = (texts: Texts, name: SettingsField): DescribedField => ({
  name,
  kind: fields[name].kind,
  label: texts.fields[name],
  hint: hintOf(texts, name),
  choices: fields[name].choices.map((value) => ({ value, label: choiceLabel(texts, name, value) })),
});

const hintOf = (texts: Texts, name: SettingsField): string => {
  const hints: Readonly<Partial<Record<SettingsField, string>>> = texts.settings.hints;
  return hints[name] ?? '';
};

const choiceLabel = (texts: Texts, name: SettingsField, value: string): string => {
  const choices: Readonly<Record<string, Readonly<Record<string, string>>>> = texts.settings.choices;
  return choices[name]?.[value] ?? value;
};
