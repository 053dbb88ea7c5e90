/** `node:path` for `require` within a mini-program. */
function normalize(path: string): string {
  const kept: string[] = [];
  for (const part of path.split('/'))
    if (part === '..') kept.pop();
    else if (part !== '' && part !== '.') kept.push(part);
  return `${path.startsWith('/') ? '/' : ''}${kept.join('/')}`;
}

export const join = (...parts: readonly string[]): string => normalize(parts.join('/'));
const dirname = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')));
export const posix = { join, normalize, dirname };
