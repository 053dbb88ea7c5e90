/**
 * Patches for `setData`, the expensive bridge to the renderer: at most one call a turn, holding only the paths whose
 * value changed, and none for a page that nobody sees. Everything that the call page shows goes through here.
 */
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

export interface PagePatch {
  /** Shows `data`, merged into what is shown; `rendered` is called once that is on the screen. */
  set(data: object, rendered?: () => void): void;
  /**
   * Nobody sees the page, or somebody again. Until then changes are kept, to be shown in one call; only what waits for
   * its rendering goes out: `<rtc-room>`, whose sound goes on in the background.
   */
  seen(visible: boolean): void;
  /** The page is gone: it renders nothing any more. */
  close(): void;
}

/** @param initial the data that the page was created with */
export const createPagePatch = (page: DataPage, initial: object): PagePatch => {
  const shown = new Map(leaves(initial));
  let pending = new Map<string, unknown>();
  let callbacks: (() => void)[] = [];
  let closed = false;
  let visible = true;
  let timer: number | undefined;

  const put = (path: string, value: unknown): void => {
    if (Object.is(shown.get(path), value)) pending.delete(path);
    else pending.set(path, value);
  };
  const flush = (): void => {
    timer = undefined;
    const patch = pending;
    const due = callbacks;
    if (due.length === 0 && (patch.size === 0 || !visible)) return;
    pending = new Map();
    callbacks = [];
    patch.forEach((value, path) => shown.set(path, value));
    const rendered = (): void => due.forEach((callback) => callback());
    page.setData(Object.fromEntries(patch), due.length > 0 ? rendered : undefined);
  };

  // a timer, for what follows in promises belongs to the same turn
  const schedule = (): void => {
    timer ??= setTimeout(flush, 0);
  };

  return {
    set(data, rendered) {
      if (closed) return;
      for (const [path, value] of leaves(data)) put(path, value);
      if (rendered !== undefined) callbacks.push(rendered);
      schedule();
    },
    seen(now) {
      if (closed || visible === now) return;
      visible = now;
      schedule();
    },
    close() {
      closed = true;
      clearTimeout(timer);
    },
  };
};
