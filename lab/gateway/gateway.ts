/**
 * A stand-in for ZEGO's service, for tests and the lab. It can never replace that service: it carries no media, knows no
 * accounts, and answers only what the SDK's call path asks (npm `zego-express-engine-miniprogram` 3.6.0 and
 * ZEGO's Alipay build). That something works here says nothing about a phone on ZEGO's network.
 *
 * The core is neutral to transport and time: clients are connected as peers (node/server.ts does it over WebSockets,
 * a browser over whatever it has), time comes from the clock, and for the same input in the same order the
 * answers are the same. Nothing here uses randomness.
 */
import { Attendances } from './attendances.ts';
import { Timers } from './clock.ts';
import type { Fault } from './fault.ts';
import { Faults } from './faults.ts';
import { Journal } from './journal.ts';
import { Link } from './link.ts';
import type { GatewayConnection, GatewayPeer, LinkParts } from './link.ts';
import { settingsOf } from './options.ts';
import type { GatewayOptions } from './options.ts';
import { RoomService } from './room-service.ts';
import type { Room } from './rooms.ts';
import { StandingFaults } from './standing-faults.ts';
import { TokenGate } from './token-gate.ts';

const refused: GatewayConnection = { receive: () => undefined, closed: () => undefined };
const httpLogAnswer = JSON.stringify({ interval: 10_000 });

export class Gateway {
  readonly journal: Journal;
  readonly faults: Faults;
  readonly #timers: Timers;
  readonly #standing = new StandingFaults();
  readonly #attendances: Attendances;
  readonly #linkParts: LinkParts;
  readonly #links = new Set<Link>();
  /** by label, of connections that are over */
  readonly #lastUsers = new Map<string, string>();
  readonly #httpLogListeners = new Set<(body: string) => void>();
  #connections = 0;

  /** Throws RangeError when tokens are to be checked and `secret` is not 32 bytes. */
  constructor(options: GatewayOptions) {
    const now = () => Math.trunc(options.clock.now());
    const knowsApp = (appId: number) => options.appIds === undefined || options.appIds.includes(appId);
    const settings = settingsOf(options);
    const standing = this.#standing;
    const tokens = new TokenGate(options, now);
    const journal = new Journal(now);
    this.journal = journal;
    this.#timers = new Timers(options.clock);
    const attendances = new Attendances(journal, this.#timers, now, settings);
    this.#attendances = attendances;
    const shared = { journal, standing, attendances, settings, now, knowsApp };
    this.#linkParts = { ...shared, roomService: new RoomService({ ...shared, tokens }) };
    const faultsParts = { attendances, standing, tokens, journal, timers: this.#timers, links: this.#links };
    this.faults = new Faults(faultsParts);
  }

  /** The rooms as they are now, for tests and the lab's panel. */
  get rooms(): readonly Room[] {
    return this.#attendances.rooms.all();
  }

  /** Whether a new socket would be let in; a transport that can refuse at the door asks this first. */
  get acceptsSockets(): boolean {
    return !this.#standing.refusesSockets;
  }

  /** A client's socket is open. While sockets are refused, the peer is closed on the clock's next turn. */
  connect(peer: GatewayPeer, label = 'socket'): GatewayConnection {
    this.#connections += 1;
    const name = `${label}#${this.#connections}`;
    if (!this.acceptsSockets) {
      this.journal.add({ type: 'socketRefused', connection: name });
      this.#timers.after(0, () => peer.close());
      return refused;
    }
    const link = new Link(name, peer, this.#linkParts, () => {
      this.#links.delete(link);
      if (link.userId !== '') this.#lastUsers.set(label, link.userId);
    });
    this.#links.add(link);
    return link;
  }

  /** The user who was last named on a connection with this label, '' before anyone was. */
  userAt(label: string): string {
    const links = [...this.#links].filter(
      ({ name, userId }) => userId !== '' && name.startsWith(`${label}#`),
    );
    return links.at(-1)?.userId ?? this.#lastUsers.get(label) ?? '';
  }

  /** A post of the SDK's log. Counted, shown to the listeners, not kept. Returns the JSON to answer with. */
  httpLog(body: string): string {
    this.journal.counts.httpLogPosts += 1;
    this.journal.counts.httpLogBytes += new TextEncoder().encode(body).length;
    for (const listener of this.#httpLogListeners) listener(body);
    return httpLogAnswer;
  }

  /** Lets a test look at what is posted, for example for tokens; returns how to stop. */
  onHttpLog(listener: (body: string) => void): () => void {
    this.#httpLogListeners.add(listener);
    return () => void this.#httpLogListeners.delete(listener);
  }

  /** A fault as data; see fault.ts for its forms and `parseFault`. */
  applyFault(fault: Fault): void {
    this.faults.apply(fault);
  }

  /** Closes every connection and leaves no timer. */
  dispose(): void {
    for (const link of [...this.#links]) link.drop();
    this.#timers.cancelAll();
  }
}
