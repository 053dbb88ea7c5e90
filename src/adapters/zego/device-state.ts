/**
 * Camera and microphone of the other side. ZEGO does not transmit them for mini-programs, so each side tells in the
 * extra info of its stream (ZEGO's FAQ on device state), as JSON: `{"camera":true,"microphone":false}`.
 */
import type { Devices } from '../../../machines/index.ts';
import { field } from '../unknown.ts';

export const encodeDevices = ({ camera, microphone }: Devices): string =>
  JSON.stringify({ camera, microphone });

/** `null` for whatever is not of this shape, such as another app's extra info. */
export const decodeDevices = (extraInfo: unknown): Devices | null => {
  try {
    const told: unknown = JSON.parse(String(extraInfo));
    const camera = field(told, 'camera');
    const microphone = field(told, 'microphone');
    return typeof camera === 'boolean' && typeof microphone === 'boolean' ? { camera, microphone } : null;
  } catch {
    return null;
  }
};
