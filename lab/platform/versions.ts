/** Dotted version numbers, as Alipay's client and base library write them. */

/** `1.10.0` is at least `1.9`; missing parts count as 0. */
export function isAtLeast(version: string, floor: string): boolean {
  const parts = version.split('.').map(Number);
  const floors = floor.split('.').map(Number);
  for (let at = 0; at < Math.max(parts.length, floors.length); at++) {
    const difference = (parts[at] ?? 0) - (floors[at] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return true;
}
