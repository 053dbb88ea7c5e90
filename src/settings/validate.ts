/**
 * From what a form holds to settings, and back. The settings page validates what it shows; the stored settings go
 * through the same door when they are loaded.
 */
import type { FieldRule } from './field-rules.ts';
import { fieldNames, fields } from './fields.ts';
import { missingCredentials, typingCredentials } from './missing-credentials.ts';
import type { FieldName, Settings } from './settings.ts';

/** Texts by field, as inputs hold them. It shows secrets: bind it, never log it. */
export type Draft = { readonly [Name in FieldName]: string };
export type Problems = { readonly [Name in FieldName]?: FieldRule };

export interface Validated {
  /** every field; one with a problem has the value it has when nothing is typed in */
  readonly settings: Settings;
  readonly problems: Problems;
}

/**
 * Judges every field of a draft; absent ones count as empty, and an empty field is fine unless typed-in credentials
 * were begun without it.
 */
export function validateSettings(draft: Readonly<Record<string, unknown>>): Validated {
  const problems: { [Name in FieldName]?: FieldRule } = {};
  const take = <Name extends FieldName>(name: Name): Settings[Name] => {
    const text = textOf(draft[name]);
    const parsed = text === '' ? null : fields[name].parse(text);
    if (parsed !== null && 'value' in parsed) return parsed.value;
    if (parsed !== null) problems[name] = parsed.rule;
    return fields[name].initial;
  };
  const settings = Object.fromEntries(fieldNames.map((name) => [name, take(name)])) as unknown as Settings;

  const withEndpoint = settings.endpoint !== '' || problems.endpoint !== undefined;
  if (!withEndpoint && typingCredentials(settings))
    for (const name of missingCredentials(settings)) problems[name] ??= 'empty';
  const { minBitrate, maxBitrate } = settings;
  if (minBitrate === null || maxBitrate === null || minBitrate <= maxBitrate) return { settings, problems };
  return {
    settings: { ...settings, minBitrate: null },
    problems: { ...problems, minBitrate: 'minAboveMax' },
  };
}

export function draftOf(settings: Settings): Draft {
  const print = <Name extends FieldName>(name: Name) => fields[name].print(settings[name]);
  return Object.fromEntries(fieldNames.map((name) => [name, print(name)])) as Draft;
}

/** Inputs hold texts, pasted ones often with white space around; switches hold booleans, pickers numbers. */
function textOf(typed: unknown): string {
  if (typeof typed === 'string') return typed.trim();
  return typeof typed === 'boolean' || typeof typed === 'number' ? String(typed) : '';
}
