/**
 * How pictures get from one phone to another: a connection per viewer, so phones may be frames of one page or tabs of one
 * browser. It stands in for ZEGO's media service and Alipay's RTMP client.
 *
 * Publishers announce themselves, viewers ask; whoever comes second makes the match. Both messages may come any number
 * of times, and any later than its sender meant it: see media-publisher.ts and media-viewer.ts.
 */
import type { MediaLink } from './media-link.ts';
import type { MediaMessage } from './media-message.ts';
import { MediaPublisher } from './media-publisher.ts';
import { MediaViewer, type ViewerHandlers } from './media-viewer.ts';

/** One end of the exchange, until `end()`. */
export interface Published {
  /** Nothing is sent while held; viewers keep the last picture. */
  hold(held: boolean): void;
  end(): void;
}
export interface Viewed {
  end(): void;
}

export class MediaExchange<Media = MediaStream> {
  readonly #link: MediaLink<Media>;
  readonly #publishers = new Map<string, MediaPublisher<Media>>();
  readonly #viewers = new Map<string, MediaViewer<Media>>();

  constructor(link: MediaLink<Media>) {
    this.#link = link;
    link.listen((message) => this.#receive(message));
  }

  publish(stream: string, media: Media): Published {
    const publisher = new MediaPublisher(stream, media, this.#link);
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

  view(stream: string, handlers: ViewerHandlers<Media>): Viewed {
    const viewer = new MediaViewer(stream, handlers, this.#link);
    this.#viewers.set(viewer.id, viewer);
    viewer.ask();
    return {
      end: () => {
        this.#viewers.delete(viewer.id);
        viewer.end();
      },
    };
  }

  #receive(message: MediaMessage): void {
    switch (message.type) {
      case 'live':
        for (const viewer of this.#viewers.values()) viewer.heardOf(message.stream, message.publisher);
        return;
      case 'gone':
        for (const viewer of this.#viewers.values()) viewer.publisherGone(message.publisher);
        return;
      case 'want':
        for (const publisher of this.#publishers.values()) publisher.serve(message.stream, message.viewer);
        return;
      case 'bye':
        for (const publisher of this.#publishers.values()) publisher.drop(message.viewer, message.connection);
        return;
      case 'offer':
        return this.#viewers.get(message.viewer)?.accept(message.publisher, message.connection, message.sdp);
      case 'answer':
        return this.#publishers
          .get(message.publisher)
          ?.answered(message.viewer, message.connection, message.sdp);
    }
  }
}
