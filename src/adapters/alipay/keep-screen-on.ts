/** Keeps the screen on during a call. The call page starts and ends it; it drives `my.setKeepScreenOn`. */
import { askPlatform, listenToPlatform } from './my.ts';

/**
 * The platform forgets the wish whenever the mini-program leaves the screen (`my.setKeepScreenOn`), so it is made
 * again each time the program comes back, until the returned function is called. A refusal is no reason to end a
 * call: it is ignored.
 */
export function keepScreenOn(): () => void {
  setKeepScreenOn(true);
  const stop = listenToPlatform('AppShow', () => setKeepScreenOn(true));
  return () => {
    stop();
    setKeepScreenOn(false);
  };
}

const setKeepScreenOn = (keepScreenOn: boolean): void =>
  void askPlatform('setKeepScreenOn', { keepScreenOn });
