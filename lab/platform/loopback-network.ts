/**
 * The network between phones and the loopback gateway, inside one process: latency and jitter that a seed repeats,
 * frames in order per direction, and three ways to fail: offline (sockets break, connects fail), half-open (sockets
 * stay, whatever is sent is lost, both ways), and slow.
 */
import type { Clock, Random } from '../clock/index.ts';
import type { GatewayConnection } from '../gateway/index.ts';
import type { Device } from './device.ts';
import type { GatewayPort } from './gateway-port.ts';
import type {
  HttpExchange,
  HttpHandlers,
  HttpRequest,
  HttpResponse,
  NetworkPort,
  SocketHandlers,
  SocketLink,
} from './ports.ts';

/** A server beside ZEGO's, such as the developer's credentials endpoint. */
export interface HttpRoute {
  matches(request: HttpRequest): boolean;
  /** `null` never answers; a rejection is what the phone is told of a network that failed. */
  answer(request: HttpRequest): HttpResponse | null | Promise<HttpResponse | null>;
}

export interface LoopbackNetworkOptions {
  readonly clock: Clock;
  readonly gateway: GatewayPort;
  readonly device: Device;
  readonly random: Random;
  /** names the phone's connections in the gateway's trace */
  readonly label: string;
  /** ms, one way */
  readonly latencyMs: number;
  /** ms at most on top of the latency, drawn anew for every message */
  readonly jitterMs: number;
  readonly routes?: readonly HttpRoute[];
}

/** A server that sockets reach besides the gateway, by its own means and in its own time. */
export interface SocketServer {
  matches(url: string): boolean;
  connect(url: string, handlers: SocketHandlers): SocketLink;
}

const goingAway = 1006;

export class LoopbackNetwork implements NetworkPort {
  latencyMs: number;
  jitterMs: number;
  readonly #options: LoopbackNetworkOptions;
  readonly #sockets = new Set<LoopbackSocket>();
  readonly #exchanges = new Set<LoopbackExchange>();
  readonly #closesToReport: GatewayConnection[] = [];
  readonly #servers: SocketServer[] = [];
  #lanes = 0;
  #halfOpen = false;

  constructor(options: LoopbackNetworkOptions) {
    this.#options = options;
    this.latencyMs = options.latencyMs;
    this.jitterMs = options.jitterMs;
    options.device.changes.add(({ before, after }) => {
      if (before.online && !after.online) this.#breakAll();
    });
  }

  /** Sockets that are connecting or open. */
  get live(): number {
    return this.#sockets.size;
  }

  get online(): boolean {
    return this.#options.device.profile.online;
  }

  get halfOpen(): boolean {
    return this.#halfOpen;
  }

