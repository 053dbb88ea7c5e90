/** Calls of one chart, one after the other, with an outside that answers: join, publishing and playing, leave. */
import { SimulatedPhone } from '../../../tests/unit/machines/simulated-phone.ts';

/** ms of simulated time; the call has come to rest, and its end too */
const rest = 5_000;

export class ChartCalls {
  readonly #phone = new SimulatedPhone({}, ['b1']);

  call(): void {
    const phone = this.#phone;
    phone.join();
    phone.pass(rest);
    if (phone.view.player !== 'PLAYING') throw new Error('the chart does not play');
    phone.leave();
    phone.pass(rest);
    // what the simulated outside wrote down
    phone.commands.length = 0;
    phone.mounts.length = 0;
  }

  get leftovers(): Readonly<Record<string, number>> {
    return { timers: this.#phone.clock.waiting };
  }
}
