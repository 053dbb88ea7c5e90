/** The keys of a `setData` patch: `a`, `a.b`, `a.b[0].c`. */

export type DataPath = readonly (string | number)[];

/** Throws a `TypeError` on a key that is no path. */
export function parseDataPath(key: string): DataPath {
  const path: (string | number)[] = [];
  const segment = /(?:^|\.)([^.[\]]+)|\[(\d+)\]/y;
  while (segment.lastIndex < key.length) {
    const match = segment.exec(key);
    if (match === null) throw new TypeError(`setData: "${key}" is no path`);
    const [, name, index] = match;
    path.push(name ?? Number(index));
  }
  if (path.length === 0 || path.includes('__proto__')) throw new TypeError(`setData: "${key}" is no path`);
  return path;
}

export interface Containers {
  object(): object;
  array(): unknown[];
}

/** Writes in place; containers that are missing, or are no objects, are made. Throws a `TypeError` where one is frozen. */
export function writeAt(root: object, path: DataPath, value: unknown, make: Containers): void {
  let owner = root;
  path.forEach((name, depth) => {
    const next = path[depth + 1];
    if (next === undefined) {
      set(owner, name, value);
      return;
    }
    const child: unknown = Reflect.get(owner, name);
    if (typeof child === 'object' && child !== null) owner = child;
    else {
      const made = typeof next === 'number' ? make.array() : make.object();
      set(owner, name, made);
      owner = made;
    }
  });
}

function set(owner: object, name: string | number, value: unknown): void {
  if (!Reflect.set(owner, name, value))
    throw new TypeError(`setData: ${name} cannot be written, its object is frozen`);
}
