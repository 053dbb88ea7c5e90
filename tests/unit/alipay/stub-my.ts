/** Puts a `my` with just the given members into the global scope, as a thin adapter finds it. */
import { vi } from 'vitest';

export function stubMy(members: Record<string, unknown>): void {
  vi.stubGlobal('my', members);
}
