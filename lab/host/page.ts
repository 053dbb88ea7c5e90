/**
 * One page on the stack: the object that the mini-program knows as `this`, its lifecycle, and the copy of its data that
 * the view shows. Driven by the page stack and, for `onReady` and callbacks of `setData`, by the view.
 */
import { nextTick, shallowRef, type ShallowRef } from 'vue';
import { viewCopy, withPath, writePath, type Data } from './page-data.ts';
import type { PageAddress } from './paths.ts';

/** What a mini-program passes to `Page()`. */
export type PageOptions = Readonly<Record<string, unknown>>;

export const isOptions = (value: unknown): value is PageOptions =>
  typeof value === 'object' && value !== null;

let pagesMade = 0;

export class Page {
  /** tells two visits of the same page apart */
  readonly id = ++pagesMade;
  readonly address: PageAddress;
  /** the page as the mini-program sees it */
  readonly self: Data;
  readonly view: ShallowRef<Data>;
  /** in the navigation bar */
  readonly title: ShallowRef<string>;
  #unloaded = false;

  constructor(address: PageAddress, options: PageOptions, title: string) {
    const { data: given, ...members } = options;
    const initial: unknown = typeof given === 'function' ? Reflect.apply(given, undefined, []) : given;
    const data = isOptions(initial) ? { ...initial } : {};
    this.address = address;
    this.title = shallowRef(title);
    this.view = shallowRef(asData(viewCopy(data)));
    this.self = {
      ...members,
      data,
      route: address.path,
      setData: (patch: unknown, rendered?: unknown) => this.#setData(patch, rendered),
    };
  }

  load(): void {
    this.call('onLoad', this.address.query);
  }

  show(): void {
    this.call('onShow');
  }

  /** The first rendering is on the screen. */
  ready(): void {
    this.call('onReady');
  }

  hide(): void {
    this.call('onHide');
  }

  /** From here on `setData` does nothing. */
  unload(): void {
    this.call('onUnload');
    this.#unloaded = true;
  }

  /** Calls a method of the page with the page as `this`; `undefined` where there is none. */
  call(method: string, ...args: unknown[]): unknown {
    const member = this.self[method];
    return typeof member === 'function' ? Reflect.apply(member, this.self, args) : undefined;
  }

  #setData(patch: unknown, rendered: unknown): void {
    if (this.#unloaded || !isOptions(patch)) return;
    const data = this.self['data'];
    let view = this.view.value;
    for (const [path, value] of Object.entries(patch)) {
      if (isOptions(data)) writePath(data, path, value);
      view = withPath(view, path, viewCopy(value));
    }
    this.view.value = view;
    if (typeof rendered !== 'function') return;
    void nextTick(() => {
      if (!this.#unloaded) Reflect.apply(rendered, this.self, []);
    });
  }
}

const asData = (value: unknown): Data => (isOptions(value) ? { ...value } : {});
