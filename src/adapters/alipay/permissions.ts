/**
 * Camera and microphone permissions. Two layers can say no: the user's answer to this mini-program inside Alipay
 * (`my.getSetting`) and the operating system's answer to Alipay. The preparation of a call asks; the page opens the
 * settings. The ZEGO SDK's own check passes even when the camera is denied, so it is not used.
 */
import type { CallError } from '../../../machines/index.ts';
import { field } from '../unknown.ts';

export interface Devices {
  readonly camera: boolean;
  readonly microphone: boolean;
}
type Device = keyof Devices;
type Layer = 'mini-program' | 'system';

interface Denial {
  readonly device: Device;
  readonly layer: Layer;
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
export async function checkPermissions(devices: Devices): Promise<'granted' | CallError> {
  const denial = await findDenial(devices);
  if (denial === null) return 'granted';
  return {
    kind: denial.device === 'camera' ? 'cameraDenied' : 'microphoneDenied',
    code: `alipay ${denial.layer} ${names[denial.device].scope}`,
  };
}

/**
 * Opens the place where the first denial can be taken back, and resolves to it once the platform answers: the
 * mini-program's own settings page, or the guide to the system's settings. The answer says nothing about what the
 * user chose there (Android's guide always claims `shown: true`), so check again when the page is shown.
 */
export async function openPermissionSettings(devices: Devices): Promise<'settings' | 'systemGuide'> {
  const denial = await findDenial(devices);
  if (denial?.layer === 'system' && (await showAuthGuide(denial.device))) return 'systemGuide';
  await openSetting();
  return 'settings';
}

async function findDenial(devices: Devices): Promise<Denial | null> {
  const wanted = (['camera', 'microphone'] as const).filter((device) => devices[device]);
  if (wanted.length === 0) return null;
  const [scopes, system] = await Promise.all([authSetting(), systemGrants()]);
  for (const device of wanted) {
    // `my.getSetting` lists only scopes that were asked for: an absent one is no denial.
    if (field(scopes, names[device].scope) === false) return { device, layer: 'mini-program' };
    if (isDenied(field(system, names[device].authorized))) return { device, layer: 'system' };
  }
  return null;
}

/** `my.getAppAuthorizeSetting` says authorized, denied or not determined; `my.getSystemInfo` says true or false. */
function isDenied(grant: unknown): boolean {
  return grant === 'denied' || grant === false;
}

function authSetting(): Promise<unknown> {
  return new Promise((resolve) => {
    my.getSetting({
      success: (answer: unknown) => resolve(field(answer, 'authSetting')),
      fail: () => resolve(undefined),
    });
  });
}

/** The newer interface tells "not asked yet" from "denied", so it is preferred. */
function systemGrants(): Promise<unknown> {
  return new Promise((resolve) => {
    if (typeof my.getAppAuthorizeSetting === 'function') return resolve(my.getAppAuthorizeSetting());
    my.getSystemInfo({
      success: (answer: unknown) => resolve(answer),
      fail: () => resolve(undefined),
    });
  }).catch(() => undefined);
}

function openSetting(): Promise<void> {
  return new Promise((resolve) => {
    my.openSetting({ success: () => resolve(), fail: () => resolve() });
  });
}

/** Resolves to whether the client has such a guide at all. */
function showAuthGuide(device: Device): Promise<boolean> {
  if (typeof my.showAuthGuide !== 'function') return Promise.resolve(false);
  return new Promise((resolve) => {
    my.showAuthGuide({
      authType: names[device].authType,
      success: () => resolve(true),
      fail: () => resolve(false),
    });
  });
}
