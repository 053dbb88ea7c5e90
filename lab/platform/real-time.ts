/** The real-time component's part of `my.*`: the resource that Android loads first, and the component's context. */
import type { Calls } from './calls.ts';
import type { Device } from './device.ts';
import { fieldsOf, functionOf, textOf } from './options.ts';
import type { RtcRoomContexts } from './rtc-room-contexts.ts';

export function createRealTime(calls: Calls, device: Device, contexts: RtcRoomContexts) {
  return {
    /** `my.call(name, options?, callback?)`; a promise without a callback. Only `prepareRTCResource` is known. */
    call: (name?: unknown, second?: unknown, third?: unknown): Promise<unknown> | undefined => {
      const callback = functionOf(third) ?? functionOf(second);
      const known = textOf(name) === 'prepareRTCResource';
      const start = (done: (result: unknown) => void): void => {
        const result = known ? prepared(device) : { error: 1, errorMessage: 'not implemented' };
        const delay = known ? resourceDelay(device) : 0;
        if (delay === null) return;
        calls.clock.setTimeout(() => done(calls.intrinsics.plain(result)), delay);
      };
      if (callback === undefined) return calls.intrinsics.promise((resolve) => start(resolve));
      start(callback);
      return undefined;
    },
    createRtcRoomContext: (id?: unknown) => {
      const room = textOf(id);
      return {
        stop: () => contexts.stop(room),
        enableCamera: (options?: unknown) =>
          contexts.enableCamera(room, fieldsOf(options)['enable'] === true),
        mute: (options?: unknown) => contexts.mute(room, fieldsOf(options)['muted'] === true),
      };
    },
  };
}

/** An iPhone needs no extra package. */
const prepared = (device: Device): object =>
  device.isApple() || device.profile.rtcResource !== 'missing'
    ? { success: true }
    : { success: false, error: 4, errorMessage: 'resource not available' };

/** ms; `null` is never */
const resourceDelay = (device: Device): number | null => {
  if (device.isApple()) return 0;
  switch (device.profile.rtcResource) {
    case 'never':
      return null;
    case 'slow':
      return device.profile.rtcResourceDelayMs;
    default:
      return 0;
  }
};
