/**
 * Patches for `setData`, the expensive bridge to the renderer: at most one call a turn, holding only the paths whose
 * value changed, and none for a page that nobody sees. Everything that the call page shows goes through here.
 *
 * A patch of a path below the top level is written into the page's `data` in place, and Alipay copies `data` at its top level
 * only: what is left there may be what the next page begins with. So a page whose data are not as they should be at the
 * beginning is set right first, and what must not outlive the page is written when it goes.
 *
 * A patch that `setData` does not take is not shown. It is written again, with what has come since, until the page takes it.
 */
import { field, ignore, onSettled, tryMethod } from '../adapters/unknown.ts';

/** The part of a mini-program page that is written to. */
export interface DataPage {
  readonly data?: unknown;
  setData(patch: Record<string, unknown>, rendered?: () => void): void;
}

/** ms, after a patch that was not taken */
const patience = 250;

/** ms, after a patch that was taken: a rendering that nobody has told of by then is one that nobody tells of */
const renderingPatience = 5_000;

const isRecord = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** `{ can: { join: true } }` → `{ 'can.join': true }`; lists are values. */
const leaves = (data: object, prefix = ''): [string, unknown][] =>
  Object.entries(data).flatMap(([key, value]: [string, unknown]): [string, unknown][] =>
    isRecord(value) ? leaves(value, `${prefix}${key}.`) : [[prefix + key, value]],
  );

/** The other way round, for the paths of some members of the top level. */
const members = (all: ReadonlyMap<string, unknown>, names: ReadonlySet<string>): Record<string, unknown> => {
  const data: Record<string, unknown> = {};
  for (const [path, value] of all) {
    const steps = path.split('.');
    if (!names.has(steps[0] ?? '')) continue;
    const last = steps.pop() ?? '';
    const owner = steps.reduce<Record<string, unknown>>((object, step) => {
      const inner = object[step];
      return (isRecord(inner) ? inner : (object[step] = {})) as Record<string, unknown>;
    }, data);
    owner[last] = value;
  }
  return data;
};

const sameJson = (one: unknown, other: unknown): boolean => {
  try {
    return JSON.stringify(one) === JSON.stringify(other);
  } catch {
    return false;
  }
};

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

/**
 * @param initial the data that the page should have been created with
 * @param failed told when `setData` is missing, throws or rejects, after it did not
 * @param taken told when the page has taken a patch, with what the page says by each path since
 */
export const createPagePatch = (
  page: DataPage,
  initial: object,
  failed = ignore,
  taken: (says: (path: string) => unknown) => void = ignore,
): PagePatch => {
  const shown = new Map(leaves(initial));
  let pending = new Map<string, unknown>();
  let callbacks: (() => void)[] = [];
  let closed = false;
  let visible = true;
  let timer: number | undefined;
  /** of the next patch: members of the top level, made anew, where paths below it cannot be trusted to be there */
  let wholly = new Set<string>();
  /** of patches whose rendering is waited for: timers */
  const unrendered = new Set<number>();

  const put = (path: string, value: unknown): void => {
    if (shown.has(path) && Object.is(shown.get(path), value)) pending.delete(path);
    else pending.set(path, value);
  };
  const nameOf = (path: string): string => path.split('.')[0] ?? '';

  const patchOf = (changed: ReadonlyMap<string, unknown>): Record<string, unknown> => ({
    ...Object.fromEntries([...changed].filter(([path]) => !wholly.has(nameOf(path)))),
    ...members(new Map([...shown, ...changed]), wholly),
  });

  const flush = (): void => {
    timer = undefined;
    const changed = pending;
    const due = callbacks;
    const whole = wholly;
    if (due.length === 0 && whole.size === 0 && (changed.size === 0 || !visible)) return;
    const patch = patchOf(changed);
    pending = new Map();
    callbacks = [];
    wholly = new Set();
    changed.forEach((value, path) => shown.set(path, value));

    let settled = false;
    const wait = due.length > 0 ? setTimeout(() => rendered(), renderingPatience) : 0;
    unrendered.add(wait);
    const settle = (then: () => void) => (): void => {
      if (settled) return;
      settled = true;
      clearTimeout(wait);
      unrendered.delete(wait);
      then();
    };
    const rendered = settle(() => due.forEach((callback) => callback()));
    const refused = settle(() => {
      if (closed) return;
      wholly = new Set([...wholly, ...whole, ...[...changed.keys()].map(nameOf)]);
      callbacks = [...due, ...callbacks];
      timer ??= setTimeout(flush, patience);
      // told once, not at every try: it brings another change to show
      if (whole.size === 0) failed();
    });
    const written = tryMethod(page, 'setData', patch, due.length > 0 ? rendered : undefined);
    if (written === null) return refused();
    onSettled(written.answer, () => taken((path) => shown.get(path)), refused);
  };

  // a timer, for what follows in promises belongs to the same turn
  const schedule = (): void => {
    timer ??= setTimeout(flush, 0);
  };

  const first = field(page, 'data');
  if (first !== undefined)
    for (const [name, value] of Object.entries(initial))
      if (!sameJson(value, field(first, name))) wholly.add(name);
  if (wholly.size > 0) flush();

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
      unrendered.forEach((wait) => clearTimeout(wait));
      visible = true;
      callbacks = [];
      pending = new Map();
      for (const [path, value] of leaves(last)) put(path, value);
      wholly = new Set([...wholly].filter((name) => name in last));
      flush();
    },
  };
};
