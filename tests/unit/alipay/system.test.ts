import { afterEach, describe, expect, test, vi } from 'vitest';
import { platform, systemLanguage } from '../../../src/adapters/alipay/system.ts';
import { checkVersions } from '../../../src/adapters/alipay/versions.ts';
import { stubMy } from './stub-my.ts';

afterEach(() => vi.unstubAllGlobals());

describe('platform', () => {
  test.each([
    ['iOS', 'ios'],
    ['iPhone OS', 'ios'],
    ['Android', 'android'],
    ['android', 'android'],
    ['harmony', 'other'],
    ['biOS', 'other'],
    ['no Android', 'other'],
  ])('%s is %s', (name, expected) => {
    stubMy({ env: { platform: name } });
    expect(platform()).toBe(expected);
  });

  test('a base library whose my.env does not name it is asked for its system information', () => {
    stubMy({ env: { platform: 'unknown' }, getSystemInfoSync: () => ({ platform: 'iPhone OS' }) });
    expect(platform()).toBe('ios');
  });

  test('a phone that tells nothing is "other", and no error', () => {
    stubMy({});
    expect(platform()).toBe('other');
  });
});

describe('language', () => {
  test.each([
    ['en', 'en'],
    ['en-US', 'en'],
    ['zh-Hans', 'zh'],
    ['zh-HK', 'zh'],
    ['fr', 'zh'],
    ['zh-en', 'zh'],
    ['', 'zh'],
  ])('a system in "%s" reads %s', (language, expected) => {
    stubMy({ env: { language }, getSystemInfoSync: () => ({}) });
    expect(systemLanguage()).toBe(expected);
    stubMy({ env: {}, getSystemInfoSync: () => ({ language }) });
    expect(systemLanguage()).toBe(expected);
  });
});

describe('versions', () => {
  const withVersions = (client: string, library: string) =>
    stubMy({ env: { clientVersion: client }, SDKVersion: library });

  test.each([
    ['10.1.80', '1.23.0'],
    ['10.1.100', '1.23.1'],
    ['10.2.0', '2.0.0'],
    ['11', '2'],
    ['10.1.80.1234', '1.23.0-beta'],
  ])('client %s with base library %s is new enough', (client, library) => {
    withVersions(client, library);
    expect(checkVersions()).toBe('supported');
  });

  test.each([
    ['10.1.79', '2.9.0', 'alipay client 10.1.79'],
    ['9.9.99', '2.9.0', 'alipay client 9.9.99'],
    ['10.1', '2.9.0', 'alipay client 10.1'],
    ['10.5.0', '1.22.9', 'alipay base library 1.22.9'],
    ['10.5.0', '1.9.0', 'alipay base library 1.9.0'],
  ])('client %s with base library %s must be upgraded', (client, library, code) => {
    withVersions(client, library);
    expect(checkVersions()).toEqual({ kind: 'clientTooOld', code });
  });

  test('versions that my.env does not know come from the system information', () => {
    stubMy({ env: {}, getSystemInfoSync: () => ({ version: '10.1.50', SDKVersion: '1.10.0' }) });
    expect(checkVersions()).toEqual({ kind: 'clientTooOld', code: 'alipay client 10.1.50' });
  });

  test.each([
    { env: { SDKVersion: '1.10.0' } },
    { env: {}, getSystemInfoSync: () => ({ SDKVersion: '1.10.0' }) },
  ])('the base library is asked for wherever a client tells it', (members) => {
    stubMy(members);
    expect(checkVersions()).toEqual({ kind: 'clientTooOld', code: 'alipay base library 1.10.0' });
  });

  test.each(['nightly', 'build 9.1'])('a version that cannot be read is let through: %s', (client) => {
    withVersions(client, '');
    expect(checkVersions()).toBe('supported');
  });
});
