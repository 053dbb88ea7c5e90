/** The innermost active states, as a state value says them and as a drawn chart shows them. */
import type { FrameLocator, Page } from 'playwright-core';

/** `['player.active.playing', 'room.connected', …]`, sorted */
export const valueLeaves = (value: unknown, path = ''): string[] => {
  const under = (name: string): string => (path === '' ? name : `${path}.${name}`);
  if (typeof value === 'string') return [under(value)];
  return Object.entries(Object(value))
    .flatMap(([name, inner]: [string, unknown]) => valueLeaves(inner, under(name)))
    .sort();
};

export const activeLeaves = async (viewer: FrameLocator | Page): Promise<string[]> => {
  const ids = await viewer
    .locator('.state.leaf[data-active]')
    .evaluateAll((states) => states.map((state) => state.getAttribute('data-state') ?? ''));
  return ids.map((id) => id.replace(/^[^.]+\./, '')).sort();
};
