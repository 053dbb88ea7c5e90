/**
 * A phone, as far as the rules look at it: which of its pages speaks, whether anybody sees it, and what components there
 * are. Both shells of the lab fill it in. It tells when something has changed.
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

  /** @param changed is called when the phone changed, not when pages or components did */
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
   * null before any page has said something: a mini-program whose pages never do is somebody else's, and owes nobody an
   * agreement. Of several call pages the one on top counts for all components: it is the one that the user believes.
   * A page that says nothing may cover it; it is unseen then, and its last word stands.
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
