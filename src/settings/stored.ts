/**
 * The settings in the phone's storage. Token and signature are stored with them: a temporary token from ZEGO's
 * console is typed in on one page and used on another, and must survive until then. In production the endpoint gives
 * both for each call and neither is stored.
 */
import { readStored, writeStored } from '../adapters/alipay/storage.ts';
import type { Settings } from './settings.ts';
import { draftOf, validateSettings } from './validate.ts';

const key = 'callchart.settings';

/** What is stored, field by field as far as it is still valid; the initial settings where nothing is. */
export function loadSettings(): Settings {
  return validateSettings(readStored(key, asDraft) ?? {}).settings;
}

/** Whether the phone took them. */
export function saveSettings(settings: Settings): boolean {
  return writeStored(key, draftOf(settings));
}

function asDraft(stored: unknown): Readonly<Record<string, unknown>> | null {
  return typeof stored === 'object' && stored !== null ? { ...stored } : null;
}
