/**
 * Phones that hold engines against the loopback gateway: the bundle runs in a bare realm, in virtual time, over the
 * lab's `my.*`. Every event, call on the vendor, printed line and log post is kept.
 */
import { basename, dirname } from 'node:path';
import { VirtualClock, seededRandom } from '../../../lab/clock/index.ts';
import {
  Gateway,
  type GatewayConnection,
  type GatewayOptions,
  type GatewayPeer,
} from '../../../lab/gateway/index.ts';
import {
  createMy,
  Device,
  LoopbackNetwork,
  MemoryStorage,
  type NavigationPort,
  PhoneEvents,
  RtcRoomContexts,
} from '../../../lab/platform/index.ts';
import { BareRealm, directoryFiles, nodeSettle } from '../../../lab/realm/index.ts';
import { CapturedConsole } from '../../../lab/realm/captured-console.ts';
import { ModuleLoader } from '../../../lab/realm/module-loader.ts';
import { Screen } from '../../../lab/realm/screen.ts';
import type { CallError, MalformedEvent, User, ZegoEvent } from '../../../machines/index.ts';
import type {
  CreateZegoEngine,
  EngineMove,
  ZegoCall,
  ZegoEngine,
  ZegoEngineOptions,
} from '../../../src/adapters/zego/engine.ts';

export type EngineEvent = ZegoEvent | MalformedEvent;

export const appId = 1234567890;
const server = 'wss://webliveroom-test.zego.im/ws';

/** How a command ended; `pending` for one that has not. */
export type Outcome<Value> =
  | { readonly state: 'pending' }
  | { readonly state: 'resolved'; readonly value: Value }
  | { readonly state: 'rejected'; readonly error: CallError; readonly message: string };

export interface Held {
  readonly engine: ZegoEngine;
  readonly events: EngineEvent[];
  readonly calls: ZegoCall[];
  readonly moves: EngineMove[];
  /** The events of one type, without its name and session. */
  of(type: EngineEvent['type']): unknown[];
  types(): string[];
}

export class Phone {
  readonly name: string;
  readonly user: User;
  readonly device = new Device();
  readonly network: LoopbackNetwork;
  readonly posts: string[] = [];
  readonly #console: CapturedConsole;
  readonly #stage: Stage;
  readonly #leftovers: ReturnType<typeof createMy>['leftovers'];
  readonly #createZegoEngine: CreateZegoEngine;
  readonly #lines: { forgotten: boolean }[] = [];
  #sessions = 0;

  constructor(stage: Stage, name: string, bundle: string) {
    this.name = name;
    this.user = { id: name, name: name.toUpperCase() };
    this.#stage = stage;
    const clock = stage.clock.ownedBy(name);
    this.network = new LoopbackNetwork({
      clock: stage.clock.ownedBy(`network of ${name}`),
      gateway: {
        connect: (peer, label) => this.#onALine(peer, (own) => stage.gateway.connect(own, label)),
        httpLog: (body) => {
          this.posts.push(body);
          return stage.gateway.httpLog(body);
        },
      },
      device: this.device,
      random: seededRandom(1, name),
      label: name,
      latencyMs: 20,
      jitterMs: 0,
    });
    this.#console = new CapturedConsole(() => stage.clock.elapsed());
    const realm = new BareRealm({
      name,
      clock,
      random: seededRandom(1, `${name} js`),
      globals: {
        console: this.#console.console,
        setTimeout: (run: () => void, ms?: number) => clock.setTimeout(run, ms ?? 0),
        setInterval: (run: () => void, ms?: number) => clock.setInterval(run, ms ?? 0),
        clearTimeout: (handle: unknown) => clock.clearTimeout(handle),
        clearInterval: (handle: unknown) => clock.clearInterval(handle),
      },
    });
    const { my, leftovers } = createMy({
      clock: stage.clock.ownedBy(`platform of ${name}`),
      network: this.network,
      device: this.device,
      events: new PhoneEvents(),
      storage: new MemoryStorage(),
      navigation: nowhere,
      rtcRooms: new RtcRoomContexts(() => clock.now()),
      ui: new Screen(),
      intrinsics: realm.intrinsics,
    });
    realm.define({ my });
    this.#leftovers = leftovers;
    const modules = new ModuleLoader(realm, directoryFiles(dirname(bundle)));
    const exports = modules.load(basename(bundle)) as { createZegoEngine: CreateZegoEngine };
    this.#createZegoEngine = exports.createZegoEngine;
  }

