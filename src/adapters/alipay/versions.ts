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
  const library = textOf(platformValue('SDKVersion')) || systemText('SDKVersion', 'SDKVersion');
  return (
    tooOld('client', client, oldestClient) ??
    tooOld('base library', library, oldestBaseLibrary) ??
    'supported'
  );
}

/** Names only the digits of a version that is too old: the text comes from outside. */
function tooOld(what: string, version: string, oldest: string): CallError | null {
  const digits = /^\d[\d.]*/.exec(version)?.[0];
  if (digits === undefined || rank(digits) >= rank(oldest)) return null;
  return { kind: 'clientTooOld', code: `alipay ${what} ${digits}` };
}

/** The first three numbers of a version as one number. A suffix such as `-beta` says nothing here. */
function rank(version: string): number {
  const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number);
  return (major * 10_000 + minor) * 10_000 + patch;
}
