/**
 * One phone with the mini-program on it: device, network, `my.*`, pages, `<rtc-room>`. A script drives it as a user and as
 * fate: taps, permissions, background, network.
 */
import type { Clock, VirtualClock } from '../clock/index.ts';
import { seededRandom } from '../clock/index.ts';
import {
  Device,
  LoopbackNetwork,
  MemoryStorage,
  PlatformFaults,
  PhoneEvents,
  RtcRoomContexts,
  createMy,
  type DeviceProfile,
  type GatewayPort,
  type HttpRoute,
  type Leftovers,
} from '../platform/index.ts';
import { CapturedConsole } from './captured-console.ts';
import { guardedClock } from './guarded-clock.ts';
import type { Media } from './media.ts';
import { MiniProgram, type LaunchOptions } from './mini-program.ts';
import type { Page } from './page.ts';
import type { PageView, Target } from './page-view.ts';
import type { ProgramFiles } from './program-files.ts';
import { RtcRoom } from './rtc-room.ts';
import { SaidAndSent } from './said-and-sent.ts';
import { Screen } from './screen.ts';
import type { TraceEntry } from './trace.ts';

export interface PhoneOptions {
  readonly profile?: Partial<DeviceProfile>;
  /** values, not JSON */
  readonly storage?: Readonly<Record<string, unknown>>;
  /** default: the world's */
  readonly latencyMs?: number;
  readonly jitterMs?: number;
}

export interface PhoneParts {
  readonly name: string;
  readonly seed: number;
  readonly clock: VirtualClock;
  readonly gateway: GatewayPort;
  readonly media: Media;
  readonly files: ProgramFiles;
  readonly latencyMs: number;
  readonly jitterMs: number;
  readonly renderDelayMs: number;
  readonly routes: readonly HttpRoute[];
  readonly trace: (entry: Omit<TraceEntry, 'at'>) => void;
}

export class Phone {
  readonly name: string;
  readonly device: Device;
  readonly network: LoopbackNetwork;
  readonly storage: MemoryStorage;
  readonly screen = new Screen();
  readonly events = new PhoneEvents();
  readonly rtcRoom: RtcRoom;
  readonly contexts: RtcRoomContexts;
  readonly console: CapturedConsole;
  /** what of `my`, its sockets, the component's context and the pages is broken */
  readonly faults: PlatformFaults;
  /** whether what its page says is what its component sends */
  readonly saidAndSent: SaidAndSent;
  /**
   * What the mini-program threw and nobody caught; empty in a good run. Promise rejections that nobody handles are
   * Node's `unhandledRejection`, as the realms share its promises.
   */
  readonly errors: string[] = [];
  /** names of the `my.*` functions called, in order */
  readonly calls: string[] = [];
  /** set by the home button, and by an incoming phone call */
  inBackground = false;
  inPhoneCall = false;
  readonly #parts: PhoneParts;
  readonly #program: MiniProgram;
  readonly #leftovers: () => Leftovers;
  #launch: Required<LaunchOptions> | null = null;
  /** what came due while the program is suspended; null while it runs */
  #suspended: (() => void)[] | null = null;

