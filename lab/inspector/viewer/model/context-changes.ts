/** A context as rows, one for each leaf; what the last event changed comes first. */
export interface ContextRow {
  /** `fact.publisher.url` */
  readonly path: string;
  readonly text: string;
  /** what it was before the event; `null` when it was the same */
  readonly before: string | null;
}

export const contextRows = (before: unknown, after: unknown): ContextRow[] => {
  const old = new Map(leaves(before));
  const rows = leaves(after).map(([path, text]) => ({
    path,
    text,
    before: changedFrom(old.get(path), text),
  }));
  const paths = new Set(rows.map(({ path }) => path));
  const gone = [...old]
    .filter(([path]) => !paths.has(path))
    .map(([path, text]) => ({ path, text: '–', before: text }));
  if (before === undefined) return rows.map((row) => ({ ...row, before: null }));
  return [...rows.filter(isChanged), ...gone, ...rows.filter((row) => !isChanged(row))];
};

const isChanged = (row: ContextRow): boolean => row.before !== null;

const changedFrom = (old: string | undefined, text: string): string | null =>
  old === text ? null : (old ?? '–');

const leaves = (value: unknown, path = ''): (readonly [string, string])[] => {
  const isEmptyList = Array.isArray(value) && value.length === 0;
  if (typeof value !== 'object' || value === null || isEmptyList) {
    return path === '' ? [] : [[path, value === undefined ? '–' : JSON.stringify(value)]];
  }
  return Object.entries(value).flatMap(([name, member]: [string, unknown]) =>
    leaves(member, path === '' ? name : `${path}.${name}`),
  );
};
