/** `my.getNetworkType` and `my.on/offNetworkStatusChange`, in Alipay's words: NOTREACHABLE, WIFI, 4G … */
import type { Calls } from './calls.ts';
import type { Device } from './device.ts';
import { FunctionListeners } from './function-listeners.ts';

export function createNetworkStatus(calls: Calls, device: Device) {
  const listeners = new FunctionListeners<object>();
  const current = () => ({ online: device.profile.online, networkType: device.networkType() });
  device.changes.add(({ before }) => {
    const { online, networkType } = current();
    if (before.online === online && before.networkType === device.profile.networkType) return;
    const event = calls.intrinsics.plain({ isConnected: online, networkType });
    calls.clock.setTimeout(() => listeners.emit(event), 0);
  });
  return {
    listeners,
    api: {
      getNetworkType: (options?: unknown) =>
        calls.result(options, () => {
          const { online, networkType } = current();
          return { networkAvailable: online, networkType };
        }),
      onNetworkStatusChange: listeners.on,
      offNetworkStatusChange: listeners.off,
    },
  };
}
