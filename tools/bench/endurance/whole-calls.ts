/**
 * Calls on one phone, one after the other, from the lobby to the lobby. Everything is real but the phone: the built
 * mini-program with its pages, chart and adapters, ZEGO's SDK, the gateway.
 */
import type { Phone } from '../../../lab/realm/index.ts';
import { callView } from '../../../machines/index.ts';
import { callOf } from '../../scenario/actor.ts';
import { setStage } from '../../scenario/stage.ts';
import type { Conditions, Stage } from '../../scenario/stage.ts';

/** ms of virtual time */
const limit = 20_000;

export class WholeCalls {
  readonly #stage: Stage;
  readonly #phone: Phone;

  constructor(conditions: Conditions) {
    const phones = { A: { user: 'alice' } };
    this.#stage = setStage({ phones, tokenSeconds: 3_600 }, { platform: 'Android' }, conditions);
    const phone = this.#stage.actors.get('A')?.phone;
    if (phone === undefined) throw new Error('the stage has no phone A');
    this.#phone = phone;
    phone.launch();
  }

  /** join, publishing, leave, back; what was written down about it is forgotten */
  async call(): Promise<void> {
    const phone = this.#phone;
    const { world } = this.#stage;
    await world.until(() => phone.view.has('#join'), limit, 'the lobby');
    phone.input('#room', 'r1');
    await world.run(50);
    phone.tap('#join');
    await world.until(() => isPublishing(phone), limit, 'publishing');
    phone.tap('#leave');
    await world.until(() => hasEnded(phone), limit, 'the end of the call');
    phone.back();
    // the SDK's last log posts go out
    await world.run(1_000);
    if (phone.errors.length > 0) throw new Error(phone.errors[0]);
    this.#stage.forget();
  }

  /** What is still open or listening on the mini-program's behalf, by its name. */
  get leftovers(): Readonly<Record<string, number>> {
    const { timers, sockets, networkListeners, appListeners } = this.#phone.leftovers;
    return { timers, sockets, listeners: networkListeners + appListeners };
  }
}

const isPublishing = ({ page }: Phone): boolean => {
  return callView(callOf(page).snapshot()).publisher === 'PUBLISHING';
};

const hasEnded = ({ page }: Phone): boolean => {
  const { room } = callOf(page).snapshot().value;
  return typeof room === 'object' && 'disconnected' in room;
};
