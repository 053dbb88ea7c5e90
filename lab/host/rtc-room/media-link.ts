/**
 * What publishers and viewers stand on: a way to say something to everybody, and the two ends of a connection. The lab's is
 * a BroadcastChannel with peer connections (peer-link.ts); tests have their own.
 */
import type { MediaMessage } from './media-message.ts';

export interface MediaLink<Media> {
  send(message: MediaMessage): void;
  /** Whatever the others send from now on, in order. */
  listen(heard: (message: MediaMessage) => void): void;
  /** @param failed the connection is broken for good */
  outgoing(media: Media, failed: () => void): Outgoing;
  incoming(handlers: IncomingHandlers<Media>): Incoming;
}

/** The publisher's end. Its promises may stay pending once it is closed. */
export interface Outgoing {
  /** Resolves to a description with candidates. */
  offer(): Promise<string>;
  answered(sdp: string): Promise<void>;
  /** Nothing is sent while held; the viewer keeps the last picture. */
  hold(held: boolean): void;
  close(): void;
}

/** The viewer's end. Its promises may stay pending once it is closed. */
export interface Incoming {
  /** Resolves to a description with candidates. */
  answer(offer: string): Promise<string>;
  close(): void;
}

export interface IncomingHandlers<Media> {
  /** Pictures come in. */
  arrived(media: Media): void;
  /** The connection is broken for good. */
  failed(): void;
}

/**
 * One step of setting up a connection. It takes up to seconds, in which either side may have moved on: what comes of a
 * connection that is no longer current, a result or a complaint, is nobody's any more.
 */
export async function whileCurrent<Result>(
  isCurrent: () => boolean,
  step: Promise<Result>,
  then: (result: Result) => void = () => undefined,
): Promise<void> {
  try {
    const result = await step;
    if (isCurrent()) then(result);
  } catch (reason) {
    if (isCurrent()) console.error('peer connection', reason);
  }
}
