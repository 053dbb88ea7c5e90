/** Keeps the screen on during a call. The call page starts and ends it; it drives `my.setKeepScreenOn`. */
import { callMethod } from '../unknown.ts';

/**
 * The platform forgets the wish whenever the mini-program leaves the screen (`my.setKeepScreenOn`), so it is made
 * again each time the program comes back, until the returned function is called. A refusal is no reason to end a
 * call: it is ignored.
 */
export function keepScreenOn(): () => void {
  const ask = () => setKeepScreenOn(true);

  ask();
  callMethod(my, 'onAppShow', ask);
  return () => {
    callMethod(my, 'offAppShow', ask);
    setKeepScreenOn(false);
  };
}

function setKeepScreenOn(keepScreenOn: boolean): void {
  // With a callback the platform answers there, and leaves no rejected promise behind.
  callMethod(my, 'setKeepScreenOn', { keepScreenOn, fail: () => undefined });
}
