/**
 * One page on the stack: its instance in the realm, its data and its view. `setData` follows the platform: data change at
 * once, the view later, the callback after that with the page as `this`; after unload nothing happens any more. A page's
 * `data` are copied at their top level only, as Alipay documents it: what is below is shared with every page that is made of
 * the same object, and keeps what was written into it.
 */
import {
  renderAxml,
  type AxmlDocument,
  type DocumentLoader,
  type RenderedElement,
  type RenderedNode,
} from '../axml/index.ts';
import type { Clock } from '../clock/index.ts';
import type { BareRealm } from './bare-realm.ts';
import { parseDataPath, writeAt, type Containers } from './data-path.ts';
import type { PlatformFaults } from '../platform/index.ts';
import type { Guard } from './guarded-clock.ts';
import { jsonCopy } from './json-data.ts';
import { PatchLedger } from './patch-ledger.ts';
import { PageView, type Target } from './page-view.ts';

export interface PageParts {
  readonly realm: BareRealm;
  readonly clock: Clock;
  /** ms since the world began */
  readonly elapsed: () => number;
  readonly guard: Guard;
  readonly loader: DocumentLoader;
  readonly document: AxmlDocument;
  /** ms from `setData` to the view */
  readonly renderDelayMs: number;
  readonly faults: PlatformFaults;
  readonly trace: (kind: 'page' | 'setData', text: string) => void;
  /** after every rendering, and with no nodes after unload */
  readonly rendered: (page: Page, nodes: readonly RenderedNode[]) => void;
}

const hostContainers: Containers = { object: () => ({}), array: () => [] };

export class Page {
  readonly route: string;
  readonly query: Readonly<Record<string, string>>;
  /** tells pages apart, also of the same route */
  readonly serial: number;
  readonly ledger = new PatchLedger();
  /** what the user typed into each field, by its id: a field keeps it, whatever the page's data say */
  readonly typed = new Map<string, string>();
  /** `setData` calls after unload */
  ignoredPatches = 0;
  /** asked before the user leaves; `null` without a question */
  questionBeforeUnload: string | null = null;
  readonly #parts: PageParts;
  readonly #instance: object;
  readonly #viewData: Record<string, unknown>;
  readonly #callbacks: unknown[] = [];
  #view = new PageView([]);
  #pending: number | null = null;
  #isReady = false;
  #unloaded = false;

