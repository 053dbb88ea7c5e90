/** The innermost active states, as a state value says them and as a drawn chart shows them. */
import type { Frame, FrameLocator, Page } from 'playwright-core';
import type {} from '../../lab/page/lab-window.ts';

/** The state value of the call that runs in a phone's frame. */
export const phoneValue = (phone: Frame): Promise<unknown> =>
  phone.evaluate(() => {
    const call: unknown = window.callchartPhone?.runtime.stack.top?.self['call'];
    const snapshot: unknown = Reflect.get(Object(call), 'snapshot');
    return typeof snapshot === 'function' ? Reflect.get(Object(snapshot.call(call)), 'value') : null;
  });

/** `['player.active.trying.playing', 'room.connected', …]`, sorted */
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