  /** Everything on the sockets of now is lost both ways, and no end of them is told; the next ones work: a NAT has forgotten them. */
  forgetSockets(): void {
    for (const line of this.#lines) line.forgotten = true;
  }

  #onALine(peer: GatewayPeer, connect: (peer: GatewayPeer) => GatewayConnection): GatewayConnection {
    const line = { forgotten: false };
    this.#lines.push(line);
    const connection = connect({
      send: (frame) => line.forgotten || peer.send(frame),
      close: () => line.forgotten || peer.close(),
    });
    return {
      receive: (frame) => line.forgotten || connection.receive(frame),
      closed: () => connection.closed(),
    };
  }

  /** Lines that the code on the phone printed. */
  get printed(): readonly string[] {
    return this.#console.entries.map(({ text }) => text);
  }

  /** A new engine, with a session number of its own. */
  engine(options: Partial<ZegoEngineOptions> = {}): Held {
    const events: EngineEvent[] = [];
    const calls: ZegoCall[] = [];
    const moves: EngineMove[] = [];
    this.#sessions += 1;
    const engine = this.#createZegoEngine({
      appId,
      server,
      session: this.#sessions,
      telemetry: 'redacted',
      send: (event) => events.push(structuredClone(plain(event))),
      observe: (call) => calls.push({ ...call }),
      moved: (move) => moves.push(plain(move)),
      ...options,
    });
    this.#stage.engines.push(engine);
    return {
      engine,
      events,
      calls,
      moves,
      of: (type) => events.filter((event) => event.type === type).map(withoutName),
      types: () => events.map(({ type }) => type),
    };
  }

  /** What the realm and the platform still hold for this phone. */
  get left(): { timers: number; sockets: number; networkListeners: number } {
    const { sockets, networkListeners } = this.#leftovers();
    return { timers: this.#stage.clock.liveTimers(this.name).length, sockets, networkListeners };
  }

  /** An engine that is in the room. */
  async inRoom(
    room: string,
    token = 'token-of-nobody',
    options: Partial<ZegoEngineOptions> = {},
  ): Promise<Held> {
    const held = this.engine(options);
    const outcome = await this.#stage.outcome(held.engine.loginRoom(room, this.user, token));
    if (outcome.state !== 'resolved')
      throw new Error(`${this.name} did not get in: ${JSON.stringify(outcome)}`);
    await this.#stage.clock.advance(300);
    return held;
  }
}

export class Stage {
  readonly clock = new VirtualClock({ settle: nodeSettle });
  readonly gateway: Gateway;
  readonly engines: ZegoEngine[] = [];
  readonly #bundle: string;

  constructor(bundle: string, options: Partial<GatewayOptions> = {}) {
    this.#bundle = bundle;
    this.gateway = new Gateway({ clock: this.clock.ownedBy('gateway'), ...options });
  }

  phone(name: string): Phone {
    return new Phone(this, name, this.#bundle);
  }

  /** Lets time pass until the promise settles, at most `limitMs`. */
  async outcome<Value>(promise: Promise<Value>, limitMs = 10_000): Promise<Outcome<Value>> {
    const watched = this.watch(promise);
    await this.clock.runUntil(() => watched.outcome.state !== 'pending', limitMs);
    return watched.outcome;
  }

  watch<Value>(promise: Promise<Value>): { outcome: Outcome<Value> } {
    const watched: { outcome: Outcome<Value> } = { outcome: { state: 'pending' } };
    promise.then(
      (value) => {
        watched.outcome = { state: 'resolved', value };
      },
      (reason: unknown) => {
        const { error, message } = reason as { error: CallError; message: string };
        watched.outcome = { state: 'rejected', error: plain(error), message };
      },
    );
    return watched;
  }

  dispose(): void {
    for (const engine of this.engines) engine.dispose();
    this.gateway.dispose();
  }
}

/** Objects of the realm, as objects of the test's own. */
const plain = <Value>(value: Value): Value => JSON.parse(JSON.stringify(value)) as Value;

function withoutName(event: EngineEvent): unknown {
  return Object.fromEntries(Object.entries(event).filter(([name]) => name !== 'type' && name !== 'session'));
}

const refuse = (): Promise<never> => Promise.reject(new Error('there are no pages here'));
const nowhere: NavigationPort = {
  navigateTo: refuse,
  redirectTo: refuse,
  reLaunch: refuse,
  navigateBack: refuse,
  askBeforeUnload: () => undefined,
};
