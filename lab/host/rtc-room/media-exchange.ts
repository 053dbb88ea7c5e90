/**
 * How pictures get from one phone to another: a peer connection per viewer, set up over a BroadcastChannel, so phones may
 * be frames of one page or tabs of one browser. It stands in for ZEGO's media service and Alipay's RTMP client.
 *
 * Publishers announce themselves, viewers ask; whoever comes second makes the match. Both messages may come any number
 * of times: a viewer that a publisher serves already is not served again.
 */
import type { Clock } from '../../clock/index.ts';

type Message =
  | { readonly type: 'live'; readonly stream: string; readonly publisher: string }
  | { readonly type: 'gone'; readonly publisher: string }
  | { readonly type: 'want'; readonly stream: string; readonly viewer: string }
  | { readonly type: 'bye'; readonly viewer: string }
  | { readonly type: 'offer'; readonly publisher: string; readonly viewer: string; readonly sdp: string }
  | { readonly type: 'answer'; readonly publisher: string; readonly viewer: string; readonly sdp: string };

export interface ViewerHandlers {
  /** Pictures come in. */
  arrived(stream: MediaStream): void;
  /** The publisher ended or cannot be reached; `arrived` may follow. */
  lost(): void;
}

/** One end of the exchange, until `end()`. */
export interface Published {
  /** Nothing is sent while held; viewers keep the last picture. */
  hold(held: boolean): void;
  end(): void;
}
export interface Viewed {
  end(): void;
}

/** ms after the first candidate; one of this machine is enough */
const gatheringLimit = 500;

export class MediaExchange {
  readonly #clock: Clock;
  readonly #channel: BroadcastChannel;
  readonly #publishers = new Map<string, Publisher>();
  readonly #viewers = new Map<string, Viewer>();

  /** @param scope phones of different scopes do not see each other */
  constructor(clock: Clock, scope: string) {
    this.#clock = clock;
    this.#channel = new BroadcastChannel(`callchart media ${scope}`);
    this.#channel.onmessage = ({ data }: MessageEvent<Message>) => this.#receive(data);
  }

