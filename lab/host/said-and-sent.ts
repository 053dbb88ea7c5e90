/**
 * Watches a phone in the browser and prints a warning where its page says one thing and its `<rtc-room>` does another for
 * too long. Every browser test fails on warnings (`close` in tests/e2e/stage.ts). The words hold no name and no secret.
 */
import { watch } from 'vue';
import type { Clock } from '../clock/index.ts';
import type { Device, PhoneEvents } from '../platform/index.ts';
import { Scene, TimedWatch, readSaid, type Finding } from '../said-and-sent/index.ts';
import type { PageStack } from './page-stack.ts';
import type { LiveComponents } from './rtc-room/live-components.ts';

export interface WatchedPhone {
  readonly clock: Clock;
  readonly device: Device;
  readonly events: PhoneEvents;
  readonly stack: PageStack;
  readonly components: LiveComponents;
}

/** From now on, until the document goes. */
export function warnOfDisagreements({ clock, device, events, stack, components }: WatchedPhone): void {
  const look = (): void => timed.look();
  const scene = new Scene(
    {
      device,
      events,
      pages: () => stack.pages.map(({ view, self }) => ({ said: readSaid(view.value), self })),
      components: () => components.all,
    },
    look,
  );
  const timed = new TimedWatch(clock, () => scene.situation(), warn);
  components.changes.add(look);
  // after the rendering, as the user sees it
  watch(() => stack.pages.map(({ view }) => view.value), look, { flush: 'post' });
}

const warn = ({ sentence, ms }: Finding): void =>
  console.warn(`What the page says is not what is sent: ${sentence}, for ${ms} ms`);
