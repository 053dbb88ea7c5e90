/**
 * The framework around a mini-program's code: `App`, `Page`, the page stack and its lifecycle, in one bare realm.
 * The main package's pages register at launch; a sub-package's code runs when its page is first opened.
 */
import type { RenderedNode } from '../axml/index.ts';
import type { Clock, Random } from '../clock/index.ts';
import { PlatformError } from '../platform/calls.ts';
import type { NavigationPort, PlatformFaults } from '../platform/index.ts';
import { readAppConfig, type AppConfig } from './app-config.ts';
import { BareRealm } from './bare-realm.ts';
import type { Guard } from './guarded-clock.ts';
import { ModuleLoader } from './module-loader.ts';
import { Page, type PageParts } from './page.ts';
import { ProgramDocuments } from './program-documents.ts';
import { resolvePath, type ProgramFiles } from './program-files.ts';

/** The platform's limit of pages on the stack. */
const maxPages = 10;

export interface MiniProgramParts {
  readonly name: string;
  readonly files: ProgramFiles;
  /** guarded, with the mini-program's own label */
  readonly clock: Clock;
  /** ms since the world began */
  readonly elapsed: () => number;
  readonly random: Random;
  readonly guard: Guard;
  readonly console: object;
  readonly renderDelayMs: number;
  readonly faults: PlatformFaults;
  readonly trace: PageParts['trace'];
  readonly rendered: (page: Page, nodes: readonly RenderedNode[]) => void;
}

export interface LaunchOptions {
  /** a page of `app.json`; default its first */
  readonly path?: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly scene?: number;
}

export class MiniProgram implements NavigationPort {
  readonly realm: BareRealm;
  readonly #parts: MiniProgramParts;
  readonly #modules: ModuleLoader;
  readonly #documents: ProgramDocuments;
  readonly #config: AppConfig;
  readonly #definitions = new Map<string, object>();
  /** every page opened so far, also closed ones: their ledgers stay */
  readonly opened: Page[] = [];
  readonly #stack: Page[] = [];
  #registering = '';
  #app: object;
  #serials = 0;

  constructor(parts: MiniProgramParts) {
    this.#parts = parts;
    this.#config = readAppConfig(parts.files);
    const { clock } = parts;
    this.realm = new BareRealm({
      name: parts.name,
      clock,
      random: parts.random,
      globals: {
        console: parts.console,
        setTimeout: (run: unknown, ms?: unknown, ...given: unknown[]) =>
          clock.setTimeout(timerOf(run, given), Number(ms ?? 0)),
        setInterval: (run: unknown, ms?: unknown, ...given: unknown[]) =>
          clock.setInterval(timerOf(run, given), Number(ms ?? 0)),
        clearTimeout: (handle?: unknown) => clock.clearTimeout(handle),
        clearInterval: (handle?: unknown) => clock.clearInterval(handle),
        App: (definition: unknown) => {
          if (isObject(definition)) Object.assign(this.#app, definition);
        },
        Page: (definition: unknown) => {
          if (isObject(definition)) this.#definitions.set(this.#registering, definition);
        },
        Component: () => {
          throw new Error('Component(): the lab runs pages only');
        },
        getApp: () => this.#app,
        getCurrentPages: () => this.realm.array(this.#stack.map((page) => page.instance)),
      },
    });
    this.#app = this.realm.object();
    this.#modules = new ModuleLoader(this.realm, parts.files);
    this.#documents = new ProgramDocuments(parts.files, this.#modules);
  }

  /** The pages that are open, the visible one last. */
  get pages(): readonly Page[] {
    return this.#stack;
  }

  /** Files of the mini-program that have run. */
  get loadedFiles(): readonly string[] {
    return this.#modules.loaded;
  }

  /** Runs `app.js` and the main package's pages, then opens the first page. Throws what the code throws. */
  launch(options: Required<LaunchOptions>): void {
    this.#modules.load('app');
    for (const route of this.#config.pages) this.#register(route);
    this.app('onLaunch', options);
    this.app('onShow', options);
    this.#open(options.path, options.query);
  }

  get entry(): string {
    return this.#config.pages[0] ?? '';
  }

  /** Calls a method of the `App` object. */
  app(name: string, argument?: unknown): void {
    const method: unknown = Reflect.get(this.#app, name);
    if (typeof method !== 'function') return;
    const plain = this.realm.intrinsics.plain(argument);
    this.#parts.guard(() => Reflect.apply(method, this.#app, [plain]));
  }

  navigateTo(url: string): Promise<void> {
    return this.#go(url, () => {
      if (this.#stack.length >= maxPages) throw new PlatformError(2, `more than ${maxPages} pages`);
      this.#top()?.lifecycle('onHide');
    });
  }

  redirectTo(url: string): Promise<void> {
    return this.#go(url, () => this.#close(1));
  }

  reLaunch(url: string): Promise<void> {
    return this.#go(url, () => this.#close(this.#stack.length));
  }

  /** Never closes the first page. */
  navigateBack(delta: number): Promise<void> {
    const count = Math.min(delta, this.#stack.length - 1);
    if (count > 0) {
      this.#close(count);
      this.#top()?.lifecycle('onShow');
    }
    return Promise.resolve();
  }

  askBeforeUnload(message: string | null): void {
    const page = this.#top();
    if (page !== undefined) page.questionBeforeUnload = message;
  }

  /** Drops the pages that are closed, and what the others were told. */
  forget(): void {
    this.opened.splice(0, this.opened.length, ...this.#stack);
    for (const { ledger } of this.#stack) ledger.patches.length = 0;
  }

  /** Unloads every page, as when the user closes the mini-program and Alipay destroys it. */
  destroy(): void {
    this.#close(this.#stack.length);
  }

  async #go(url: string, leave: () => void): Promise<void> {
    const [path = '', query = ''] = url.split('?');
    const route = resolvePath(path, this.#top()?.route ?? '');
    if (!this.#knows(route)) throw new PlatformError(10, `page ${route} is not in app.json`);
    leave();
    this.#open(route, queryOf(query));
  }

  #open(route: string, query: Readonly<Record<string, string>>): void {
    if (!this.#knows(route)) throw new Error(`page ${route} is not in app.json`);
    this.#register(route);
    const definition = this.#definitions.get(route);
    if (definition === undefined) throw new Error(`${route}.js does not call Page()`);
    const page = new Page(++this.#serials, route, query, definition, {
      ...this.#parts,
      realm: this.realm,
      loader: this.#documents,
      document: this.#documents.at(`${route}.axml`),
    });
    this.#stack.push(page);
    this.opened.push(page);
    page.load();
  }

  #register(route: string): void {
    if (this.#definitions.has(route)) return;
    this.#registering = route;
    this.#modules.load(route);
  }

  #close(count: number): void {
    for (const page of this.#stack.splice(Math.max(0, this.#stack.length - count)).reverse()) page.unload();
  }

  #top(): Page | undefined {
    return this.#stack.at(-1);
  }

  #knows(route: string): boolean {
    return this.#config.pages.includes(route) || this.#config.subPackagePages.includes(route);
  }
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

const timerOf = (run: unknown, given: readonly unknown[]) => (): void => {
  if (typeof run === 'function') Reflect.apply(run, undefined, given);
};

const queryOf = (text: string): Record<string, string> => Object.fromEntries(new URLSearchParams(text));
