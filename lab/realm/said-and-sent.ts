/** The watch on one headless phone: what its pages showed last, beside the `<rtc-room>` stand-ins that exist. */
import { Scene, Watch, readSaid, type Component, type Finding, type Said } from '../said-and-sent/index.ts';
import type { SceneParts } from '../said-and-sent/index.ts';
import type { Page } from './page.ts';
import type { Mount } from './rtc-room-component.ts';

export interface SaidAndSentParts extends Pick<SceneParts, 'device' | 'events'> {
  /** ms since the world began */
  readonly elapsed: () => number;
  /** on the stack, the visible one last */
  readonly pages: () => readonly Page[];
  readonly mounts: () => readonly Mount[];
}

export class SaidAndSent {
  /** what the user sees: data that are set, but not rendered yet, do not count */
  readonly #rendered = new WeakMap<Page, Said | null>();
  readonly #scene: Scene;
  readonly #watch: Watch;

  constructor({ device, events, elapsed, pages, mounts }: SaidAndSentParts) {
    const shown = (page: Page) => ({ said: this.#rendered.get(page) ?? null, self: page.instance });
    this.#scene = new Scene(
      {
        device,
        events,
        pages: () => pages().map(shown),
        components: () => mounts().map(componentOf),
      },
      () => this.look(),
    );
    this.#watch = new Watch(elapsed, () => this.#scene.situation());
  }

  /** The page has been rendered, or is gone. */
  rendered(page: Page): void {
    this.#rendered.set(page, readSaid(Reflect.get(page.instance, 'data')));
  }

  /** Call it after a rendering and after every change of a component or a chart. */
  look(): void {
    this.#watch.look();
  }

  /** Where the page said one thing and the component did another, for longer than its bound. */
  get disagreements(): readonly Finding[] {
    return this.#watch.findings;
  }

  /** Whether the page was rendered and nothing could be read of its data: then nothing of it is checked. */
  isSilent(page: Page): boolean {
    return this.#rendered.get(page) === null;
  }
}

const componentOf = ({ push, pull, publishing, playing, camera, muted, ended }: Mount): Component => ({
  pushes: push !== '',
  pulls: pull !== '',
  sends: publishing,
  plays: playing,
  camera,
  muted,
  ended,
});
