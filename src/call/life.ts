/** How long something that was given out lives, such as a signature, on a phone whose clock may be set and whose timers may sleep. */
export interface Life {
  isOver(): boolean;
  /** Nobody asks any more. */
  end(): void;
}

/** A longer delay fires at once on most engines. */
const longestDelay = 2 ** 31 - 1;

/**
 * Two witnesses: a timer, which no clock that is set back can stop, and the clock, which goes on while the phone sleeps. To take
 * one that lives for dead costs a request; the other way round costs the picture.
 * @param ms Infinity for ever
 */
export const startLife = (ms: number): Life => {
  const startedAt = Date.now();
  let over = false;
  const timer = ms <= longestDelay ? setTimeout(() => (over = true), ms) : undefined;
  return {
    isOver: () => over || Date.now() - startedAt >= ms,
    end: () => clearTimeout(timer),
  };
};
