/**
 * Tells the chart when the mini-program goes to the background and comes back. `my.onAppShow` and `my.onAppHide`
 * send to it, it drives nothing.
 */
import type { PlatformEvent } from '../../../machines/index.ts';
import { listenToPlatform } from './my.ts';

export type VisibilityChanged = Extract<PlatformEvent, { type: 'visibility.changed' }>;

/**
 * Reports changes only, until the returned function is called: whoever starts watching is on screen, and the show
 * event that a launch brings says nothing new.
 */
export function watchVisibility(onChange: (event: VisibilityChanged) => void): () => void {
  let visible = true;

  function report(now: boolean): void {
    if (now === visible) return;
    visible = now;
    onChange({ type: 'visibility.changed', visible });
  }
  // Base library 1.20.0; an older one gets as far as the version check, which asks the user to upgrade.
  const stops = [
    listenToPlatform('AppShow', () => report(true)),
    listenToPlatform('AppHide', () => report(false)),
  ];
  return () => stops.forEach((stop) => stop());
}
