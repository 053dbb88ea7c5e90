/** One person of a scenario with a phone in hand: what they do, and what is seen of it from outside. */
import type { DeviceProfile } from '../../lab/platform/index.ts';
import type { Page, Phone, World } from '../../lab/realm/index.ts';
import { urlPending, wantedPair } from '../../machines/context.ts';
import { callView } from '../../machines/index.ts';
import type { CallView } from '../../machines/index.ts';
import type { BoundCall } from '../../src/bind-call.ts';
import type { ZegoCall } from '../../src/adapters/zego/engine.ts';
import { leastMounts } from './least-mounts.ts';
import type { Wanted } from './least-mounts.ts';
import type { Shows } from './script.ts';

const callRoute = 'src/pages/call/index';
/** ms; a page opens within it */
const pageLimit = 5_000;

export interface JoinChoice {
  readonly room: string;
  readonly publish: boolean;
  readonly camera: boolean;
  readonly microphone: boolean;
  readonly taps: number;
}

export class Actor {
  readonly user: string;
  readonly phone: Phone;
  /** calls on the ZEGO SDK, in order */
  readonly sdkCalls: ZegoCall[] = [];
  /** every call page that was opened */
  readonly callPages: Page[] = [];
  /** of each call page, in the same order */
  readonly #wanted: Wanted[][] = [];
  /** as it was before anything went wrong */
  readonly profile: DeviceProfile;
  readonly #world: World;
  readonly #listeners = new Set<(call: ZegoCall) => void>();

  constructor(world: World, phone: Phone, user: string) {
    this.#world = world;
    this.phone = phone;
    this.profile = phone.device.profile;
    this.user = user;
  }

  /** Opens the mini-program, fills in the lobby and taps join, or "watch only". */
  async join(choice: JoinChoice): Promise<void> {
    const { phone } = this;
    if (phone.pages.length === 0) phone.launch();
    await this.#world.until(() => phone.view.has('#join'), pageLimit, `the lobby of ${phone.name}`);
    phone.input('#room', choice.room);
    if (!choice.camera) phone.change('#cameraChoice', false);
    if (!choice.microphone) phone.change('#microphoneChoice', false);
    await this.#world.run(50);
    const button = choice.publish ? '#join' : '#watch';
    // a second tap of an impatient finger meets whatever is there by then
    for (let tap = 0; tap < choice.taps; tap += 1) if (phone.view.has(button)) phone.tap(button);
    await this.#world.until(
      () => phone.page.route === callRoute,
      pageLimit,
      `the call page of ${phone.name}`,
    );
    this.notice();
  }

  /** Watches the call pages that were opened since. */
  notice(): void {
    for (const page of this.phone.openedPages)
      if (page.route === callRoute && !page.unloaded) this.#watch(page);
  }

  /** Calls back at every call on the SDK, in its turn, until the returned function is called. */
  onSdkCall(listener: (call: ZegoCall) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** What the call shows, on its page or, after the page is gone, where its chart stands. */
  get shows(): Required<Shows> {
    const { status, publisher, player, remote, remoteEnd, error, ...view } = this.#view();
    return {
      status,
      publisher,
      player,
      remote,
      remoteEnd,
      camera: view.camera,
      microphone: view.microphone,
      remoteCamera: view.remoteCamera,
      remoteMicrophone: view.remoteMicrophone,
      error,
      mounted: this.phone.rtcRoom.current !== undefined,
    };
  }

  get snapshot() {
    return this.#call().snapshot();
  }

  /** What the flight recorder of each call holds, as JSON. */
  get traces(): readonly string[] {
    return this.callPages.map((page) => callOf(page).trace());
  }

  /** The fewest mounts that could have served what the calls wanted. */
  get leastMounts(): number {
    return this.#wanted.reduce((sum, history) => sum + leastMounts(history), 0);
  }

  /** Error kinds that the call page showed, in order. */
  get errors(): readonly string[] {
    return this.callPages
      .flatMap(({ ledger }) => ledger.patches)
      .map(({ patch }) => patch['error'])
      .filter((error) => typeof error === 'string' && error !== '')
      .map(String);
  }

  #view(): CallView {
    return callView(this.#call().snapshot());
  }

  #call(): BoundCall {
    const page = this.callPages.at(-1);
    if (page === undefined) throw new Error(`${this.phone.name} has no call`);
    return callOf(page);
  }

  #watch(page: Page): void {
    if (this.callPages.includes(page)) return;
    this.callPages.push(page);
    const call = callOf(page);
    const wanted: Wanted[] = [];
    this.#wanted.push(wanted);
    const note = (): void => {
      const { context } = call.snapshot();
      wanted.push({ at: this.#world.clock.now(), pair: wantedPair(context), pending: urlPending(context) });
      this.phone.saidAndSent.look();
    };
    note();
    call.inspect((inspected) => {
      if (inspected.type === '@xstate.snapshot' && inspected.actorRef.sessionId === inspected.rootId) note();
    });
    call.observe((sdkCall) => {
      this.sdkCalls.push(sdkCall);
      for (const listener of [...this.#listeners]) listener(sdkCall);
    });
  }
}

/** The page's own call, from the mini-program's realm. */
export const callOf = (page: Page): BoundCall => {
  const call: unknown = Reflect.get(page.instance, 'call');
  if (typeof call !== 'object' || call === null) throw new Error('the page has no call');
  return call as BoundCall;
};
