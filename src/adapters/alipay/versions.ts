/**
 * Is this Alipay new enough for `<rtc-room>`? The preparation of a call asks. ZEGO document 18244 names the base
 * library; the ZEGO SDK's own check names the client.
 */
import type { CallError } from '../../../machines/index.ts';
import { field } from '../unknown.ts';
import { systemText } from './system.ts';

export const oldestClient = '10.1.80';
export const oldestBaseLibrary = '1.23.0';

/** A version that cannot be read is let through: a wrong "please upgrade" is a dead end, a real lack shows later. */
export function checkVersions(): 'supported' | CallError {
  const client = systemText('clientVersion', 'version');
  if (isOlder(client, oldestClient)) return tooOld('client', client);
  const library = baseLibraryVersion();
  if (isOlder(library, oldestBaseLibrary)) return tooOld('base library', library);
  return 'supported';
}

function baseLibraryVersion(): string {
  const known = field(my, 'SDKVersion');
  return typeof known === 'string' && known !== '' ? known : systemText('SDKVersion', 'SDKVersion');
}

function isOlder(version: string, oldest: string): boolean {
  const parts = numbersOf(version);
  if (parts.length === 0) return false;
  const wanted = numbersOf(oldest);
  const decisive = wanted.findIndex((number, place) => (parts[place] ?? 0) !== number);
  return decisive >= 0 && (parts[decisive] ?? 0) < (wanted[decisive] ?? 0);
}

/** `10.1.80` → [10, 1, 80]; empty where the text is no version. A suffix such as `-beta` says nothing here. */
function numbersOf(version: string): number[] {
  const digits = /^\d+(?:\.\d+)*/.exec(version);
  return digits === null ? [] : digits[0].split('.').map(Number);
}

/** Only the digits: the text comes from outside. */
function tooOld(what: string, version: string): CallError {
  return { kind: 'clientTooOld', code: `alipay ${what} ${numbersOf(version).join('.')}` };
}
