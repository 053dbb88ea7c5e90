/**
 * A clock whose timers cannot throw into whoever drives it: on a phone an uncaught error ends in `App.onError`, and the
 * rest goes on.
 */
import type { Clock } from '../clock/index.ts';

export type Guard = (run: () => void) => void;

export function guardedClock(clock: Clock, guard: Guard): Clock {
  return {
    now: () => clock.now(),
    setTimeout: (run, ms) => clock.setTimeout(() => guard(run), ms),
    setInterval: (run, ms) => clock.setInterval(() => guard(run), ms),
    clearTimeout: (handle) => clock.clearTimeout(handle),
    clearInterval: (handle) => clock.clearInterval(handle),
    liveTimers: (owner) => clock.liveTimers(owner),
    ownedBy: (owner) => guardedClock(clock.ownedBy(owner), guard),
  };
}