  publish(stream: string, media: MediaStream): Published {
    const publisher = new Publisher(stream, media, this.#link);
    this.#publishers.set(publisher.id, publisher);
    this.#link.send({ type: 'live', stream, publisher: publisher.id });
    return {
      hold: (held) => publisher.hold(held),
      end: () => {
        this.#publishers.delete(publisher.id);
        publisher.end();
        this.#link.send({ type: 'gone', publisher: publisher.id });
      },
    };
  }

  view(stream: string, handlers: ViewerHandlers): Viewed {
    const viewer = new Viewer(stream, handlers, this.#link);
    this.#viewers.set(viewer.id, viewer);
    viewer.ask();
    return {
      end: () => {
        this.#viewers.delete(viewer.id);
        viewer.end();
      },
    };
  }

  readonly #link: Link = {
    send: (message) => this.#channel.postMessage(message),
    connection: () => new RTCPeerConnection(),
    complete: (connection) => gathered(connection, this.#clock),
  };

  #receive(message: Message): void {
    switch (message.type) {
      case 'live':
        for (const viewer of this.#viewers.values()) viewer.heardOf(message.stream, message.publisher);
        return;
      case 'gone':
        for (const viewer of this.#viewers.values()) viewer.lose(message.publisher);
        return;
      case 'want':
        for (const publisher of this.#publishers.values()) publisher.serve(message.stream, message.viewer);
        return;
      case 'bye':
        for (const publisher of this.#publishers.values()) publisher.drop(message.viewer);
        return;
      case 'offer':
        return this.#viewers.get(message.viewer)?.accept(message.publisher, message.sdp);
      case 'answer':
        return this.#publishers.get(message.publisher)?.answered(message.viewer, message.sdp);
    }
  }
}

interface Link {
  send(message: Message): void;
  connection(): RTCPeerConnection;
  /** Resolves to the local description with its candidates. */
  complete(connection: RTCPeerConnection): Promise<string>;
}

/** The connection may be closed meanwhile: then nothing is owed to anybody. */
const unlessClosed = (connection: RTCPeerConnection, work: () => Promise<void>): void => {
  work().catch((reason: unknown) => {
    if (connection.signalingState !== 'closed') console.error('peer connection', reason);
  });
};

class Publisher {
  readonly id = crypto.randomUUID();
  readonly #stream: string;
  readonly #media: MediaStream;
  readonly #link: Link;
  readonly #served = new Map<string, RTCPeerConnection>();
  #held = false;

  constructor(stream: string, media: MediaStream, link: Link) {
    this.#stream = stream;
    this.#media = media;
    this.#link = link;
  }

  serve(stream: string, viewer: string): void {
    if (stream !== this.#stream || this.#served.has(viewer)) return;
    const connection = this.#link.connection();
    this.#served.set(viewer, connection);
    for (const track of this.#media.getTracks()) connection.addTrack(track, this.#media);
    if (this.#held) this.#holdOne(connection);
    unlessClosed(connection, async () => {
      await connection.setLocalDescription();
      const sdp = await this.#link.complete(connection);
      this.#link.send({ type: 'offer', publisher: this.id, viewer, sdp });
    });
  }

  answered(viewer: string, sdp: string): void {
    const connection = this.#served.get(viewer);
    if (connection?.signalingState !== 'have-local-offer') return;
    unlessClosed(connection, () => connection.setRemoteDescription({ type: 'answer', sdp }));
  }

  hold(held: boolean): void {
    this.#held = held;
    for (const connection of this.#served.values()) this.#holdOne(connection);
  }

  drop(viewer: string): void {
    this.#served.get(viewer)?.close();
    this.#served.delete(viewer);
  }

  end(): void {
    for (const viewer of [...this.#served.keys()]) this.drop(viewer);
  }

  #holdOne(connection: RTCPeerConnection): void {
    const tracks = this.#media.getTracks();
    for (const [at, sender] of connection.getSenders().entries()) {
      const track = this.#held ? null : (tracks[at] ?? null);
      unlessClosed(connection, () => sender.replaceTrack(track));
    }
  }
}

class Viewer {
  readonly id = crypto.randomUUID();
  readonly #stream: string;
  readonly #handlers: ViewerHandlers;
  readonly #link: Link;
  #publisher: string | null = null;
  #connection: RTCPeerConnection | null = null;

  constructor(stream: string, handlers: ViewerHandlers, link: Link) {
    this.#stream = stream;
    this.#handlers = handlers;
    this.#link = link;
  }

  ask(): void {
    this.#link.send({ type: 'want', stream: this.#stream, viewer: this.id });
  }

  heardOf(stream: string, publisher: string): void {
    if (stream === this.#stream && publisher !== this.#publisher) this.ask();
  }

  accept(publisher: string, sdp: string): void {
    this.#connection?.close();
    const connection = this.#link.connection();
    this.#connection = connection;
    this.#publisher = publisher;
    connection.ontrack = ({ track, streams: [media] }) => {
      // a track is muted until the first of its packets arrives
      track.onunmute = () => {
        if (media !== undefined && connection === this.#connection) this.#handlers.arrived(media);
      };
    };
    connection.onconnectionstatechange = () => {
      if (connection.connectionState === 'failed') this.lose(publisher);
    };
    unlessClosed(connection, async () => {
      await connection.setRemoteDescription({ type: 'offer', sdp });
      await connection.setLocalDescription();
      const answer = await this.#link.complete(connection);
      this.#link.send({ type: 'answer', publisher, viewer: this.id, sdp: answer });
    });
  }

  lose(publisher: string): void {
    if (publisher !== this.#publisher) return;
    this.#close();
    this.#handlers.lost();
    this.ask();
  }

  end(): void {
    this.#close();
    this.#link.send({ type: 'bye', viewer: this.id });
  }

  #close(): void {
    this.#connection?.close();
    this.#connection = null;
    this.#publisher = null;
  }
}

/** A busy machine may take seconds for its first candidate; an offer without any would connect nobody. */
function gathered(connection: RTCPeerConnection, clock: Clock): Promise<string> {
  return new Promise((resolve) => {
    const done = (): void => resolve(connection.localDescription?.sdp ?? '');
    if (connection.iceGatheringState === 'complete') return done();
    connection.addEventListener('icecandidate', ({ candidate }) => {
      if (candidate === null) done();
      else clock.setTimeout(done, gatheringLimit);
    });
  });
}
