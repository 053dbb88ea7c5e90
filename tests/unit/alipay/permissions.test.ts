import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { checkPermissions, openPermissionSettings } from '../../../src/adapters/alipay/permissions.ts';
import { stubMy } from './stub-my.ts';

afterEach(() => vi.unstubAllGlobals());

type Success = { success: (answer: unknown) => void; fail: () => void; authType?: string };
const both = { camera: true, microphone: true };

interface Phone {
  authSetting?: Record<string, boolean> | 'fails';
  systemInfo?: Record<string, unknown>;
  appAuthorizeSetting?: Record<string, string>;
  guide?: 'shown' | 'fails' | 'absent';
}

const opened: string[] = [];
beforeEach(() => void opened.splice(0));

function phoneWith({ authSetting = {}, systemInfo = {}, appAuthorizeSetting, guide = 'shown' }: Phone) {
  stubMy({
    getSetting: ({ success, fail }: Success) =>
      authSetting === 'fails' ? fail() : success({ authSetting: { ...authSetting } }),
    getSystemInfo: ({ success }: Success) => success(systemInfo),
    ...(appAuthorizeSetting && { getAppAuthorizeSetting: () => appAuthorizeSetting }),
    openSetting: ({ success }: Success) => {
      opened.push('settings');
      success({});
    },
    ...(guide !== 'absent' && {
      showAuthGuide: ({ authType, success, fail }: Success) => {
        opened.push(`guide ${authType}`);
        if (guide === 'shown') success({ shown: true });
        else fail();
      },
    }),
  });
}

describe('checkPermissions', () => {
  test('devices that nobody has asked for yet are granted: the component will ask', async () => {
    phoneWith({
      appAuthorizeSetting: { cameraAuthorized: 'not determined', microphoneAuthorized: 'authorized' },
    });
    expect(await checkPermissions(both)).toBe('granted');
  });

  test("the user's no to this mini-program counts, whatever the system says", async () => {
    phoneWith({ authSetting: { camera: false }, systemInfo: { cameraAuthorized: true } });
    expect(await checkPermissions(both)).toEqual({
      kind: 'cameraDenied',
      code: 'alipay mini-program camera',
    });
  });

  test("the microphone's scope is called audioRecord", async () => {
    phoneWith({ authSetting: { camera: true, audioRecord: false } });
    expect(await checkPermissions(both)).toEqual({
      kind: 'microphoneDenied',
      code: 'alipay mini-program audioRecord',
    });
  });

  test("the system's no to Alipay counts, whatever the mini-program was granted", async () => {
    phoneWith({
      authSetting: { camera: true, audioRecord: true },
      systemInfo: { cameraAuthorized: true, microphoneAuthorized: false },
    });
    expect(await checkPermissions(both)).toMatchObject({ kind: 'microphoneDenied' });
  });

  test('the newer interface of the system layer is believed before the older', async () => {
    phoneWith({
      systemInfo: { cameraAuthorized: true },
      appAuthorizeSetting: { cameraAuthorized: 'denied' },
    });
    expect(await checkPermissions(both)).toEqual({ kind: 'cameraDenied', code: 'alipay system camera' });
  });

  test('a device that the call does not use may be denied', async () => {
    phoneWith({ authSetting: { camera: false } });
    expect(await checkPermissions({ camera: false, microphone: true })).toBe('granted');
    expect(await checkPermissions({ camera: false, microphone: false })).toBe('granted');
  });

  test('a call that uses no device asks the platform nothing', async () => {
    stubMy({});
    expect(await checkPermissions({ camera: false, microphone: false })).toBe('granted');
  });

  test('a client that cannot tell does not stop the call', async () => {
    phoneWith({ authSetting: 'fails' });
    expect(await checkPermissions(both)).toBe('granted');
    stubMy({
      getSetting: ({ fail }: Success) => fail(),
      getAppAuthorizeSetting: () => {
        throw new Error('not in this client');
      },
    });
    expect(await checkPermissions(both)).toBe('granted');
  });
});

describe('openPermissionSettings', () => {
  test("a denial inside Alipay opens the mini-program's settings", async () => {
    phoneWith({ authSetting: { camera: false } });
    expect(await openPermissionSettings(both)).toBe('settings');
    expect(opened).toEqual(['settings']);
  });

  test('a denial of the system shows the guide of that device', async () => {
    phoneWith({ systemInfo: { microphoneAuthorized: false } });
    expect(await openPermissionSettings(both)).toBe('systemGuide');
    expect(opened).toEqual(['guide MICROPHONE']);
  });

  test.each(['fails', 'absent'] as const)('where the guide %s, the settings open', async (guide) => {
    phoneWith({ systemInfo: { cameraAuthorized: false }, guide });
    expect(await openPermissionSettings(both)).toBe('settings');
    expect(opened.at(-1)).toBe('settings');
  });
});
