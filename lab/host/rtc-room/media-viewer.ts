/** One stream that is viewed: asks for it, and holds the connection of whoever offered it last, until `end()`. */
import { whileCurrent, type Incoming, type MediaLink } from './media-link.ts';

export interface ViewerHandlers<Media> {
  /** Pictures come in. */
  arrived(media: Media): void;
  /** The publisher ended or cannot be reached; `arrived` may follow. */
  lost(): void;
}

/** One whose publisher is being answered, or sends already. */
interface Current {
  readonly publisher: string;
  readonly connection: string;
  readonly incoming: Incoming;
}

export class MediaViewer<Media> {
  readonly id = crypto.randomUUID();
  readonly #stream: string;
  readonly #handlers: ViewerHandlers<Media>;
  readonly #link: MediaLink<Media>;
  /** publishers that have ended: whatever is still under way from them is late */
  readonly #gone = new Set<string>();
  #current: Current | null = null;

  constructor(stream: string, handlers: ViewerHandlers<Media>, link: MediaLink<Media>) {
    this.#stream = stream;
    this.#handlers = handlers;
    this.#link = link;
  }

  ask(): void {
    this.#link.send({ type: 'want', stream: this.#stream, viewer: this.id });
  }

  heardOf(stream: string, publisher: string): void {
    if (stream === this.#stream && publisher !== this.#current?.publisher) this.ask();
  }

  /** Answers an offer; the connection before it is closed, and its publisher told. */
  accept(publisher: string, connection: string, sdp: string): void {
    if (this.#gone.has(publisher)) return;
    this.#close();
    const isCurrent = (): boolean => this.#current?.connection === connection;
    const incoming = this.#link.incoming({
      arrived: (media) => {
        if (isCurrent()) this.#handlers.arrived(media);
      },
      failed: () => {
        if (isCurrent()) this.#lose();
      },
    });
    this.#current = { publisher, connection, incoming };
    void whileCurrent(isCurrent, incoming.answer(sdp), (answer) =>
      this.#link.send({ type: 'answer', publisher, viewer: this.id, connection, sdp: answer }),
    );
  }

  publisherGone(publisher: string): void {
    this.#gone.add(publisher);
    if (publisher === this.#current?.publisher) this.#lose();
  }

  end(): void {
    this.#current?.incoming.close();
    this.#current = null;
    this.#link.send({ type: 'bye', viewer: this.id, connection: null });
  }

  #lose(): void {
    this.#close();
    this.#handlers.lost();
    this.ask();
  }

  /** A publisher that was not told would believe that it serves this viewer, and never serve it again. */
  #close(): void {
    if (this.#current === null) return;
    const { connection, incoming } = this.#current;
    this.#current = null;
    incoming.close();
    this.#link.send({ type: 'bye', viewer: this.id, connection });
  }
}
