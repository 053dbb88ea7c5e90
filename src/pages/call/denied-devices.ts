/**
 * A device that is turned on in the middle of a call. The preparation asked for those that were on at the join; who denied the
 * camera and joined without it would tap "camera on" and see nothing. The tap itself waits for no answer.
 */
import { askPlatform } from '../../adapters/alipay/my.ts';
import { checkPermissions, openPermissionSettings } from '../../adapters/alipay/permissions.ts';
import type { Devices } from '../../adapters/alipay/permissions.ts';
import { field } from '../../adapters/unknown.ts';
import type { CallTexts } from '../../texts/call.ts';

/** Where a device is denied: says so, and leads to where that can be taken back. */
export const tellDenial = (devices: Devices, { errors, nextSteps }: CallTexts): void =>
  void checkPermissions(devices).then((answer) => {
    if (answer === 'granted') return;
    askPlatform(
      'confirm',
      { content: errors[answer.kind], confirmButtonText: nextSteps.openPermissions.button },
      (reply) => {
        if (field(reply, 'confirm') === true) void openPermissionSettings(devices);
      },
    );
  });
