/** Every `setData` of a page, counted: calls, bytes, and bytes by name. */

export interface Patch {
  /** ms since the world began */
  readonly at: number;
  /** as given, deep-copied */
  readonly patch: Readonly<Record<string, unknown>>;
  /** UTF-8 bytes of `JSON.stringify(patch)` */
  readonly bytes: number;
}

const bytesOfText = (text: string): number => Buffer.byteLength(text, 'utf8');

export class PatchLedger {
  readonly patches: Patch[] = [];

  add(patch: Patch['patch'], at: number): void {
    this.patches.push({ at, patch, bytes: bytesOfText(JSON.stringify(patch)) });
  }

  get calls(): number {
    return this.patches.length;
  }

  get bytes(): number {
    return this.patches.reduce((sum, { bytes }) => sum + bytes, 0);
  }

  /** Bytes by the keys of the patches as they were given, `"key":value` each. */
  get bytesByKey(): ReadonlyMap<string, number> {
    const sums = new Map<string, number>();
    for (const { patch } of this.patches) {
      for (const [key, value] of Object.entries(patch))
        sums.set(key, (sums.get(key) ?? 0) + entryBytes(key, value));
    }
    return sums;
  }

  /** Bytes of every property of this name, at any depth, also as the end of a path: `signature`, `rtcRoom.signature`. */
  bytesOf(name: string): number {
    return this.patches.reduce((sum, { patch }) => sum + bytesNamed(patch, name), 0);
  }
}

const entryBytes = (key: string, value: unknown): number =>
  bytesOfText(`${JSON.stringify(key)}:${JSON.stringify(value)}`);

function bytesNamed(value: unknown, name: string): number {
  if (typeof value !== 'object' || value === null) return 0;
  return Object.entries(value).reduce(
    (sum, [key, member]: [string, unknown]) =>
      sum + (key === name || key.endsWith(`.${name}`) ? entryBytes(key, member) : bytesNamed(member, name)),
    0,
  );
}
