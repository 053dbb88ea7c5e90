/** One creation of `<rtc-room>`: from appearing in the view to disappearing. */
import type { RenderedElement } from '../axml/index.ts';
import type { Clock } from '../clock/index.ts';
import {
  streamOf,
  withoutQuery,
  type Device,
  type PhoneEvents,
  type RtcRoomContexts,
} from '../platform/index.ts';
import type { Media } from './media.ts';
import type { RtcRoomBehaviour } from './rtc-room-behaviour.ts';

/** URLs without their query, which is secret. */
export interface Mount {
  /** counts from 1 */
  readonly number: number;
  readonly id: string;
  /** '' without one */
  readonly push: string;
  readonly pull: string;
  /** as they were at creation, `extraInfo` and secrets left out */
  readonly attributes: Readonly<Record<string, unknown>>;
  /** ms since the world began */
  readonly at: number;
  /** `null` while it exists */
  destroyedAt: number | null;
  /** what the component really does: the attribute at creation, then context calls where they work */
  camera: boolean;
  muted: boolean;
  publishing: boolean;
  playing: boolean;
  /** a phone call took camera and microphone; only a new mount brings them back */
  interrupted: boolean;
  /** it sends and plays nothing any more: interrupted, stopped by its context, or for too long without a network */
  ended: boolean;
  /** codes and other events emitted so far */
  readonly emitted: string[];
}

/** Calls the page's handler; says whether there was a page to call. */
export type Emit = (element: RenderedElement, event: string, detail: object) => boolean;

export interface RtcRoomParts {
  readonly clock: Clock;
  /** ms since the world began */
  readonly elapsed: () => number;
  readonly device: Device;
  readonly events: PhoneEvents;
  readonly contexts: RtcRoomContexts;
  readonly media: Media;
  /** called when a component begins or ends, and when what it would send changes */
  readonly changed: () => void;
  /** creations, ends, emitted codes and warnings, in words without secrets */
  readonly trace: (kind: 'mount' | 'unmount' | 'rtcRoom' | 'warning', text: string) => void;
}

export interface ComponentParts extends RtcRoomParts {
  readonly behaviour: RtcRoomBehaviour;
  readonly warn: (text: string) => void;
}

const secretAttributes = new Set(['extraInfo', 'token', 'signature']);

export class RtcRoomComponent {
  readonly mount: Mount;
  readonly #element: RenderedElement;
  readonly #emit: Emit;
  readonly #parts: ComponentParts;
  readonly #pushUrl: string;
  readonly #pullUrl: string;
  readonly #timers = new Set<number>();
  readonly #warned = new Set<string>();
  readonly #ignoreMedia: () => void;
  #unpublish: (() => void) | null = null;
  #sourceWait: number | null = null;
  #outageWait: number | null = null;