  constructor(parts: PhoneParts, options: PhoneOptions) {
    this.name = parts.name;
    this.#parts = parts;
    const { clock, name } = parts;
    const owned = (part: string): Clock => guardedClock(clock.ownedBy(`${name} ${part}`), this.#guard);
    const elapsed = (): number => clock.elapsed();
    this.console = new CapturedConsole(elapsed);
    this.device = new Device(options.profile);
    this.storage = new MemoryStorage(options.storage);
    this.network = new LoopbackNetwork({
      clock: owned('network'),
      gateway: parts.gateway,
      device: this.device,
      random: seededRandom(parts.seed, `${name} network`),
      label: name,
      latencyMs: options.latencyMs ?? parts.latencyMs,
      jitterMs: options.jitterMs ?? parts.jitterMs,
      routes: parts.routes,
    });
    this.faults = new PlatformFaults(owned('my'));
    this.contexts = new RtcRoomContexts(elapsed);
    this.rtcRoom = new RtcRoom({
      clock: owned('rtc-room'),
      elapsed,
      device: this.device,
      events: this.events,
      contexts: this.contexts,
      media: parts.media,
      changed: () => this.saidAndSent.look(),
      trace: (kind, text) => this.#trace(kind, text),
    });
    this.saidAndSent = new SaidAndSent({
      device: this.device,
      events: this.events,
      elapsed,
      pages: () => this.pages,
      mounts: () => this.rtcRoom.existing,
    });
    this.#program = new MiniProgram({
      name,
      files: parts.files,
      // its timers run on elapsed time, `Date` on the phone's clock
      clock: { ...owned('js'), now: () => clock.now() + this.device.profile.clockAheadMs },
      elapsed,
      random: seededRandom(parts.seed, `${name} js`),
      guard: this.#guard,
      console: this.console.console,
      renderDelayMs: parts.renderDelayMs,
      faults: this.faults,
      trace: (kind, text) => this.#trace(kind, text),
      rendered: (page) => this.#rendered(page),
    });
    const { my, leftovers } = createMy({
      clock: owned('my'),
      network: this.network,
      device: this.device,
      events: this.events,
      storage: this.storage,
      navigation: this.#program,
      rtcRooms: this.contexts,
      faults: this.faults,
      ui: this.screen,
      intrinsics: this.#program.realm.intrinsics,
      onCall: (call) => {
        this.calls.push(call);
        this.#trace('my', call);
      },
    });
    this.#program.realm.define({ my });
    this.#leftovers = leftovers;
  }

  /** A link that opens a page on top, as `my.navigateTo` does. Throws when there is no such page. */
  open(url: string): void {
    this.#trace('phone', `open ${url.replace(/\?.*/, '')}`);
    void this.#program.navigateTo(url);
  }

  /** Starts the mini-program. Throws when its code does not load. */
  launch(options: LaunchOptions = {}): void {
    this.#trace('phone', 'launch');
    this.#launch = {
      path: options.path ?? this.#program.entry,
      query: options.query ?? {},
      scene: options.scene ?? 1000,
    };
    this.#program.launch(this.#launch);
  }

  /** The visible page. Throws before the launch. */
  get page(): Page {
    const page = this.#program.pages.at(-1);
    if (page === undefined) throw new Error(`${this.name} shows no page`);
    return page;
  }

  get pages(): readonly Page[] {
    return this.#program.pages;
  }

  /** Every page opened so far, also closed ones: their ledgers stay. */
  get openedPages(): readonly Page[] {
    return this.#program.opened;
  }

  get view(): PageView {
    return this.page.view;
  }

  /** Files of the mini-program that have run: the call's sub-package must not, before it is opened. */
  get loadedFiles(): readonly string[] {
    return this.#program.loadedFiles;
  }

  /** What is still open or listening on the mini-program's behalf. */
  get leftovers(): Leftovers & { readonly timers: number } {
    return { ...this.#leftovers(), timers: this.#parts.clock.liveTimers(`${this.name} js`).length };
  }

  tap(target: Target): void {
    this.#trace('phone', `tap ${typeof target === 'string' ? target : JSON.stringify(target)}`);
    this.page.tap(target);
  }

  input(target: Target, value: string): void {
    this.page.input(target, value);
  }

  change(target: Target, value: unknown): void {
    this.page.change(target, value);
  }

  /**
   * The back gesture. Where the page asks first, `agree` is the user's answer. Returns whether the page was left; the
   * first page cannot be.
   */
  back(agree = true): boolean {
    const { page } = this;
    this.#trace('phone', 'back');
    page.lifecycle('onBack');
    if (page.questionBeforeUnload !== null && !agree) return false;
    if (this.pages.length < 2) return false;
    void this.#program.navigateBack(1);
    return true;
  }

  /** The share menu; returns what the page shares. */
  share(): unknown {
    return this.page.call('onShareAppMessage', this.#program.realm.intrinsics.plain({ from: 'menu' }));
  }

  /** Home button: page and app hide, timers go on. */
  background(): void {
    this.#trace('phone', 'background');
    this.inBackground = true;
    const hidePage = (): void => this.page.lifecycle('onHide');
    const hideProgram = (): void => {
      this.#program.app('onHide');
      this.#guard(() => this.events.appHide.emit(undefined));
    };
    // nothing says which comes first
    const inOrder =
      this.device.profile.platform !== 'Android' ? [hideProgram, hidePage] : [hidePage, hideProgram];
    for (const hide of inOrder) hide();
  }

  foreground(): void {
    this.#trace('phone', 'foreground');
    this.inBackground = false;
    const options = this.#launch ?? { path: '', query: {}, scene: 1000 };
    this.#program.app('onShow', options);
    this.#guard(() => this.events.appShow.emit(options));
    this.page.lifecycle('onShow');
  }

  /** An incoming phone call. */
  beginAudioInterruption(): void {
    this.#trace('phone', 'audioInterruptionBegin');
    this.inPhoneCall = true;
    this.#guard(() => this.events.audioInterruptionBegin.emit(undefined));
  }

  endAudioInterruption(): void {
    this.#trace('phone', 'audioInterruptionEnd');
    this.inPhoneCall = false;
    this.#guard(() => this.events.audioInterruptionEnd.emit(undefined));
  }

  goOffline(): void {
    this.#trace('phone', 'offline');
    this.#guard(() => this.device.change({ online: false }));
  }

  goOnline(networkType: DeviceProfile['networkType'] = this.device.profile.networkType): void {
    this.#trace('phone', 'online');
    this.#guard(() => this.device.change({ online: true, networkType }));
  }

  /** Frames are lost both ways and nobody notices, until set back. */
  setHalfOpen(halfOpen: boolean): void {
    this.#trace('phone', halfOpen ? 'half-open' : 'whole');
    this.network.halfOpen = halfOpen;
  }

  /** The phone suspends the program: nothing of it runs. `thaw` runs all that came due meanwhile, at once. */
  freeze(): void {
    this.#trace('phone', 'freeze');
    this.#suspended ??= [];
  }

  thaw(): void {
    this.#trace('phone', 'thaw');
    const late = this.#suspended ?? [];
    this.#suspended = null;
    for (const run of late) this.#guard(run);
  }

  /** Unloads every page, as when Alipay destroys the mini-program. Its timers would be gone; here they show. */
  destroy(): void {
    this.#trace('phone', 'destroy');
    this.#program.destroy();
  }

  /** Drops what was written down about this phone: closed pages, patches, calls, mounts that are gone, what was printed. */
  forget(): void {
    this.calls.length = 0;
    this.contexts.calls.length = 0;
    this.console.entries.length = 0;
    this.rtcRoom.forget();
    this.#program.forget();
  }

  #rendered(page: Page): void {
    this.saidAndSent.rendered(page);
    this.rtcRoom.reconcile(String(page.serial), page.view.byTag('rtc-room'), (element, event, detail) =>
      page.fire(element, event, detail),
    );
    this.saidAndSent.look();
  }

  readonly #guard = (run: () => void): void => {
    if (this.#suspended !== null) return void this.#suspended.push(run);
    try {
      run();
    } catch (reason) {
      // what was thrown may have ended a chart
      this.saidAndSent.look();
      const text = errorText(reason);
      this.errors.push(text);
      this.#trace('error', text.split('\n')[0] ?? '');
      if (this.#launch !== null) this.#program.app('onError', text);
    }
  };

  #trace(kind: TraceEntry['kind'], text: string): void {
    this.#parts.trace({ phone: this.name, kind, text });
  }
}

/** Errors of another realm are no `instanceof Error` here. */
const errorText = (reason: unknown): string => {
  if (typeof reason !== 'object' || reason === null) return String(reason);
  const stack: unknown = Reflect.get(reason, 'stack');
  return typeof stack === 'string' ? stack : String(Reflect.get(reason, 'message') ?? reason);
};
