/** The host's own time behind the lab's `Clock`: the browser lab and the e2e tests run on it. */
import { timerDelay, type LiveTimer } from './clock.ts';
import { TimerClock } from './timer-clock.ts';

interface Timer extends LiveTimer {
  readonly stop: () => void;
}

export class RealClock extends TimerClock<Timer> {
  #handles = 0;

  override now(): number {
    return Date.now();
  }

  protected override set(kind: LiveTimer['kind'], run: () => void, ms: number, owner: string): number {
    const handle = ++this.#handles;
    const delay = timerDelay(kind, ms);
    const hold = (stop: () => void): void => {
      this.timers.set(handle, { kind, delay, owner, dueAt: Date.now() + delay, stop });
    };
    if (kind === 'timeout') {
      const native = setTimeout(() => {
        this.timers.delete(handle);
        run();
      }, delay);
      hold(() => clearTimeout(native));
    } else {
      const native = setInterval(() => {
        hold(() => clearInterval(native));
        run();
      }, delay);
      hold(() => clearInterval(native));
    }
    return handle;
  }

  protected override clear(handle: number): void {
    this.timers.get(handle)?.stop();
    super.clear(handle);
  }
}
