/**
 * The one source of time and timers of the lab: everything that waits (phones, network, gateway, components) asks a
 * `Clock`. Implemented by `VirtualClock` (tests, scenarios) and `RealClock` (browser lab, e2e).
 */

/** A timer that has not fired yet. */
export interface LiveTimer {
  readonly owner: string;
  readonly kind: 'timeout' | 'interval';
  /** ms since the epoch of this clock */
  readonly dueAt: number;
  /** the delay it was set with, ms */
  readonly delay: number;
}

/**
 * Handles are opaque; clearing an unknown or fired one does nothing. `owner` labels a timer for `liveTimers`.
 * A structural superset of XState's `Clock` and of the gateway's `GatewayClock`.
 */
export interface Clock {
  /** ms since the Unix epoch */
  now(): number;
  setTimeout(run: () => void, ms: number): number;
  setInterval(run: () => void, ms: number): number;
  clearTimeout(handle: unknown): void;
  clearInterval(handle: unknown): void;
  /** Timers still to fire, in the order in which they will; all of them, or one owner's. */
  liveTimers(owner?: string): readonly LiveTimer[];
  /** The same clock; timers set through it carry this label. */
  ownedBy(owner: string): Clock;
}

/** Delays as timers take them: whole ms, never negative; an interval of 0 would never let time pass. */
export const timerDelay = (kind: LiveTimer['kind'], ms: number): number => {
  const whole = Number.isFinite(ms) ? Math.trunc(ms) : 0;
  return Math.max(kind === 'interval' ? 1 : 0, whole);
};
