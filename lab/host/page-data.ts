/**
 * `setData`'s rules: keys are paths (`list[0].name`), `data` changes at once, and the view gets a copy of its own with
 * only the changed branches renewed, so that a page which writes into `data` without `setData` shows nothing of it.
 */
export type Data = Record<string, unknown>;

const isContainer = (value: unknown): value is Data => typeof value === 'object' && value !== null;

const stepsOf = (path: string): readonly string[] => path.replace(/\[(\d+)\]/g, '.$1').split('.');

const emptyFor = (step: string | undefined): object => (step !== undefined && /^\d+$/.test(step) ? [] : {});

/** Writes into `data` itself; missing containers on the way are made. */
export function writePath(data: Data, path: string, value: unknown): void {
  const steps = stepsOf(path);
  let container = data;
  steps.forEach((step, at) => {
    if (at === steps.length - 1) container[step] = value;
    else {
      const next = container[step];
      const inner = isContainer(next) ? next : emptyFor(steps[at + 1]);
      container[step] = inner;
      if (isContainer(inner)) container = inner;
    }
  });
}

/** A copy of `data` with `value` at `path`; branches beside the path are shared. */
export function withPath(data: Data, path: string, value: unknown): Data {
  const copied = replaced(data, stepsOf(path), value);
  return isContainer(copied) ? copied : data;
}

function replaced(container: unknown, [step, ...rest]: readonly string[], value: unknown): unknown {
  if (step === undefined) return value;
  const base = isContainer(container) ? container : emptyFor(step);
  const inner = isContainer(base) ? base[step] : undefined;
  const copy = replaced(inner, rest, value);
  if (!Array.isArray(base)) return { ...base, [step]: copy };
  const list: unknown[] = [...base];
  list[Number(step)] = copy;
  return list;
}

/** What crosses from the page to the view: JSON data. Functions and instances of classes stay behind. */
export function viewCopy(value: unknown): unknown {
  if (!isContainer(value)) return typeof value === 'function' ? undefined : value;
  if (Array.isArray(value)) return value.map(viewCopy);
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, viewCopy(item)]));
}
