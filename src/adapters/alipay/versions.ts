/**
 * Is this Alipay new enough for `<rtc-room>`? The preparation of a call asks. ZEGO document 18244 names the base
 * library; the ZEGO SDK's own check names the client.
 */
import type { CallError } from '../../../machines/index.ts';
import { textOf } from '../unknown.ts';
import { platformValue } from './my.ts';
import { systemText } from './system.ts';

const oldestClient = '10.1.80';
const oldestBaseLibrary = '1.23.0';

/** A version that cannot be read is let through: a wrong "please upgrade" is a dead end, a real lack shows later. */
export function checkVersions(): 'supported' | CallError {
  const client = systemText('clientVersion', 'version');
  if (isOlder(client, oldestClient)) return tooOld('client', client);
  const library = textOf(platformValue('SDKVersion')) || systemText('SDKVersion', 'SDKVersion');
  if (isOlder(library, oldestBaseLibrary)) return tooOld('base library', library);
  return 'supported';
}

function isOlder(version: string, oldest: string): boolean {
  return /^\d/.test(version) && rank(version) < rank(oldest);
}

/** The first three numbers of a version as one number. A suffix such as `-beta` says nothing here. */
function rank(version: string): number {
  const [major = 0, minor = 0, patch = 0] = numbersOf(version);
  return (major * 10_000 + minor) * 10_000 + patch;
}

/** `10.1.80` → [10, 1, 80]; empty where the text is no version. */
function numbersOf(version: string): number[] {
  return (/^[\d.]+/.exec(version)?.[0] ?? '').split('.').map(Number);
}

/** Only the digits: the text comes from outside. */
function tooOld(what: string, version: string): CallError {
  return { kind: 'clientTooOld', code: `alipay ${what} ${numbersOf(version).join('.')}` };
}