  constructor(number: number, element: RenderedElement, emit: Emit, parts: ComponentParts) {
    const { attributes } = element;
    this.#element = element;
    this.#emit = emit;
    this.#parts = parts;
    this.#pushUrl = urlIn(attributes['extraInfo'], 'rtmpPushUrl');
    this.#pullUrl = urlIn(attributes['extraInfo'], 'rtmpPullUrl');
    this.mount = {
      number,
      id: element.id,
      push: withoutQuery(this.#pushUrl),
      pull: withoutQuery(this.#pullUrl),
      attributes: Object.fromEntries(
        Object.entries(attributes).filter(([name]) => !secretAttributes.has(name)),
      ),
      at: parts.elapsed(),
      destroyedAt: null,
      camera: attributes['enable-camera'] === true,
      muted: attributes['mute'] === true,
      publishing: false,
      playing: false,
      interrupted: false,
      ended: false,
      emitted: [],
    };
    this.#ignoreMedia = parts.media.changes.add(({ stream, live }) => {
      if (stream === streamOf(this.#pullUrl)) this.#sourceChanged(live);
    });
  }

  start(): void {
    const { behaviour, contexts, trace } = this.#parts;
    const { number, push, pull, id } = this.mount;
    trace('mount', `${number} push=${push} pull=${pull}`);
    if (push === '' && pull === '') this.#parts.warn(`mount ${number} has no URL`);
    if (id === '') this.#parts.warn(`mount ${number} has no id`);
    contexts.attach(id, this.#rtcRoom);
    if (push !== '') this.#after(behaviour.pushAfterMs, () => this.#connectPush());
    if (pull !== '') this.#after(behaviour.pullAfterMs, () => this.#connectPull());
  }

  /** Attributes that changed since the creation do nothing; each is told once. */
  compare(element: RenderedElement): void {
    for (const [name, value] of Object.entries(element.attributes)) {
      const changed = JSON.stringify(value) !== JSON.stringify(this.#element.attributes[name]);
      if (!changed || this.#warned.has(name)) continue;
      this.#warned.add(name);
      this.#parts.warn(`mount ${this.mount.number}: ${name} changed after creation and is ignored`);
    }
  }

  destroy(): void {
    this.#end();
    this.mount.destroyedAt = this.#parts.elapsed();
    this.#parts.contexts.detach(this.mount.id, this.#rtcRoom);
    this.#ignoreMedia();
    this.#parts.trace('unmount', String(this.mount.number));
  }

  emit(event: string, detail: object): boolean {
    const code = 'code' in detail ? String(detail.code) : event;
    this.mount.emitted.push(code);
    this.#parts.trace('rtcRoom', `${this.mount.number} ${code}`);
    return this.#emit(this.#element, event, detail);
  }

  networkChanged(online: boolean): void {
    this.#clear(this.#outageWait);
    this.#outageWait = online
      ? null
      : this.#after(this.#parts.behaviour.outagePatienceMs, () => this.#lose());
  }

  /** Cuts both directions; nothing resumes by itself, and nothing is said. */
  interrupt(): void {
    this.mount.interrupted = true;
    this.#end();
  }

  readonly #rtcRoom = {
    stop: (): void => this.#end(),
    enableCamera: (enable: boolean): void => this.#switch({ camera: enable }),
    mute: (muted: boolean): void => this.#switch({ muted }),
  };

  #switch(devices: Partial<Pick<Mount, 'camera' | 'muted'>>): void {
    if (!this.#parts.device.profile.contextCallsWork) return;
    Object.assign(this.mount, devices);
    this.#parts.changed();
  }

  #connectPush(): void {
    const { behaviour, device, media } = this.#parts;
    if (behaviour.push === 'silent') return;
    if (behaviour.push === 'fail' || !device.profile.online) {
      this.#code(3801);
      return;
    }
    this.#unpublish = media.publish(this.#pushUrl);
    this.mount.publishing = true;
    this.#code(3800);
  }

  #connectPull(): void {
    const { behaviour, device, media } = this.#parts;
    if (behaviour.pull === 'silent') return;
    if (behaviour.pull === 'fail' || !device.profile.online) this.#code(3803);
    else if (media.publishes(this.#pullUrl)) this.#play();
    else this.#waitForSource();
  }

  #play(): void {
    this.mount.playing = true;
    this.#code(3802);
  }

  #waitForSource(): void {
    this.#sourceWait = this.#after(this.#parts.behaviour.sourcePatienceMs, () => {
      this.#sourceWait = null;
      this.mount.playing = false;
      this.#code(3803);
    });
  }

  /** A source that comes back in time is played on without a word. */
  #sourceChanged(live: boolean): void {
    if (live && this.#sourceWait !== null) {
      this.#clear(this.#sourceWait);
      this.#sourceWait = null;
      if (!this.mount.playing) this.#after(0, () => this.#play());
    } else if (!live && this.mount.playing && this.#sourceWait === null) {
      this.#waitForSource();
    }
  }

  #lose(): void {
    const { publishing, playing } = this.mount;
    this.#end();
    if (publishing) this.#code(3801);
    if (playing) this.#code(3803);
  }

  /** Ends the media and everything that waits; the component itself may stay. */
  #end(): void {
    if (this.mount.ended) return;
    this.mount.ended = true;
    for (const timer of this.#timers) this.#parts.clock.clearTimeout(timer);
    this.#timers.clear();
    this.#sourceWait = null;
    this.#unpublish?.();
    this.#unpublish = null;
    this.mount.publishing = false;
    this.mount.playing = false;
    this.#parts.changed();
  }

  #code(code: 3800 | 3801 | 3802 | 3803): void {
    this.#parts.changed();
    this.emit('rtmpEvent', { code });
  }

  #after(ms: number, run: () => void): number {
    const timer = this.#parts.clock.setTimeout(() => {
      this.#timers.delete(timer);
      run();
    }, ms);
    this.#timers.add(timer);
    return timer;
  }

  #clear(timer: number | null): void {
    if (timer === null) return;
    this.#parts.clock.clearTimeout(timer);
    this.#timers.delete(timer);
  }
}

const urlIn = (extraInfo: unknown, name: string): string => {
  if (typeof extraInfo !== 'object' || extraInfo === null) return '';
  const url: unknown = Reflect.get(extraInfo, name);
  return typeof url === 'string' ? url : '';
};
