/**
 * Runs a mini-program's scripts: `App`, `getApp`, `Page`, `getCurrentPages`, and the app's lifecycle. It knows no screen;
 * the view follows its page stack.
 */
import { shallowRef } from 'vue';
import type { Clock } from '../clock/index.ts';
import { dateOf, type PhoneEvents } from '../platform/index.ts';
import { ScriptLoader, type Globals } from './commonjs.ts';
import type { MiniProgram } from './mini-program.ts';
import { Page, isOptions, type PageOptions } from './page.ts';
import { PageStack } from './page-stack.ts';

/** Alipay's scene value for a start from the list of mini-programs. */
const sceneOfStart = 1000;

export class Runtime {
  readonly stack: PageStack;
  /** what went wrong, for who looks at the phone; '' for nothing */
  readonly failure = shallowRef('');
  readonly #program: MiniProgram;
  readonly #events: PhoneEvents;
  readonly #definitions = new Map<string, PageOptions>();
  #scripts: ScriptLoader | null = null;
  #app: Record<string, unknown> = {};
  #loadingPage = '';

  constructor(program: MiniProgram, events: PhoneEvents) {
    this.#program = program;
    this.#events = events;
    this.stack = new PageStack((address) => {
      const { defaultTitle = '' } = program.windows[address.path] ?? {};
      return new Page(address, this.#definition(address.path), defaultTitle);
    });
  }

  /**
   * @param now what the phone's clock shows. Loads `app.js`, launches the app and opens its first page, or `url`. A step that
   * throws is told; the next one follows.
   */
  start(my: object, clock: Clock, now: () => number, url?: string): void {
    const scripts = new ScriptLoader(this.#program.scripts, this.#globals(my, clock, now));
    this.#scripts = scripts;
    this.#attempt(() => scripts.load('app.js'));
    const home = this.#program.pages[0] ?? '';
    const address = { path: home, query: {} };
    this.#attempt(() => this.#callApp('onLaunch', { ...address, scene: sceneOfStart }));
    this.#attempt(() => this.#callApp('onShow', { ...address, scene: sceneOfStart }));
    this.#open(`/${home}`);
    if (url !== undefined) this.#open(url);
  }

  #open(url: string): void {
    this.stack.navigateTo(url).catch(this.#tell);
  }

  #attempt(step: () => void): void {
    try {
      step();
    } catch (reason) {
      this.#tell(reason);
    }
  }

  readonly #tell = (reason: unknown): void => {
    console.error(reason);
    this.failure.value ||= reason instanceof Error ? reason.message : String(reason);
  };

  /** The user leaves the app without closing it. */
  background(): void {
    this.stack.top?.hide();
    this.#callApp('onHide');
    this.#events.appHide.emit(undefined);
  }

  /** … and comes back. */
  foreground(): void {
    const { path = '', query = {} } = this.stack.top?.address ?? {};
    const shown = { path, query, scene: sceneOfStart };
    this.#callApp('onShow', shown);
    this.#events.appShow.emit(shown);
    this.stack.top?.show();
  }

  #globals(my: object, clock: Clock, now: () => number): Globals {
    const timers = clock.ownedBy('page');
    return {
      my,
      App: (options: unknown) => {
        if (isOptions(options)) this.#app = { ...options };
      },
      getApp: () => this.#app,
      Page: (options: unknown) => {
        if (isOptions(options)) this.#definitions.set(this.#loadingPage, options);
      },
      getCurrentPages: () => this.stack.pages.map(({ self }) => self),
      Component: () => {
        throw new Error('the lab runs pages, not custom components');
      },
      console,
      Date: dateOf(now),
      // not documented, but ZEGO's Alipay build reads it unasked
      navigator: { appVersion: 'mini-program', onLine: true },
      setTimeout: (run: () => void, ms: number) => timers.setTimeout(run, ms),
      clearTimeout: (handle: unknown) => timers.clearTimeout(handle),
      setInterval: (run: () => void, ms: number) => timers.setInterval(run, ms),
      clearInterval: (handle: unknown) => timers.clearInterval(handle),
    };
  }

  /** A page's script runs at the first visit, as a sub-package's does. */
  #definition(path: string): PageOptions {
    if (!this.#program.pages.includes(path)) {
      throw new Error(`there is no page ${path}: app.json has ${this.#program.pages.join(', ')}`);
    }
    this.#loadingPage = path;
    this.#scripts?.load(`${path}.js`);
    const definition = this.#definitions.get(path);
    if (definition === undefined) throw new Error(`${path}.js does not call Page()`);
    return definition;
  }

  #callApp(method: string, argument?: object): void {
    const member = this.#app[method];
    if (typeof member === 'function') Reflect.apply(member, this.#app, [argument]);
  }
}
