/**
 * The stand-in for one phone's `<rtc-room>`. The page's view says when a component appears and disappears; the stand-in
 * reads every attribute at creation only, pretends to connect, and calls the page's handlers. ZEGO document 18243 gives
 * the codes (3800 push ok, 3801 push failed, 3802 play ok, 3803 play failed) and the rule about creation.
 */
import type { RenderedElement } from '../axml/index.ts';
import { usualBehaviour, type RtcRoomBehaviour } from './rtc-room-behaviour.ts';
import { RtcRoomComponent, type Emit, type Mount, type RtcRoomParts } from './rtc-room-component.ts';

export class RtcRoom {
  readonly behaviour: RtcRoomBehaviour = { ...usualBehaviour };
  /** every creation, the first one first */
  readonly mounts: Mount[] = [];
  readonly warnings: string[] = [];
  readonly #parts: RtcRoomParts;
  readonly #components = new Map<string, RtcRoomComponent>();
  readonly #all: RtcRoomComponent[] = [];

  constructor(parts: RtcRoomParts) {
    this.#parts = parts;
    parts.device.changes.add(({ before, after }) => {
      if (before.online !== after.online) this.#each((component) => component.networkChanged(after.online));
    });
    parts.events.audioInterruptionBegin.add(() => this.#each((component) => component.interrupt()));
  }

  /** The mounts that exist now; more than one is a defect of the mini-program. */
  get existing(): readonly Mount[] {
    return [...this.#components.values()].map(({ mount }) => mount);
  }

  /** The mount that exists now; the latest, should there be several. */
  get current(): Mount | undefined {
    return this.existing.at(-1);
  }

  /** Takes the view of one page: creates what appeared, destroys what is gone. `view` tells pages apart. */
  reconcile(view: string, elements: readonly RenderedElement[], emit: Emit): void {
    const present = new Map(elements.map((element) => [`${view} ${element.identity}`, element]));
    for (const [key, component] of [...this.#components]) {
      if (!key.startsWith(`${view} `) || present.has(key)) continue;
      this.#components.delete(key);
      component.destroy();
      this.#parts.changed();
    }
    for (const [key, element] of present) {
      const existing = this.#components.get(key);
      if (existing === undefined) this.#create(key, element, emit);
      else existing.compare(element);
    }
  }

  /**
   * Emits an event from a mount, also from one that is gone (a late event). `mount` counts from 1; default: the
   * current one. Returns whether a page was there to hear it.
   */
  emit(event: string, detail: object, mount = this.mounts.length): boolean {
    return this.#all[mount - 1]?.emit(event, detail) ?? false;
  }

  /** Drops the mounts so far, where none exists now; the next one is the first again. */
  forget(): void {
    if (this.#components.size > 0) return;
    this.mounts.length = 0;
    this.#all.length = 0;
  }

  #create(key: string, element: RenderedElement, emit: Emit): void {
    if (this.#components.size > 0) this.#warn('a second <rtc-room> at the same time');
    const component = new RtcRoomComponent(this.#all.length + 1, element, emit, {
      ...this.#parts,
      behaviour: this.behaviour,
      warn: (text) => this.#warn(text),
    });
    this.#components.set(key, component);
    this.#all.push(component);
    this.mounts.push(component.mount);
    component.start();
    this.#parts.changed();
  }

  #each(act: (component: RtcRoomComponent) => void): void {
    for (const component of [...this.#components.values()]) act(component);
  }

  #warn(text: string): void {
    this.warnings.push(text);
    this.#parts.trace('warning', text);
  }
}
