/**
 * What this phone can do, as far as it is known, and the product's policy for calls in the background. The switch for
 * the phone test: where camera and microphone turn out not to follow the component's context on iOS, set
 * `deviceSwitch` to 'remount' there, as ZEGO's sample does.
 */
import { defaultProfile } from '../../machines/index.ts';
import type { CallProfile } from '../../machines/index.ts';
import { platform } from '../adapters/alipay/system.ts';

export const callProfile = (): CallProfile => ({
  ...defaultProfile,
  deviceSwitch: platform() === 'ios' ? 'remount' : 'context',
  cameraDiesHidden: platform() !== 'ios',
});
