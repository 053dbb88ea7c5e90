/**
 * Patches for `setData`, the expensive bridge to the renderer: at most one call a turn, holding only the paths whose
 * value changed. Everything that the call page shows goes through here.
 */
type Patch = Map<string, unknown>;

/** The part of a mini-program page that is written to. */
export interface DataPage {
  setData(patch: Record<string, unknown>, rendered?: () => void): void;
}

const isRecord = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** `{ can: { join: true } }` → `{ 'can.join': true }`; lists are values. */
const leaves = (data: object, prefix = ''): [string, unknown][] =>
  Object.entries(data).flatMap(([key, value]: [string, unknown]): [string, unknown][] =>
    isRecord(value) ? leaves(value, `${prefix}${key}.`) : [[prefix + key, value]],
  );

export class PagePatch {
  readonly #page: DataPage;
  readonly #rendered: Map<string, unknown>;
  #pending: Patch = new Map();
  #callbacks: (() => void)[] = [];
  #scheduled = false;
  #closed = false;

  /** @param initial the data that the page was created with */
  constructor(page: DataPage, initial: object) {
    this.#page = page;
    this.#rendered = new Map(leaves(initial));
  }

  /** Shows `data`, merged into what is shown; `rendered` is called once that is on the screen. */
  set(data: object, rendered?: () => void): void {
    if (this.#closed) return;
    for (const [path, value] of leaves(data)) this.#put(path, value);
    if (rendered !== undefined) this.#callbacks.push(rendered);
    if (rendered !== undefined || this.#pending.size > 0) this.#schedule();
  }

  /** The page is gone: it renders nothing any more. */
  close(): void {
    this.#closed = true;
  }

  #put(path: string, value: unknown): void {
    if (Object.is(this.#rendered.get(path), value)) this.#pending.delete(path);
    else this.#pending.set(path, value);
  }

  #schedule(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    void Promise.resolve().then(() => this.#flush());
  }

  #flush(): void {
    this.#scheduled = false;
    const patch = this.#pending;
    const callbacks = this.#callbacks;
    this.#pending = new Map();
    this.#callbacks = [];
    if (this.#closed) return;
    for (const [path, value] of patch) this.#rendered.set(path, value);
    if (patch.size === 0 && callbacks.length === 0) return;
    const data = Object.fromEntries(patch);
    if (callbacks.length === 0) this.#page.setData(data);
    else this.#page.setData(data, () => callbacks.forEach((callback) => callback()));
  }
}
