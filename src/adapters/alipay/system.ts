/**
 * What phone this is: operating system and language. `my.env` answers cheaply from base library 1.24.9 on;
 * `my.getSystemInfoSync` answers on older ones.
 */
import { field, textOf } from '../unknown.ts';
import { callPlatform, platformValue } from './my.ts';

export type Platform = 'ios' | 'android' | 'other';

export function platform(): Platform {
  const name = systemText('platform', 'platform');
  // iPhones call themselves `iOS` or `iPhone OS` (Alipay, my.getSystemInfo).
  if (/^(ios|iphone)/i.test(name)) return 'ios';
  return /^android/i.test(name) ? 'android' : 'other';
}

/** The language of the texts: English where the system's is, Chinese everywhere else. */
export function systemLanguage(): 'zh' | 'en' {
  return /^en/i.test(systemText('language', 'language')) ? 'en' : 'zh';
}

/** A text of `my.env`, or else of the system information; '' where neither knows it. */
export function systemText(envName: string, systemInfoName: string): string {
  const known = textOf(field(platformValue('env'), envName));
  return known !== '' && known !== 'unknown'
    ? known
    : textOf(field(callPlatform('getSystemInfoSync'), systemInfoName));
}
