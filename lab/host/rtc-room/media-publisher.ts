/** One stream that is published: a connection to each viewer that wants it, until `end()`. */
import { whileCurrent, type MediaLink, type Outgoing } from './media-link.ts';

interface Served {
  readonly connection: string;
  readonly outgoing: Outgoing;
}

export class MediaPublisher<Media> {
  readonly id = crypto.randomUUID();
  readonly #stream: string;
  readonly #media: Media;
  readonly #link: MediaLink<Media>;
  /** by viewer */
  readonly #served = new Map<string, Served>();
  #held = false;

  constructor(stream: string, media: Media, link: MediaLink<Media>) {
    this.#stream = stream;
    this.#media = media;
    this.#link = link;
  }

  /** A viewer that is served already is not served again. */
  serve(stream: string, viewer: string): void {
    if (stream !== this.#stream || this.#served.has(viewer)) return;
    const connection = crypto.randomUUID();
    const outgoing = this.#link.outgoing(this.#media, () => this.drop(viewer, connection));
    this.#served.set(viewer, { connection, outgoing });
    if (this.#held) outgoing.hold(true);
    void whileCurrent(this.#serves(viewer, connection), outgoing.offer(), (sdp) =>
      this.#link.send({ type: 'offer', publisher: this.id, viewer, connection, sdp }),
    );
  }

  answered(viewer: string, connection: string, sdp: string): void {
    const isCurrent = this.#serves(viewer, connection);
    const outgoing = this.#served.get(viewer)?.outgoing;
    if (outgoing !== undefined && isCurrent()) void whileCurrent(isCurrent, outgoing.answered(sdp));
  }

  hold(held: boolean): void {
    this.#held = held;
    for (const { outgoing } of this.#served.values()) outgoing.hold(held);
  }

  /** @param connection `null`: whichever it is */
  drop(viewer: string, connection: string | null): void {
    const served = this.#served.get(viewer);
    if (served === undefined || (connection !== null && connection !== served.connection)) return;
    this.#served.delete(viewer);
    served.outgoing.close();
  }

  end(): void {
    for (const viewer of [...this.#served.keys()]) this.drop(viewer, null);
  }

  #serves(viewer: string, connection: string): () => boolean {
    return () => this.#served.get(viewer)?.connection === connection;
  }
}
