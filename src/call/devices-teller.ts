/**
 * Tells the other side what the own stream carries. It may be asked whenever that may have changed, or may not have
 * arrived: what the server has confirmed last is not said again.
 */
import type { Devices } from '../../machines/index.ts';
import { encodeDevices } from '../adapters/zego/device-state.ts';

/** Resolves when the server has taken the extra info of the stream. May reject, and may never settle. */
export type SetExtraInfo = (stream: string, extraInfo: string) => Promise<void>;

export const createDevicesTeller = (setExtraInfo: SetExtraInfo) => {
  let confirmed = '';
  let tellings = 0;
  return (stream: string, devices: Devices): void => {
    const extraInfo = encodeDevices(devices);
    const telling = `${stream} ${extraInfo}`;
    if (confirmed === telling) return;
    confirmed = '';
    tellings += 1;
    const own = tellings;
    setExtraInfo(stream, extraInfo).then(
      () => {
        if (own === tellings) confirmed = telling;
      },
      // the other side keeps what it knew last, until this is asked again
      () => undefined,
    );
  };
};
