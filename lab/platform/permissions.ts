/**
 * What the user granted inside Alipay: `my.getSetting` lists only scopes that were asked for; the phone's own grants
 * are in `getSystemInfo` and `getAppAuthorizeSetting`. Android's guide always claims to have been shown.
 */
import type { Calls } from './calls.ts';
import type { Device } from './device.ts';
import { textOf } from './options.ts';
import type { UiPort } from './ports.ts';

const authSetting = (device: Device): object =>
  Object.fromEntries(Object.entries(device.profile.alipayGrants).filter(([, grant]) => grant !== undefined));

export function createPermissions(calls: Calls, device: Device, ui: UiPort) {
  return {
    getSetting: (options?: unknown) =>
      device.profile.answersSetting
        ? calls.result(options, () => ({ authSetting: authSetting(device) }))
        : undefined,
    openSetting: (options?: unknown) =>
      calls.eventual(options, async () => {
        await ui.openSetting();
        return { authSetting: authSetting(device) };
      }),
    showAuthGuide: (options?: unknown) =>
      calls.answer(options, (answer, fields) => {
        const authType = textOf(fields['authType']);
        ui.showAuthGuide(authType);
        answer.succeed({ shown: device.isApple() ? lacks(device, authType) : true });
      }),
  };
}

const lacks = (device: Device, authType: string): boolean => {
  const { camera, microphone } = device.profile.systemGrants;
  return (authType === 'CAMERA' && !camera) || (authType === 'MICROPHONE' && !microphone);
};
