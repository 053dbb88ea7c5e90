/** What `my.*` tells about the phone, the Alipay app and the base library. */
import type { Calls } from './calls.ts';
import type { Device } from './device.ts';
import { fieldsOf, textOf } from './options.ts';

/** Screen of a common phone; nothing in the product depends on it. */
const screen = { width: 360, height: 780, pixelRatio: 3, statusBarHeight: 24, titleBarHeight: 48 };

const systemInfo = (device: Device): object => {
  const { profile } = device;
  const { camera, microphone } = profile.systemGrants;
  return {
    app: 'alipay',
    platform: profile.platform,
    brand: profile.brand,
    model: profile.model,
    system: profile.system,
    version: profile.clientVersion,
    language: profile.language,
    pixelRatio: screen.pixelRatio,
    screenWidth: screen.width,
    screenHeight: screen.height,
    windowWidth: screen.width,
    windowHeight: screen.height - screen.statusBarHeight - screen.titleBarHeight,
    statusBarHeight: screen.statusBarHeight,
    titleBarHeight: screen.titleBarHeight,
    fontSizeSetting: 16,
    cameraAuthorized: camera,
    microphoneAuthorized: microphone,
  };
};

const authorized = (granted: boolean): string => (granted ? 'authorized' : 'denied');

export function createSystem(calls: Calls, device: Device, names: () => readonly string[]) {
  return {
    getSystemInfoSync: () => calls.intrinsics.plain(systemInfo(device)),
    getSystemInfo: (options?: unknown) => calls.result(options, () => systemInfo(device)),
    getAppAuthorizeSetting: () =>
      calls.intrinsics.plain({
        cameraAuthorized: authorized(device.profile.systemGrants.camera),
        microphoneAuthorized: authorized(device.profile.systemGrants.microphone),
      }),
    getAppBaseInfo: () =>
      calls.intrinsics.plain({
        SDKVersion: device.profile.baseLibrary,
        version: device.profile.clientVersion,
        language: device.profile.language,
        platform: 'AP',
      }),
    getAccountInfoSync: () =>
      calls.intrinsics.plain({
        miniProgram: { appId: '2021000000000000', envVersion: 'develop', version: '' },
      }),
    /** Knows whole APIs (`request`) and, by their API, parts of them (`request.object.dataType`). */
    canIUse: (name?: unknown) => names().includes(textOf(name).split('.')[0] ?? ''),
    getLanguage: (options?: unknown) =>
      calls.result(options, () => ({ language: fieldsOf(systemInfo(device))['language'] })),
  };
}
