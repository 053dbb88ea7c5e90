/**
 * Reads a field of something that came from outside. Every adapter here starts with it: what `my` hands over is
 * `unknown` until it has been looked at, whatever the typings promise.
 */
export function field(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  return (value as Record<string, unknown>)[name];
}
