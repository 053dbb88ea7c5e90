/** The bench that wants a browser: the picture of the chart. */
import { expect, it } from 'vitest';
import { chartView } from '../../tools/bench/chart-view.ts';

it('a smoke run of the picture of the chart tells what it took', async () => {
  const { figures } = await chartView.measure({
    quick: true,
    wholeCalls: 0,
    goOn: () => true,
    progress: () => undefined,
  });
  expect(figures.map(({ of }) => of)).toEqual([
    'laid out, as an overview',
    'laid out, with every event and guard',
    'restyled, with 40 events in the viewer',
  ]);
  for (const { value } of figures) expect(value).toBeGreaterThan(0);
});
