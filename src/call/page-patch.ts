/**
 * Patches for `setData`, the expensive bridge to the renderer: at most one call a turn, holding only the paths whose
 * value changed, and none for a page that nobody sees. Everything that the call page shows goes through here.
 *
 * A patch of a path below the top level is written into the page's `data` in place, and Alipay copies `data` at its top level
 * only: what is left there may be what the next page begins with. So a page whose data are not as they should be at the
 * beginning is set right first, and what must not outlive the page is written when it goes.
 */
import { field, ignore, oneAnswer, tryMethod } from '../adapters/unknown.ts';

/** The part of a mini-program page that is written to. */
export interface DataPage {
  readonly data?: unknown;
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
  /** The page goes: `last` is written at once, everything else is dropped, and nothing is written any more. */
  close(last: object): void;
}

/** What differs in the data of a page that shares them with one before, or was never given them; copied. */
const wrongAtFirst = (page: DataPage, initial: object): Record<string, unknown> =>
  page.data === undefined
    ? {}
    : Object.fromEntries(
        Object.entries(initial).flatMap(([key, value]: [string, unknown]): [string, unknown][] => {
          const right = JSON.stringify(value);
          return right === JSON.stringify(field(page.data, key)) ? [] : [[key, JSON.parse(right)]];
        }),
      );

/**
 * @param initial the data that the page should have been created with
 * @param failed told when `setData` is missing or throws
 */
export const createPagePatch = (page: DataPage, initial: object, failed = ignore): PagePatch => {
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
  const write = (patch: Record<string, unknown>, rendered?: () => void): void => {
    if (tryMethod(page, 'setData', patch, rendered) === null) failed();
  };
  const flush = (): void => {
    timer = undefined;
    const patch = pending;
    const due = callbacks;
    if (due.length === 0 && (patch.size === 0 || !visible)) return;
    pending = new Map();
    callbacks = [];
    patch.forEach((value, path) => shown.set(path, value));
    const rendered = oneAnswer()(() => due.forEach((callback) => callback()));
    write(Object.fromEntries(patch), due.length > 0 ? () => rendered(undefined) : undefined);
  };

  // a timer, for what follows in promises belongs to the same turn
  const schedule = (): void => {
    timer ??= setTimeout(flush, 0);
  };

  const wrong = wrongAtFirst(page, initial);
  if (Object.keys(wrong).length > 0) write(wrong);

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
    close(last) {
      if (closed) return;
      closed = true;
      clearTimeout(timer);
      pending = new Map();
      for (const [path, value] of leaves(last)) put(path, value);
      if (pending.size > 0) write(Object.fromEntries(pending));
    },
  };
};