  constructor(
    serial: number,
    route: string,
    query: Readonly<Record<string, string>>,
    definition: object,
    parts: PageParts,
  ) {
    this.serial = serial;
    this.route = route;
    this.query = query;
    this.#parts = parts;
    const initial: unknown = Reflect.get(definition, 'data');
    const data: unknown = typeof initial === 'function' ? Reflect.apply(initial, undefined, []) : initial;
    const copy = jsonCopy(data ?? {}, `data of ${route}`);
    this.#viewData = Object.fromEntries(Object.entries(copy ?? {}));
    this.#instance = Object.assign(parts.realm.object(), definition, {
      data: Object.assign(parts.realm.object(), data),
      route,
      $batchedUpdates: (run: unknown) => {
        if (typeof run === 'function') Reflect.apply(run, this.#instance, []);
      },
    });
    const setData = (patch: unknown, callback?: unknown): void => this.#setData(patch, callback);
    Object.defineProperty(this.#instance, 'setData', {
      get: () => parts.faults.breaking('page.setData', setData),
    });
  }

  /** The page object of the realm, as `getCurrentPages()` lists it. */
  get instance(): object {
    return this.#instance;
  }

  /** The page's `data` as it is now, copied. */
  get data(): Readonly<Record<string, unknown>> {
    const data: unknown = Reflect.get(this.#instance, 'data');
    return Object.fromEntries(Object.entries(structuredClone(data ?? {})));
  }

  get view(): PageView {
    return this.#view;
  }

  get unloaded(): boolean {
    return this.#unloaded;
  }

  /** `onLoad`, `onShow`, then the first rendering and `onReady`. */
  load(): void {
    this.lifecycle('onLoad', this.#parts.realm.intrinsics.plain(this.query));
    this.lifecycle('onShow');
    this.#scheduleRender();
  }

  /** Ends the page: nothing of it is called any more. */
  unload(): void {
    this.lifecycle('onUnload');
    this.#unloaded = true;
    this.#parts.clock.clearTimeout(this.#pending);
    this.#callbacks.length = 0;
    this.#view = new PageView([]);
    this.#parts.rendered(this, []);
  }

  lifecycle(name: string, argument?: unknown): void {
    this.#parts.trace('page', `${this.route} ${name}`);
    this.#parts.guard(() => this.call(name, argument));
  }

  /** Calls a method of the page; `undefined` when it has none. Throws what the method throws. */
  call(name: string, argument?: unknown): unknown {
    const method: unknown = Reflect.get(this.#instance, name);
    return typeof method === 'function' ? Reflect.apply(method, this.#instance, [argument]) : undefined;
  }

  /** A tap by the user. Throws when nothing is there to be tapped, or it is disabled. */
  tap(target: Target): void {
    this.dispatch(target, 'tap', {});
  }

  /** Types into an input. */
  input(target: Target, value: string): void {
    this.dispatch(target, 'input', { value });
    this.typed.set(this.view.find(target)?.id ?? '', value);
  }

  /** Changes a switch, picker or slider. */
  change(target: Target, value: unknown): void {
    this.dispatch(target, 'change', { value });
  }

  /** Any event of an element, bubbling from it up to the first handler that catches. */
  dispatch(target: Target, type: string, detail: object): void {
    const path = this.#view.pathTo(target, type);
    const element = this.#view.enabled(path);
    for (const current of path) {
      const handler = current.handlers.get(type);
      if (handler === undefined) continue;
      this.fire(current, type, detail, element);
      if (handler.catches) return;
    }
  }

  /** Calls the handler of one element. Returns whether there was one to call. */
  fire(element: RenderedElement, type: string, detail: object, target = element): boolean {
    const handler = element.handlers.get(type);
    if (handler === undefined || this.#unloaded) return false;
    const event = this.#parts.realm.intrinsics.plain({
      type,
      timeStamp: this.#parts.clock.now(),
      detail,
      target: partOf(target),
      currentTarget: partOf(element),
    });
    this.#parts.trace('page', `${this.route} ${handler.method}`);
    this.#parts.guard(() => this.call(handler.method, event));
    return true;
  }

  #setData(patch: unknown, callback: unknown): void {
    if (this.#unloaded) {
      this.ignoredPatches += 1;
      return;
    }
    const copy = jsonCopy(patch, 'patch');
    if (typeof patch !== 'object' || patch === null || typeof copy !== 'object' || copy === null) {
      throw new TypeError('setData: the patch is no object');
    }
    const entries = Object.entries(copy).map(([key, value]) => ({
      key,
      value: value as unknown,
      path: parseDataPath(key),
    }));
    const { realm } = this.#parts;
    const realmContainers: Containers = { object: () => realm.object(), array: () => realm.array([]) };
    const data: unknown = Reflect.get(this.#instance, 'data');
    for (const { key, value, path } of entries) {
      if (typeof data === 'object' && data !== null)
        writeAt(data, path, Reflect.get(patch, key), realmContainers);
      writeAt(this.#viewData, path, value, hostContainers);
    }
    const keys = entries.map(({ key }) => key);
    this.ledger.add(Object.fromEntries(Object.entries(structuredClone(copy))), this.#parts.elapsed());
    this.#parts.trace('setData', `${this.route} ${keys.join(' ')}`);
    if (typeof callback === 'function') this.#callbacks.push(callback);
    this.#scheduleRender();
  }

  #scheduleRender(): void {
    if (this.#pending !== null) return;
    this.#pending = this.#parts.clock.setTimeout(() => {
      this.#pending = null;
      this.#render();
    }, this.#parts.renderDelayMs);
  }

  #render(): void {
    const nodes = renderAxml(this.#parts.document, this.#viewData, this.#parts.loader);
    this.#view = new PageView(nodes);
    const callbacks = this.#callbacks.splice(0);
    this.#parts.rendered(this, nodes);
    if (!this.#isReady) {
      this.#isReady = true;
      this.lifecycle('onReady');
    }
    for (const callback of callbacks) {
      if (typeof callback !== 'function' || this.#unloaded) continue;
      this.#parts.guard(() => Reflect.apply(callback, this.#instance, []));
    }
  }
}

const partOf = ({ id, tag, dataset }: RenderedElement): object => ({ id, tagName: tag, dataset });
