/**
 * Phones that send each other pictures without a browser: whatever is said is heard at once, a picture is a word, and
 * descriptions get ready when the test says so, for that is where real ones take their time.
 */
import type {
  Incoming,
  IncomingHandlers,
  MediaLink,
  Outgoing,
} from '../../../lab/host/rtc-room/media-link.ts';
import type { MediaMessage } from '../../../lab/host/rtc-room/media-message.ts';
import { MediaExchange } from '../../../lab/host/rtc-room/media-exchange.ts';

type Heard = (message: MediaMessage) => void;

/** A description that is being made. */
interface Due {
  readonly kind: 'offer' | 'answer';
  readonly of: string;
  ready(): void;
}

class FakeOutgoing implements Outgoing {
  closed = false;
  held = false;
  /** the viewer's end, from its answer on */
  viewer: FakeIncoming | null = null;
  readonly media: string;
  readonly fail: () => void;
  readonly #world: FakeMedia;

  constructor(world: FakeMedia, media: string, fail: () => void) {
    this.#world = world;
    this.media = media;
    this.fail = fail;
  }

  offer(): Promise<string> {
    return this.#world.due('offer', this.media, String(this.#world.outgoing.indexOf(this)));
  }

  answered(sdp: string): Promise<void> {
    if (this.closed || this.viewer !== null) return Promise.reject(new Error('not waiting for an answer'));
    this.viewer = this.#world.incoming[Number(sdp)] ?? null;
    if (this.viewer?.publisher === this && !this.viewer.closed) this.viewer.handlers.arrived(this.media);
    return Promise.resolve();
  }

  hold(held: boolean): void {
    this.held = held;
  }

  close(): void {
    this.closed = true;
  }
}

class FakeIncoming implements Incoming {
  closed = false;
  publisher: FakeOutgoing | null = null;
  readonly handlers: IncomingHandlers<string>;
  readonly #world: FakeMedia;

  constructor(world: FakeMedia, handlers: IncomingHandlers<string>) {
    this.#world = world;
    this.handlers = handlers;
  }

  answer(offer: string): Promise<string> {
    this.publisher = this.#world.outgoing[Number(offer)] ?? null;
    return this.#world.due('answer', this.publisher?.media ?? '', String(this.#world.incoming.indexOf(this)));
  }

  close(): void {
    this.closed = true;
  }
}

export class FakeMedia {
  readonly outgoing: FakeOutgoing[] = [];
  readonly incoming: FakeIncoming[] = [];
  /** whatever was said so far */
  readonly said: MediaMessage[] = [];
  /** descriptions that are not ready yet */
  readonly dues: Due[] = [];
  readonly #ears = new Map<MediaLink<string>, Heard>();

  phone(): MediaExchange<string> {
    const link: MediaLink<string> = {
      send: (message) => {
        this.said.push(message);
        for (const [listener, heard] of this.#ears) if (listener !== link) heard(message);
      },
      listen: (heard) => this.#ears.set(link, heard),
      outgoing: (media, failed) => added(this.outgoing, new FakeOutgoing(this, media, failed)),
      incoming: (handlers) => added(this.incoming, new FakeIncoming(this, handlers)),
    };
    return new MediaExchange(link);
  }

  /** Said by somebody that the phones do not know. */
  say(message: MediaMessage): void {
    for (const heard of this.#ears.values()) heard(message);
  }

  due(kind: Due['kind'], of: string, sdp: string): Promise<string> {
    return new Promise((resolve) => this.dues.push({ kind, of, ready: () => resolve(sdp) }));
  }

  /** The first description of this kind and picture is ready, and what follows from it has happened. */
  async ready(kind: Due['kind'], of: string): Promise<void> {
    const at = this.dues.findIndex((due) => due.kind === kind && due.of === of);
    const [due] = at < 0 ? [] : this.dues.splice(at, 1);
    if (due === undefined) throw new Error(`no ${kind} of ${of} is being made`);
    due.ready();
    await settled();
  }

  /** Until no description is being made any more. */
  async allReady(): Promise<void> {
    for (let due = this.dues.shift(); due !== undefined; due = this.dues.shift()) {
      due.ready();
      await settled();
    }
  }

  /** How many messages of this type were said. */
  count(type: MediaMessage['type']): number {
    return this.said.filter((message) => message.type === type).length;
  }

  /** The pictures that arrive somewhere: their connection is open at both ends and agreed on. */
  get seen(): readonly string[] {
    return this.outgoing
      .filter((one) => !one.closed && one.viewer?.publisher === one && !one.viewer.closed)
      .map(({ media }) => media);
  }
}

/** Promises that were resolved have been told of. */
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

const added = <Item>(list: Item[], item: Item): Item => {
  list.push(item);
  return item;
};

/** What a viewer is shown, in order; `null` for a picture that is lost. */
export function viewing(phone: MediaExchange<string>, stream: string) {
  const shown: (string | null)[] = [];
  const viewed = phone.view(stream, {
    arrived: (media) => void shown.push(media),
    lost: () => void shown.push(null),
  });
  return { shown, end: () => viewed.end() };
}
