/** Settings: what the lobby, the settings page and the call read. Neither XState nor the ZEGO SDK come with it. */
export { fieldRules, type FieldRule } from './field-rules.ts';
export type { FieldKind } from './field-kinds.ts';
export { fieldNames, fields } from './fields.ts';
export { missingCredentials } from './missing-credentials.ts';
export type { FieldName, Settings } from './settings.ts';
export { loadSettings, saveSettings } from './stored.ts';
export { draftOf, validateSettings } from './validate.ts';
