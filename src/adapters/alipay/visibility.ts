/** Reports when the mini-program comes to the front and when it goes to the background. */
import type { PlatformEvent } from '../../../machines/index.ts';
import { listenToPlatform } from './my.ts';

type AppEvent = Extract<PlatformEvent, { type: 'app.shown' | 'app.hidden' }>;

/**
 * Reports until the returned function is called. Needs base library 1.20.0: an older one gets as far as the version check,
 * which asks the user to upgrade.
 */
export function watchVisibility(report: (event: AppEvent) => void): () => void {
  const stops = [
    listenToPlatform('AppShow', () => report({ type: 'app.shown' })),
    listenToPlatform('AppHide', () => report({ type: 'app.hidden' })),
  ];
  return () => stops.forEach((stop) => stop());
}
