/** Keeps the screen on during a call. The call starts and ends it; it drives `my.setKeepScreenOn`. */
import { askPlatform, listenToPlatform } from './my.ts';

/** The phone has one switch: of two calls, the one that began last has it. */
let keeper: object | null = null;

const setKeepScreenOn = (keepScreenOn: boolean): void =>
  void askPlatform('setKeepScreenOn', { keepScreenOn });

/**
 * The returned function is told whether the call is under way. The platform forgets the wish whenever the mini-program leaves
 * the screen (`my.setKeepScreenOn`), so it is made again each time the program comes back. A refusal is no reason to end a
 * call: it is ignored.
 */
export const keepScreenOn = (): ((calling: boolean) => void) => {
  const own = {};
  let stop: (() => void) | null = null;
  return (calling) => {
    if (calling === (stop !== null)) return;
    stop?.();
    stop = calling ? listenToPlatform('AppShow', () => setKeepScreenOn(true)) : null;
    if (!calling && keeper !== own) return;
    keeper = calling ? own : null;
    setKeepScreenOn(calling);
  };
};