  /** While half-open everything sent is lost in both directions, and neither side notices. */
  set halfOpen(halfOpen: boolean) {
    this.#halfOpen = halfOpen;
    if (!halfOpen) for (const connection of this.#closesToReport.splice(0)) connection.closed();
  }

  /** The sockets of now lose whatever is sent from here on, for good and without a word: what a change of networks does to them. */
  silenceSockets(): void {
    for (const socket of this.#sockets) socket.silence();
  }

  addServer(server: SocketServer): void {
    this.#servers.push(server);
  }

  connect(url: string, handlers: SocketHandlers): SocketLink {
    const server = this.#servers.find((one) => one.matches(url));
    if (server !== undefined) return server.connect(url, handlers);
    const socket = new LoopbackSocket(this.#options, this.#path(), handlers, () =>
      this.#sockets.delete(socket),
    );
    this.#sockets.add(socket);
    socket.open(isAccessHub(url));
    return socket;
  }

  request(request: HttpRequest, handlers: HttpHandlers): HttpExchange {
    const exchange = new LoopbackExchange(this.#options.clock, this.#path(), handlers, () =>
      this.#exchanges.delete(exchange),
    );
    this.#exchanges.add(exchange);
    exchange.start(() => this.#serve(request));
    return exchange;
  }

  #path(): NetworkPath {
    const path: NetworkPath = {
      delay: () => this.latencyMs + Math.floor(this.#options.random() * (this.jitterMs + 1)),
      passes: () => this.online && !this.#halfOpen,
      online: () => this.online,
      reportClosed: (connection) => {
        if (this.#halfOpen) this.#closesToReport.push(connection);
        else connection.closed();
      },
      lane: (own) => this.#lane(own),
    };
    return path;
  }

  /** Its timers carry a label of its own: nothing orders the messages of one lane against those of another. */
  #lane(path: NetworkPath): Lane {
    const { clock, label } = this.#options;
    this.#lanes += 1;
    return new Lane(clock.ownedBy(`${label} lane ${this.#lanes}`), path);
  }

  #serve(request: HttpRequest): HttpResponse | null | Promise<HttpResponse | null> {
    const route = this.#options.routes?.find((candidate) => candidate.matches(request));
    if (route !== undefined) return route.answer(request);
    if (!/\/httplog($|\?)/.test(request.url)) return { status: 404, body: '' };
    const body = this.#options.gateway.httpLog(request.body);
    return { status: 200, headers: { 'content-type': 'application/json' }, body };
  }

  #breakAll(): void {
    for (const socket of [...this.#sockets]) socket.break('network is down');
    for (const exchange of [...this.#exchanges]) exchange.break('network is down');
  }
}

/** Both of ZEGO's builds open no other sockets. */
const isAccessHub = (url: string): boolean => /^wss:\/\/[^/?]+\/accesshub($|\?)/.test(url);

/** How messages of one phone travel. */
interface NetworkPath {
  /** ms for the next message */
  delay(): number;
  /** whether a message sent or arriving now gets through */
  passes(): boolean;
  online(): boolean;
  /** Tells the server that a connection is over, as soon as it can be told. */
  reportClosed(connection: GatewayConnection): void;
  /** A new one. */
  lane(own: NetworkPath): Lane;
}

/** One direction: messages arrive in the order in which they were sent. */
class Lane {
  readonly #clock: Clock;
  readonly #path: NetworkPath;
  #lastArrival = 0;

  constructor(clock: Clock, path: NetworkPath) {
    this.#clock = clock;
    this.#path = path;
  }

  send(arrive: () => void, lost: () => void = () => undefined): void {
    if (!this.#path.passes()) {
      lost();
      return;
    }
    const arrival = Math.max(this.#lastArrival, this.#clock.now() + this.#path.delay());
    this.#lastArrival = arrival;
    this.#clock.setTimeout(() => {
      if (this.#path.passes()) arrive();
      else lost();
    }, arrival - this.#clock.now());
  }
}

class LoopbackSocket implements SocketLink {
  readonly #options: LoopbackNetworkOptions;
  readonly #path: NetworkPath;
  readonly #handlers: SocketHandlers;
  readonly #ended: () => void;
  readonly #up: Lane;
  readonly #down: Lane;
  #connection: GatewayConnection | null = null;
  #closed = false;
  #silent = false;

  constructor(
    options: LoopbackNetworkOptions,
    path: NetworkPath,
    handlers: SocketHandlers,
    ended: () => void,
  ) {
    this.#options = options;
    this.#path = { ...path, passes: () => path.passes() && !this.#silent };
    this.#handlers = handlers;
    this.#ended = ended;
    this.#up = path.lane(this.#path);
    this.#down = path.lane(this.#path);
  }

  silence(): void {
    this.#silent = true;
  }

  open(known: boolean): void {
    if (!this.#path.online()) this.#soon(() => this.break('network is down'));
    else if (!known) this.#soon(() => this.break('no such host'));
    else this.#up.send(() => this.#accepted());
  }

  send(data: string | Uint8Array): void {
    const frame = typeof data === 'string' ? new TextEncoder().encode(data) : data.slice();
    this.#up.send(() => this.#connection?.receive(frame));
  }

  close(code: number, reason: string): void {
    this.#soon(() => {
      if (this.#closed) return;
      this.#up.send(
        () => this.#hangUp(),
        () => this.#hangUp(),
      );
      this.#end(code, reason);
    });
  }

  break(explanation: string): void {
    if (this.#closed) return;
    this.#handlers.failed(explanation);
    this.#hangUp();
    this.#end(goingAway, '');
  }

  #accepted(): void {
    if (this.#closed) return;
    if (this.#options.gateway.acceptsSockets === false) {
      this.#down.send(() => this.break('connection refused'));
      return;
    }
    this.#connection = this.#options.gateway.connect(
      {
        send: (frame) => {
          const copy = frame.slice();
          this.#down.send(() => {
            if (!this.#closed) this.#handlers.received(copy);
          });
        },
        close: () =>
          this.#down.send(() => {
            this.#hangUp();
            this.#end(goingAway, '');
          }),
      },
      this.#options.label,
    );
    this.#down.send(() => {
      if (!this.#closed) this.#handlers.opened();
    });
  }

  #end(code: number, reason: string): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#ended();
    this.#handlers.closed(code, reason);
  }

  /** The server's end. What was sent before a close still arrives before it; a broken connection loses it. */
  #hangUp(): void {
    const connection = this.#connection;
    this.#connection = null;
    if (connection !== null) this.#path.reportClosed(connection);
  }

  #soon(act: () => void): void {
    this.#options.clock.setTimeout(act, 0);
  }
}

class LoopbackExchange implements HttpExchange {
  readonly #clock: Clock;
  readonly #path: NetworkPath;
  readonly #handlers: HttpHandlers;
  readonly #ended: () => void;
  #open = true;

  constructor(clock: Clock, path: NetworkPath, handlers: HttpHandlers, ended: () => void) {
    this.#clock = clock;
    this.#path = path;
    this.#handlers = handlers;
    this.#ended = ended;
  }

  start(serve: () => HttpResponse | null | Promise<HttpResponse | null>): void {
    if (!this.#path.online()) {
      this.#clock.setTimeout(() => this.break('network is down'), 0);
      return;
    }
    this.#path.lane(this.#path).send(() => {
      Promise.resolve(serve()).then(
        (response) => this.#reply(response),
        (reason: unknown) => this.break(reason instanceof Error ? reason.message : String(reason)),
      );
    });
  }

  abort(): void {
    this.#open = false;
    this.#ended();
  }

  break(explanation: string): void {
    this.#finish(() => this.#handlers.failed(explanation));
  }

  #reply(response: HttpResponse | null): void {
    if (response === null) return;
    this.#path.lane(this.#path).send(() => this.#finish(() => this.#handlers.answered(response)));
  }

  #finish(act: () => void): void {
    if (!this.#open) return;
    this.abort();
    act();
  }
}
