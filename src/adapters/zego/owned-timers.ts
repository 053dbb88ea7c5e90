/**
 * The timers of one engine. The vendor leaves some running after its own destruction; these end with `dispose()`, and
 * whatever is set afterwards never fires. What the vendor throws in one of them (npm 3.6.0 does, of a room that it has
 * given up) is told and ends there: nobody else could catch it.
 */
type SetTimer = (run: unknown, ms?: unknown, ...args: unknown[]) => number;

export interface OwnedTimers {
  /** ids are positive */
  readonly setTimeout: SetTimer;
  readonly setInterval: SetTimer;
  readonly clearTimeout: (id: unknown) => void;
  readonly clearInterval: (id: unknown) => void;
  dispose(): void;
}

/** @param onThrow told when the vendor's code throws in a timer */
export function createOwnedTimers(onThrow: () => void): OwnedTimers {
  const cancels = new Map<unknown, () => void>();
  let count = 0;
  let disposed = false;

  const clear = (id: unknown): void => {
    cancels.get(id)?.();
    cancels.delete(id);
  };
  const owned =
    (start: (fire: () => void, ms: number, id: number) => () => void): SetTimer =>
    (run, ms, ...args) => {
      const id = ++count;
      const fire = (): void => {
        try {
          if (typeof run === 'function') run(...args);
        } catch {
          onThrow();
        }
      };
      if (!disposed) cancels.set(id, start(fire, typeof ms === 'number' ? ms : 0, id));
      return id;
    };

  return {
    setTimeout: owned((fire, ms, id) => {
      const handle = setTimeout(() => {
        cancels.delete(id);
        fire();
      }, ms);
      return () => clearTimeout(handle);
    }),
    setInterval: owned((fire, ms) => {
      const handle = setInterval(fire, ms);
      return () => clearInterval(handle);
    }),
    clearTimeout: clear,
    clearInterval: clear,
    dispose: () => {
      disposed = true;
      cancels.forEach((cancel) => cancel());
      cancels.clear();
    },
  };
}
