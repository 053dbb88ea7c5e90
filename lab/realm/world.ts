/**
 * Phones, the gateway between them, and time that moves only when told to: what scenarios, contract and unit tests run
 * the built mini-program in. The same seed and script give the same trace.
 */
import { seededRandom, VirtualClock } from '../clock/index.ts';
import { Gateway, type GatewayOptions } from '../gateway/index.ts';
import type { HttpRoute } from '../platform/index.ts';
import { Media } from './media.ts';
import { nodeSettle } from './node-settle.ts';
import { Phone, type PhoneOptions } from './phone.ts';
import { directoryFiles, type ProgramFiles } from './program-files.ts';
import { inPromiseOrder, type PromiseOrder } from './promise-order.ts';
import { traceLine, type TraceEntry } from './trace.ts';

/** What comes first of what happens at one instant: what was sent first, or, across senders, as the seed draws. */
export const eventOrders = ['sent', 'shuffled'] as const;
export type EventOrder = (typeof eventOrders)[number];

export interface WorldOptions {
  /** default 1 */
  readonly seed?: number;
  /** ms one way, default 20 */
  readonly latencyMs?: number;
  /** ms at most on top, default 0 */
  readonly jitterMs?: number;
  /** the built mini-program, or the directory it lies in; default `dist` */
  readonly program?: ProgramFiles | string;
  /** default `microtasks` */
  readonly promises?: PromiseOrder;
  /** default `sent` */
  readonly events?: EventOrder;
  /** ms from `setData` to the view, default 8 */
  readonly renderDelayMs?: number;
  readonly gateway?: Omit<GatewayOptions, 'clock'>;
  /** servers beside ZEGO's, such as the credentials endpoint */
  readonly routes?: readonly HttpRoute[];
  /** ms since the epoch */
  readonly startAt?: number;
}

export class World {
  readonly clock: VirtualClock;
  readonly gateway: Gateway;
  readonly media = new Media();
  readonly trace: TraceEntry[] = [];
  readonly phones = new Map<string, Phone>();
  readonly #options: WorldOptions;
  readonly #files: ProgramFiles;

  constructor(options: WorldOptions = {}) {
    this.#options = options;
    const { startAt, program = 'dist', seed = 1, promises = 'microtasks', events = 'sent' } = options;
    this.clock = new VirtualClock({
      settle: nodeSettle,
      ...(startAt === undefined ? {} : { startAt }),
      ...(events === 'sent' ? {} : { ties: seededRandom(seed, 'events') }),
    });
    this.gateway = new Gateway({ ...options.gateway, clock: this.clock.ownedBy('gateway') });
    const files = typeof program === 'string' ? directoryFiles(program) : program;
    this.#files = inPromiseOrder(files, promises, seed);
  }

  /** A new phone, not yet launched. Names are unique. */
  phone(name: string, options: PhoneOptions = {}): Phone {
    if (this.phones.has(name)) throw new Error(`there is a phone ${name} already`);
    const { seed = 1, latencyMs = 20, jitterMs = 0, renderDelayMs = 8, routes = [] } = this.#options;
    const phone = new Phone(
      {
        name,
        seed,
        clock: this.clock,
        gateway: this.gateway,
        media: this.media,
        files: this.#files,
        latencyMs,
        jitterMs,
        renderDelayMs,
        routes,
        trace: (entry) => this.trace.push({ at: this.clock.elapsed(), ...entry }),
      },
      options,
    );
    this.phones.set(name, phone);
    return phone;
  }

  /** Lets `ms` pass. */
  run(ms: number): Promise<void> {
    return this.clock.advance(ms);
  }

  /** Lets time pass until it holds; throws after `limitMs` with the end of the trace. */
  async until(predicate: () => boolean, limitMs: number, what = 'the condition'): Promise<void> {
    if (await this.clock.runUntil(predicate, limitMs)) return;
    throw new Error(`${what} did not hold within ${limitMs} ms:\n${this.traceText(30)}`);
  }

  /** Forgets what was written down so far: in a long run the records would weigh more than the program. */
  forget(): void {
    this.trace.length = 0;
    this.gateway.journal.forget();
    for (const phone of this.phones.values()) phone.forget();
  }

  /** The trace as lines, all of it or the last ones. */
  traceText(last = this.trace.length): string {
    return this.trace
      .slice(Math.max(0, this.trace.length - last))
      .map(traceLine)
      .join('\n');
  }
}

export const createWorld = (options: WorldOptions = {}): World => new World(options);
