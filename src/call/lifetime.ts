/** What has been started and has to end, whichever way the end comes: each once, the last one first, none held up by another. */
export interface Lifetime {
  /** Remembers an end. Returns it, to be called earlier; a second call does nothing. */
  add(end: () => void): () => void;
  /** Ends everything; what is added later ends at once. */
  end(): void;
}

const safely = (run: () => void): void => {
  try {
    run();
  } catch {
    // the others end all the same
  }
};

export const createLifetime = (): Lifetime => {
  const ends = new Set<() => void>();
  let over = false;
  return {
    add(end) {
      const once = (): void => {
        if (ends.delete(once)) safely(end);
      };
      ends.add(once);
      if (over) once();
      return once;
    },
    end() {
      over = true;
      for (const end of [...ends].reverse()) end();
    },
  };
};
