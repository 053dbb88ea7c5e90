/**
 * Reads a phone's situation: which of its pages counts, whether the user sees it, and which components exist. Both shells
 * of the lab (bare realm, browser) use it. It follows the phone's own events and calls back when one changes something.
 */
import type { Device, PhoneEvents } from '../platform/index.ts';
import { callIsOver } from './call-over.ts';
import type { Said } from './said.ts';
import type { Component, Situation } from './situation.ts';

export interface ShownPage {
  /** what it said at its last rendering; null: nothing, or nothing yet */
  readonly said: Said | null;
  /** the page object of the mini-program */
  readonly self: unknown;
}

export interface SceneParts {
  readonly device: Device;
  readonly events: PhoneEvents;
  /** the pages on the stack, the visible one last */
  readonly pages: () => readonly ShownPage[];
  readonly components: () => readonly Component[];
}

export class Scene {
  readonly #parts: SceneParts;
  #inBackground = false;
  #phoneCall = false;
  #hasSpoken = false;

  /** @param changed called after a change of the phone; changes of pages and components are the shell's to notice */
  constructor(parts: SceneParts, changed: () => void) {
    this.#parts = parts;
    const { device, events } = parts;
    device.changes.add(changed);
    const follow = (happened: () => void) => (): void => {
      happened();
      changed();
    };
    events.appHide.add(follow(() => (this.#inBackground = true)));
    events.appShow.add(follow(() => (this.#inBackground = false)));
    events.audioInterruptionBegin.add(follow(() => (this.#phoneCall = true)));
    events.audioInterruptionEnd.add(follow(() => (this.#phoneCall = false)));
  }

  /**
   * null until a page says something: a guest app, whose pages have other data, is not checked. Of several call pages
   * the top one counts, for all components: it is the one that the user reads. Another page may cover it; the call page
   * is not seen then, and what it said last still counts.
   */
  situation(): Situation | null {
    const { device, pages, components } = this.#parts;
    const shown = pages();
    const at = shown.findLastIndex(({ said }) => said !== null);
    const page = shown[at];
    if (page !== undefined) this.#hasSpoken = true;
    if (!this.#hasSpoken) return null;
    return {
      says: page?.said ?? null,
      callIsOver: page === undefined || callIsOver(page.self),
      seen: !this.#inBackground && at === shown.length - 1,
      phoneCall: this.#phoneCall,
      contextCallsWork: device.profile.contextCallsWork,
      components: components(),
    };
  }
}
