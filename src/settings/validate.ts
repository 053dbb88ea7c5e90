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
    const field = fields[name];
    if (text === '') return field.initial;
    const parsed = field.parse(text);
    if ('value' in parsed) return parsed.value;
    problems[name] = parsed.rule;
    return field.initial;
  };
  const settings: Settings = {
    endpoint: take('endpoint'),
    appId: take('appId'),
    server: take('server'),
    userId: take('userId'),
    userName: take('userName'),
    token: take('token'),
    bizName: take('bizName'),
    subBiz: take('subBiz'),
    serverUrl: take('serverUrl'),
    mrtcUserId: take('mrtcUserId'),
    signature: take('signature'),
    resolution: take('resolution'),
    fps: take('fps'),
    minBitrate: take('minBitrate'),
    maxBitrate: take('maxBitrate'),
    language: take('language'),
    telemetry: take('telemetry'),
    lastRoom: take('lastRoom'),
    camera: take('camera'),
    microphone: take('microphone'),
  };
  const withEndpoint = settings.endpoint !== '' || problems.endpoint !== undefined;
  if (!withEndpoint && typingCredentials(settings)) {
    for (const name of missingCredentials(settings)) problems[name] ??= 'empty';
  }
  if (!minAboveMax(settings)) return { settings, problems };
  return {
    settings: { ...settings, minBitrate: null },
    problems: { ...problems, minBitrate: 'minAboveMax' },
  };
}

export function draftOf(settings: Settings): Draft {
  const draft: Partial<Record<FieldName, string>> = {};
  const print = <Name extends FieldName>(name: Name) => fields[name].print(settings[name]);
  for (const name of fieldNames) draft[name] = print(name);
  return draft as Draft;
}

function minAboveMax({ minBitrate, maxBitrate }: Settings): boolean {
  return minBitrate !== null && maxBitrate !== null && minBitrate > maxBitrate;
}

/** Inputs hold texts, pasted ones often with white space around; switches hold booleans, pickers numbers. */
function textOf(typed: unknown): string {
  if (typeof typed === 'string') return typed.trim();
  return typeof typed === 'boolean' || typeof typed === 'number' ? String(typed) : '';
}
