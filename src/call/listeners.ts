/** Listeners of an embedder: what one of them throws is reported as its own, in a turn of its own, and stops nobody. */
export interface Listeners<Told> {
  add(listener: (told: Told) => void): void;
  tell(told: Told): void;
}

export const createListeners = <Told>(): Listeners<Told> => {
  const listeners: ((told: Told) => void)[] = [];
  return {
    add: (listener) => void listeners.push(listener),
    tell(told) {
      for (const listener of [...listeners])
        try {
          listener(told);
        } catch (reason) {
          // as an uncaught error it reaches `App.onError` and the console
          setTimeout(() => {
            throw reason;
          }, 0);
        }
    },
  };
};
