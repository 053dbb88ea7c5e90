/** Gives the streams of the gateway's bots something to pull: a bot itself only signals. */
import type { Fault } from '../../lab/gateway/index.ts';
import type { Media } from '../../lab/realm/index.ts';

export class BotMedia {
  readonly #media: Media;
  readonly #live = new Map<string, { readonly user: string; readonly end: () => void }>();

  constructor(media: Media) {
    this.#media = media;
  }

  /** Follows what a script has the bots do; a flapping stream is only said to be gone. */
  follow(fault: Fault): void {
    switch (fault.type) {
      case 'botPublish':
        this.#end(fault.stream);
        this.#live.set(fault.stream, {
          user: fault.user,
          end: this.#media.publish(`rtmp://bot/${fault.stream}`),
        });
        break;
      case 'botStop':
        this.#end(fault.stream);
        break;
      case 'botLeave':
        for (const [stream, { user }] of this.#live) if (user === fault.user) this.#end(stream);
        break;
    }
  }

  #end(stream: string): void {
    this.#live.get(stream)?.end();
    this.#live.delete(stream);
  }
}
