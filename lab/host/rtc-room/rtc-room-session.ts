/**
 * One creation of `<rtc-room>`, from its mount to its end: reads its URLs and switches once, publishes and plays, and
 * reports in Alipay's codes (ZEGO document 18243: 3800 push ok, 3801 push failed, 3802 play ok, 3803 play failed).
 * Driven by its element and, through `my.createRtcRoomContext`, by the page.
 */
import type { Clock } from '../../clock/index.ts';
import {
  streamOf,
  type Device,
  type PhoneEvents,
  type RtcRoomContexts,
  type RtcRoomControls,
} from '../../platform/index.ts';
import type { Component } from '../../said-and-sent/index.ts';
import type { LiveComponents } from './live-components.ts';
import type { MediaExchange, Published, Viewed } from './media-exchange.ts';
import type { Direction, MediaFaults } from './media-faults.ts';
import type { PictureSource } from './moving-picture.ts';

export interface RtcRoomServices {
  readonly clock: Clock;
  readonly device: Device;
  readonly events: PhoneEvents;
  readonly contexts: RtcRoomContexts;
  readonly live: LiveComponents;
  readonly exchange: MediaExchange;
  readonly faults: MediaFaults;
  /** @param fps frames per second */
  openCamera(fps: number): Promise<PictureSource>;
}

/** What the component reads at its creation and never again. */
export interface RtcRoomConfig {
  readonly id: string;
  /** '' without one */
  readonly pushUrl: string;
  readonly pullUrl: string;
  readonly camera: boolean;
  readonly muted: boolean;
  readonly fps: number;
}

/** What it shows and says. */
export interface RtcRoomOutput {
  local(stream: MediaStream | null): void;
  remote(stream: MediaStream | null): void;
  /** a picture that stands still, for want of a network */
  frozen(frozen: boolean): void;
  emit(event: string, detail: object): void;
}

/** ms from creation to the first code; on a phone it is not documented */
const connectTime = 120;
/** ms that a pull waits for a stream that nobody publishes, at first and when it is lost */
const sourcePatience = 6_000;
/** ms that media survive without a network */
const outagePatience = 10_000;

/** of Alipay's sibling products (mPaaS document 193307): the real component's are not public */
const noCameraPermission = -104;
const noMicrophonePermission = -105;

export class RtcRoomSession {
  readonly #config: RtcRoomConfig;
  readonly #services: RtcRoomServices;
  readonly #output: RtcRoomOutput;
  readonly #clock: Clock;
  readonly #timers = new Set<number>();
  readonly #unsubscribe: (() => void)[] = [];
  #camera: boolean;
  #muted: boolean;
  #hidden = false;
  #picture: PictureSource | null = null;
  #published: Published | null = null;
  #viewed: Viewed | null = null;
  #pushing = false;
  #playing = false;
  #sourceWait: number | null = null;
  #outageWait: number | null = null;
  #ended = false;

  constructor(config: RtcRoomConfig, services: RtcRoomServices, output: RtcRoomOutput) {
    this.#config = config;
    this.#services = services;
    this.#output = output;
    this.#clock = services.clock.ownedBy('rtc-room');
    this.#camera = config.camera;
    this.#muted = config.muted;
  }

