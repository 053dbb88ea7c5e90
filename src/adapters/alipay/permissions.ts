/**
 * Camera and microphone permissions. Two layers can say no: the user's answer to this mini-program inside Alipay
 * (`my.getSetting`) and the operating system's answer to Alipay. The preparation of a call asks; the page opens the
 * settings. The ZEGO SDK's own check passes even when the camera is denied, so it is not used.
 */
import type { CallError } from '../../../machines/index.ts';
import { field } from '../unknown.ts';
import { callPlatform, platformAnswer } from './my.ts';

export interface Devices {
  readonly camera: boolean;
  readonly microphone: boolean;
}
type Device = keyof Devices;

/** One layer's answer about one device. */
interface Grant {
  readonly device: Device;
  readonly layer: 'mini-program' | 'system';
  /**
   * `my.getSetting` and `my.getSystemInfo` say true or false and leave out what was never asked for;
   * `my.getAppAuthorizeSetting` says authorized, denied or not determined.
   */
  readonly grant: unknown;
}

/** What each interface of the platform calls the two devices. */
const names = {
  camera: { scope: 'camera', authorized: 'cameraAuthorized', authType: 'CAMERA' },
  microphone: { scope: 'audioRecord', authorized: 'microphoneAuthorized', authType: 'MICROPHONE' },
} as const;

/**
 * Resolves to the first denial among the devices asked for. What nobody has asked the user yet is granted: the
 * component asks when it starts. Never rejects; an answer that cannot be had counts as no denial.
 */
export const checkPermissions = (devices: Devices): Promise<'granted' | CallError> =>
  findDenial(devices).then((denial) =>
    denial === undefined
      ? 'granted'
      : {
          kind: denial.device === 'camera' ? 'cameraDenied' : 'microphoneDenied',
          code: `alipay ${denial.layer} ${names[denial.device].scope}`,
        },
  );

/**
 * Opens the place where the first denial can be taken back, and resolves to it once the platform answers: the
 * mini-program's own settings page, or the guide to the system's settings. The answer says nothing about what the
 * user chose there (Android's guide always claims `shown: true`), so check again when the page is shown.
 */
export const openPermissionSettings = (devices: Devices): Promise<'settings' | 'systemGuide'> =>
  findDenial(devices)
    .then((denial) => denial?.layer === 'system' && showAuthGuide(denial.device))
    .then((shown) => (shown ? 'systemGuide' : platformAnswer('openSetting').then(() => 'settings')));

function findDenial(devices: Devices): Promise<Grant | undefined> {
  const wanted = (['camera', 'microphone'] as const).filter((device) => devices[device]);
  if (wanted.length === 0) return Promise.resolve(undefined);
  return Promise.all([platformAnswer('getSetting'), systemGrants()]).then(([answer, system]) =>
    wanted
      .flatMap((device): Grant[] => [
        { device, layer: 'mini-program', grant: field(field(answer, 'authSetting'), names[device].scope) },
        { device, layer: 'system', grant: field(system, names[device].authorized) },
      ])
      .find(({ grant }) => grant === 'denied' || grant === false),
  );
}

/** The newer interface tells "not asked yet" from "denied", so it is preferred. */
const systemGrants = (): Promise<unknown> => {
  const grants = callPlatform('getAppAuthorizeSetting');
  return grants === undefined ? platformAnswer('getSystemInfo') : Promise.resolve(grants);
};

/** Resolves to whether the client has such a guide and opened it. */
const showAuthGuide = (device: Device): Promise<boolean> =>
  platformAnswer('showAuthGuide', { authType: names[device].authType }).then(
    (answer) => answer !== undefined,
  );
