/** Paths inside a mini-program: `/` separated, relative to its root, without a leading slash. */

/** `../chunks/a.js` seen from `src/pages/x.js` is `src/chunks/a.js`; a leading slash means the root. */
export function resolvePath(path: string, from: string): string {
  const base = path.startsWith('/') ? [] : from.split('/').slice(0, -1);
  const resolved: string[] = [];
  for (const part of [...base, ...path.split('/')]) {
    if (part === '..') resolved.pop();
    else if (part !== '' && part !== '.') resolved.push(part);
  }
  return resolved.join('/');
}

export const withoutExtension = (path: string): string => path.replace(/\.[^./]+$/, '');

export interface PageAddress {
  /** `src/pages/call/index` */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
}

/** `/src/pages/call/index?room=1` or relative to `from`; the query is decoded. */
export function parseAddress(url: string, from: string): PageAddress {
  const [path = '', query = ''] = url.split('?', 2);
  return { path: resolvePath(path, from), query: Object.fromEntries(new URLSearchParams(query)) };
}
