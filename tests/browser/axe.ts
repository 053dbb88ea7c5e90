/** Accessibility of a page or of a frame, by axe. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Frame, Page } from 'playwright-core';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Rule and element of each violation. */
export async function violations(place: Page | Frame): Promise<string[]> {
  await place.evaluate(axeSource);
  return place.evaluate(async () => {
    const axe: unknown = Reflect.get(window, 'axe');
    const run: unknown = Reflect.get(Object(axe), 'run');
    if (typeof run !== 'function') return ['axe did not load'];
    // the frames of the phones are looked at by themselves
    const { violations: found } = await run.call(axe, { exclude: ['iframe'] }, { iframes: false });
    return found.flatMap(({ id, nodes }: { id: string; nodes: { html: string }[] }) =>
      nodes.map(({ html }) => `${id}: ${html.slice(0, 120)}`),
    );
  });
}
