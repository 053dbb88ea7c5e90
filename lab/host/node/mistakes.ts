/** What is wrong in the files of a mini-program: all of it is told at once, with the place of the first. */
export class Mistakes {
  readonly #found: Error[] = [];

  /** `undefined` where it throws. */
  attempt<Result>(read: () => Result): Result | undefined {
    try {
      return read();
    } catch (reason) {
      this.#found.push(reason instanceof Error ? reason : new Error(String(reason)));
      return undefined;
    }
  }

  /** Throws if there is a mistake: where it is the only one, as it was thrown. */
  refuse(): void {
    const [first, ...others] = this.#found;
    if (first === undefined) return;
    if (others.length === 0) throw first;
    const all = new Error(this.#found.map(({ message }) => message).join('\n'), { cause: first });
    const place = Object.entries(first).filter(([name]) => ['file', 'line', 'column'].includes(name));
    throw Object.assign(all, Object.fromEntries(place));
  }
}
