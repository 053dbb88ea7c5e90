/**
 * The timers of one engine. The vendor leaves some running after its own destruction; these end with `dispose()`, and
 * whatever is set afterwards never fires.
 */
export interface OwnedTimers {
  readonly setTimeout: (run: unknown, ms?: unknown, ...args: unknown[]) => number;
  readonly setInterval: (run: unknown, ms?: unknown, ...args: unknown[]) => number;
  readonly clearTimeout: (id: unknown) => void;
  readonly clearInterval: (id: unknown) => void;
  dispose(): void;
}

export function createOwnedTimers(): OwnedTimers {
  const cancels = new Map<number, () => void>();
  let count = 0;
  let disposed = false;

  const set = (start: (fire: () => void, ms: number, id: number) => () => void) => {
    return (run: unknown, ms: unknown, args: unknown[]): number => {
      const id = ++count;
      if (disposed || typeof run !== 'function') return id;
      const fire = (): void => {
        if (!disposed) Reflect.apply(run, undefined, args);
      };
      cancels.set(id, start(fire, typeof ms === 'number' ? ms : 0, id));
      return id;
    };
  };
  const timeout = set((fire, ms, id) => {
    const handle = setTimeout(() => {
      cancels.delete(id);
      fire();
    }, ms);
    return () => clearTimeout(handle);
  });
  const interval = set((fire, ms) => {
    const handle = setInterval(fire, ms);
    return () => clearInterval(handle);
  });
  const clear = (id: unknown): void => {
    if (typeof id !== 'number') return;
    cancels.get(id)?.();
    cancels.delete(id);
  };

  return {
    setTimeout: (run, ms, ...args) => timeout(run, ms, args),
    setInterval: (run, ms, ...args) => interval(run, ms, args),
    clearTimeout: clear,
    clearInterval: clear,
    dispose: () => {
      disposed = true;
      for (const cancel of cancels.values()) cancel();
      cancels.clear();
    },
  };
}
