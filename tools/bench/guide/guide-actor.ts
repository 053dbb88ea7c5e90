/** One person of a scenario with the guide's page (`lab/guide-page`) in hand, for the same scripts. */
import type { Page, Phone, World } from '../../../lab/realm/index.ts';
import type { ZegoCall } from '../../../src/adapters/zego/engine.ts';
import { Actor } from '../../scenario/actor.ts';
import type { JoinChoice } from '../../scenario/actor.ts';
import type { Shows } from '../../scenario/script.ts';

/** ms of virtual time */
const limit = 5_000;

const sdkMethods = ['loginRoom', 'startPublishingStream', 'startPlayingStream', 'logoutRoom'] as const;

export class GuideActor extends Actor {
  readonly #world: World;
  readonly #listeners = new Set<(call: ZegoCall) => void>();
  #watched: Page | undefined;

  constructor(world: World, phone: Phone, user: string) {
    super(world, phone, user);
    this.#world = world;
  }

  /** Opens the page and fills in the room. Until then it is a lobby, whose patches are not counted. */
  async prepare(room: string): Promise<void> {
    const { phone } = this;
    if (phone.pages.length === 0) phone.launch();
    await this.#world.until(() => this.#engine !== undefined && phone.view.has('#join'), limit, 'the page');
    this.#watch();
    phone.input('#room', room);
    await this.#world.run(50);
    if (phone.rtcRoom.mounts.length === 0) phone.page.ledger.patches.length = 0;
  }

  override async join({ room, publish, taps }: JoinChoice): Promise<void> {
    await this.prepare(room);
    for (let tap = 0; tap < taps; tap += 1) this.phone.tap(publish ? '#join' : '#watch');
  }

  override onSdkCall(listener: (call: ZegoCall) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** In the words of the call page, as far as the guide's page has any. */
  override get shows(): Required<Shows> {
    const { data, instance } = this.callPages.at(-1) ?? this.phone.page;
    const isIn = Reflect.get(instance, 'isIn') === true;
    const shown = { CONNECTED: 'connected', CONNECTING: isIn ? 'reconnecting' : 'loggingIn' } as const;
    const state = data['state'];
    return {
      status: state === 'CONNECTED' || state === 'CONNECTING' ? shown[state] : isIn ? 'ended' : 'idle',
      publisher: data['publisher'] as Required<Shows>['publisher'],
      player: data['player'] as Required<Shows>['player'],
      remote: '',
      remoteEnd: 'none',
      remoteCamera: true,
      remoteMicrophone: true,
      camera: true,
      microphone: true,
      error: '',
      mounted: this.phone.rtcRoom.current !== undefined,
    };
  }

  get #engine(): object | undefined {
    return Reflect.get(this.phone.page.instance, 'engine') as object | undefined;
  }

  /** The SDK tells nobody what it is asked: its methods are wrapped. */
  #watch(): void {
    const { page } = this.phone;
    const engine = this.#engine;
    if (this.#watched === page || engine === undefined) return;
    this.#watched = page;
    this.callPages.push(page);
    for (const method of sdkMethods) {
      const original = Reflect.get(engine, method) as (...given: unknown[]) => unknown;
      Reflect.set(engine, method, (...given: unknown[]): unknown => {
        this.#tell({ method, target: String(given[0]) });
        return original.apply(engine, given);
      });
    }
  }

  #tell(call: ZegoCall): void {
    this.sdkCalls.push(call);
    for (const listener of [...this.#listeners]) listener(call);
  }
}
