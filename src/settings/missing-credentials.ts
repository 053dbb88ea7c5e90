/** Which typed-in credentials a call still lacks. `server` is not among them: only one of ZEGO's builds needs it. */
import { fields } from './fields.ts';
import type { FieldName, Settings } from './settings.ts';

const needed = [
  'appId',
  'userId',
  'token',
  'bizName',
  'subBiz',
  'serverUrl',
  'mrtcUserId',
  'signature',
] as const satisfies readonly FieldName[];

/** In the order of the settings. An endpoint needs none of them. */
export function missingCredentials(settings: Settings): FieldName[] {
  return needed.filter((name) => isEmpty(settings, name));
}

/** A user id says nothing: the endpoint takes one too. */
export function typingCredentials(settings: Settings): boolean {
  return needed.some((name) => name !== 'userId' && !isEmpty(settings, name));
}

function isEmpty<Name extends FieldName>(settings: Settings, name: Name): boolean {
  return fields[name].print(settings[name]) === '';
}
