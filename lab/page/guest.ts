/** The third person of a call for two: a member that the gateway moves by itself, with a picture of its own. */
import type { Clock } from '../clock/index.ts';
import type { Bot, Gateway } from '../gateway/index.ts';
import type { MediaExchange, Published } from '../host/rtc-room/media-exchange.ts';
import { hueOf, movingPicture, type PictureSource } from '../host/rtc-room/moving-picture.ts';

const name = 'carol';
const stream = 'carol_lab';
const fps = 15;

export class Guest {
  readonly #gateway: Gateway;
  readonly #clock: Clock;
  readonly #exchange: MediaExchange;
  #visit: { readonly bot: Bot; readonly picture: PictureSource; readonly published: Published } | null = null;

  constructor(gateway: Gateway, clock: Clock, exchange: MediaExchange) {
    this.#gateway = gateway;
    this.#clock = clock;
    this.#exchange = exchange;
  }

  join(room: string): void {
    this.leave();
    const bot = this.#gateway.faults.bot(room, name);
    const picture = movingPicture({ clock: this.#clock, name, hue: hueOf(name), fps });
    this.#visit = { bot, picture, published: this.#exchange.publish(stream, picture.stream) };
    bot.publish(stream);
  }

  leave(): void {
    if (this.#visit === null) return;
    const { bot, picture, published } = this.#visit;
    this.#visit = null;
    published.end();
    picture.end();
    bot.leave();
  }
}
