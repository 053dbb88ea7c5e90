/**
 * One phone in a browser: a device, a network, `my.*`, and the mini-program running on them. The lab's page drives it as a
 * user and as fate; `view/phone-shell.ts` shows it.
 */
import type { Clock } from '../clock/index.ts';
import { seededRandom } from '../clock/index.ts';
import {
  Device,
  LoopbackNetwork,
  PhoneEvents,
  RtcRoomContexts,
  createMy,
  type DeviceProfile,
  type GatewayPort,
  type HttpRoute,
  type Leftovers,
  type StoragePort,
} from '../platform/index.ts';
import { Documents } from './documents.ts';
import type { MiniProgram } from './mini-program.ts';
import { MediaExchange } from './rtc-room/media-exchange.ts';
import { MediaFaults } from './rtc-room/media-faults.ts';
import { LiveComponents } from './rtc-room/live-components.ts';
import { hueOf, movingPicture } from './rtc-room/moving-picture.ts';
import { peerLink } from './rtc-room/peer-link.ts';
import { realCamera } from './rtc-room/real-camera.ts';
import type { RtcRoomServices } from './rtc-room/rtc-room-session.ts';
import { Runtime } from './runtime.ts';
import { warnOfDisagreements } from './said-and-sent.ts';
import { Screen } from './screen.ts';

export interface PhoneOptions {
  readonly program: MiniProgram;
  /** ZEGO's user id, and the name in the picture */
  readonly user: string;
  readonly clock: Clock;
  readonly gateway: GatewayPort;
  readonly routes: readonly HttpRoute[];
  readonly storage: StoragePort;
  readonly profile: Partial<DeviceProfile>;
  /** phones of different scopes do not see each other's pictures */
  readonly mediaScope: string;
  readonly camera: 'drawn' | 'real';
}

/** ms, one way; what a phone on a good network has */
const latency = 25;

export class Phone {
  readonly user: string;
  readonly program: MiniProgram;
  readonly device: Device;
  readonly network: LoopbackNetwork;
  readonly runtime: Runtime;
  readonly documents: Documents;
  readonly screen: Screen;
  readonly mediaFaults = new MediaFaults();
  readonly rtcRoom: RtcRoomServices;
  /** what the mini-program has left open on the platform, and timers of its scripts and its `<rtc-room>` that wait */
  readonly leftovers: () => Leftovers & { readonly timers: number };
  readonly #my: object;
  readonly #clock: Clock;
  #inBackground = false;

  constructor(options: PhoneOptions) {
    const { program, user, clock, gateway, routes, storage, profile, mediaScope, camera } = options;
    const events = new PhoneEvents();
    const contexts = new RtcRoomContexts(() => clock.now());
    this.user = user;
    this.program = program;
    this.#clock = clock;
    this.device = new Device(profile);
    this.runtime = new Runtime(program, events);
    this.documents = new Documents(program);
    this.network = new LoopbackNetwork({
      clock: clock.ownedBy('network'),
      gateway,
      device: this.device,
      random: seededRandom(1, user),
      label: user,
      latencyMs: latency,
      jitterMs: 0,
      routes,
    });
    this.screen = new Screen({
      setTitle: (title) => {
        const { top } = this.runtime.stack;
        if (top !== undefined) top.title.value = title;
      },
      setTimeout: (run, ms) => clock.setTimeout(run, ms),
      clearTimeout: (handle) => clock.clearTimeout(handle),
    });
    const { my, leftovers } = createMy({
      clock: clock.ownedBy('my'),
      network: this.network,
      device: this.device,
      events,
      storage,
      navigation: this.runtime.stack,
      rtcRooms: contexts,
      ui: this.screen,
    });
    this.#my = my;
    const timersOf = (owner: string): number => clock.liveTimers(owner).length;
    this.leftovers = () => ({ ...leftovers(), timers: timersOf('page') + timersOf('rtc-room') });
    this.rtcRoom = {
      clock,
      device: this.device,
      events,
      contexts,
      live: new LiveComponents(),
      exchange: new MediaExchange(peerLink(clock, mediaScope)),
      faults: this.mediaFaults,
      openCamera: (fps) =>
        camera === 'real'
          ? realCamera()
          : Promise.resolve(movingPicture({ clock, name: user, hue: hueOf(user), fps })),
    };
    warnOfDisagreements({
      clock: clock.ownedBy('said and sent'),
      device: this.device,
      events,
      stack: this.runtime.stack,
      components: this.rtcRoom.live,
    });
  }

  /** @param url a page to open on top of the first one, as in `my.navigateTo` */
  start(url?: string): void {
    const now = (): number => this.#clock.now() + this.device.profile.clockAheadMs;
    this.runtime.start(this.#my, this.#clock, now, url);
  }

  get inBackground(): boolean {
    return this.#inBackground;
  }

  set inBackground(hidden: boolean) {
    if (hidden === this.#inBackground) return;
    this.#inBackground = hidden;
    if (hidden) this.runtime.background();
    else this.runtime.foreground();
  }

  /** The back button or a swipe from the edge: asks first where the page wants it. */
  async back(): Promise<void> {
    const { stack } = this.runtime;
    const { question, top } = stack;
    if (question !== null) {
      const agreed = await this.screen.confirm({
        title: '',
        content: question,
        confirmButtonText: '确定',
        cancelButtonText: '取消',
      });
      if (!agreed || stack.top !== top) return;
    }
    await stack.navigateBack(1);
  }
}