  start(): void {
    const { contexts, device, events, faults, live } = this.#services;
    const { id, pushUrl, pullUrl } = this.#config;
    if (pushUrl === '' && pullUrl === '') console.warn(`<rtc-room id="${id}"> has neither URL`);
    contexts.attach(id, this.#controls);
    this.#unsubscribe.push(
      live.add(this),
      device.changes.add(({ before, after }) => {
        if (before.online !== after.online) this.#networkChanged(after.online);
        this.#applyPicture();
      }),
      events.appHide.add(() => this.#hide(true)),
      events.appShow.add(() => this.#hide(false)),
      faults.broken.add((direction) => this.#breakIfRunning(direction)),
    );
    this.#output.emit('roomInfo', { roomId: id, token: '' });
    if (pushUrl !== '') void this.#openCamera();
    if (pushUrl !== '') this.#after(connectTime, () => this.#connectPush());
    if (pullUrl !== '') this.#after(connectTime, () => this.#connectPull());
  }

  /** The element is gone from the page. */
  end(): void {
    this.#stop();
    for (const unsubscribe of this.#unsubscribe.splice(0)) unsubscribe();
    this.#services.contexts.detach(this.#config.id, this.#controls);
  }

  /** What it is now, without its URLs, which are secret. */
  get component(): Component {
    return {
      pushes: this.#config.pushUrl !== '',
      pulls: this.#config.pullUrl !== '',
      sends: this.#pushing,
      plays: this.#playing,
      camera: this.#camera,
      muted: this.#muted,
      ended: this.#ended,
    };
  }

  readonly #controls: RtcRoomControls = {
    stop: () => this.#stop(),
    enableCamera: (enable) => {
      if (!this.#services.device.profile.contextCallsWork) return;
      this.#camera = enable;
      this.#switched();
    },
    mute: (muted) => {
      if (!this.#services.device.profile.contextCallsWork) return;
      this.#muted = muted;
      this.#switched();
    },
  };

  #switched(): void {
    this.#applyPicture();
    this.#services.live.changed();
  }

  async #openCamera(): Promise<void> {
    const { device } = this.#services;
    if (this.#camera && !device.mayUseCamera()) this.#error(noCameraPermission, 'no camera permission');
    if (!this.#muted && !device.mayUseMicrophone()) {
      this.#error(noMicrophonePermission, 'no microphone permission');
    }
    try {
      const picture = await this.#services.openCamera(this.#config.fps);
      if (this.#ended) return picture.end();
      this.#picture = picture;
      this.#applyPicture();
      this.#output.local(picture.stream);
      if (this.#pushing) this.#publish(picture);
    } catch (reason) {
      this.#error(noCameraPermission, reason instanceof Error ? reason.message : 'no camera');
    }
  }

  #connectPush(): void {
    const { device, faults } = this.#services;
    if (!device.profile.online || faults.take('push')) return this.#fail('push');
    this.#pushing = true;
    if (this.#picture !== null) this.#publish(this.#picture);
    this.#code(3800);
  }

  #publish(picture: PictureSource): void {
    const stream = streamOf(this.#config.pushUrl);
    this.#published = this.#services.exchange.publish(stream, picture.stream);
  }

  #connectPull(): void {
    const { device, faults, exchange } = this.#services;
    if (!device.profile.online || faults.take('pull')) return this.#fail('pull');
    this.#waitForSource();
    this.#viewed = exchange.view(streamOf(this.#config.pullUrl), {
      arrived: (stream) => this.#play(stream),
      lost: () => this.#waitForSource(),
    });
  }

  #play(stream: MediaStream): void {
    if (this.#ended) return;
    this.#clear(this.#sourceWait);
    this.#sourceWait = null;
    this.#output.remote(stream);
    if (this.#playing) return;
    this.#playing = true;
    this.#output.emit('participantEnter', {});
    this.#code(3802);
  }

  /** A source that comes back in time is played on without a word. */
  #waitForSource(): void {
    if (this.#ended || this.#sourceWait !== null) return;
    this.#sourceWait = this.#after(sourcePatience, () => {
      this.#sourceWait = null;
      if (this.#playing) this.#output.emit('participantLeave', {});
      this.#fail('pull');
    });
  }

  #networkChanged(online: boolean): void {
    this.#published?.hold(!online);
    this.#output.frozen(!online);
    this.#clear(this.#outageWait);
    this.#outageWait = online ? null : this.#after(outagePatience, () => this.#loseBoth());
  }

  #loseBoth(): void {
    if (this.#pushing) this.#fail('push');
    if (this.#playing) this.#fail('pull');
  }

  #breakIfRunning(direction: Direction): void {
    const running = direction === 'push' ? this.#pushing : this.#viewed !== null;
    if (running && this.#services.faults.take(direction)) this.#fail(direction);
  }

  #fail(direction: Direction): void {
    if (direction === 'push') {
      this.#endPush();
      this.#code(3801);
    } else {
      this.#endPull();
      this.#code(3803);
    }
  }

  #hide(hidden: boolean): void {
    this.#hidden = hidden;
    this.#applyPicture();
  }

  #applyPicture(): void {
    if (this.#picture === null) return;
    const { device } = this.#services;
    this.#picture.camera = this.#camera && device.mayUseCamera();
    this.#picture.muted = this.#muted || !device.mayUseMicrophone();
    this.#picture.hidden = this.#hidden;
  }

  #endPush(): void {
    this.#published?.end();
    this.#published = null;
    this.#pushing = false;
  }

  #endPull(): void {
    this.#viewed?.end();
    this.#viewed = null;
    this.#playing = false;
    this.#output.remote(null);
  }

  /** Ends the media and everything that waits; the element itself may stay. */
  #stop(): void {
    if (this.#ended) return;
    this.#ended = true;
    for (const timer of this.#timers) this.#clock.clearTimeout(timer);
    this.#timers.clear();
    this.#endPush();
    this.#endPull();
    this.#picture?.end();
    this.#picture = null;
    this.#output.local(null);
    this.#services.live.changed();
  }

  #code(code: 3800 | 3801 | 3802 | 3803): void {
    this.#services.live.changed();
    this.#output.emit('rtmpEvent', { code });
  }

  #error(error: number, errorMessage: string): void {
    this.#output.emit('error', { error, errorMessage });
  }

  #after(ms: number, run: () => void): number {
    const timer = this.#clock.setTimeout(() => {
      this.#timers.delete(timer);
      run();
    }, ms);
    this.#timers.add(timer);
    return timer;
  }

  #clear(timer: number | null): void {
    if (timer === null) return;
    this.#clock.clearTimeout(timer);
    this.#timers.delete(timer);
  }
}
