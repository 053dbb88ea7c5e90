/** Where each state and each line of a chart goes, computed once by ELK: in an overview, or in detail. */
import { layoutInDetail } from './detailed-layout.ts';
import { layoutOverview } from './overview-layout.ts';
import { pack, type PlacedChart } from './placed-chart.ts';
import { edgesOf, type Chart } from './read-chart.ts';

export type { PlacedChart, PlacedEdge, PlacedState } from './placed-chart.ts';

export interface LayoutOptions {
  /** width to height that the packing aims at */
  readonly aspect: number;
  /** events and guards on the lines: too wide for a glance, made for scrolling */
  readonly labels: boolean;
}

/** The regions of a parallel machine are laid out one by one, for no transition leaves its region, and then packed. */
export async function layoutChart(
  { root, edges }: Chart,
  { aspect, labels }: LayoutOptions,
): Promise<PlacedChart> {
  const layoutRegion = labels ? layoutInDetail : layoutOverview;
  // what the machine listens for in any state has a box of its own
  const own = labels && root.inside.length > 0 ? [{ ...root, children: [] }] : [];
  const regions = root.parallel ? [...own, ...root.children] : [root];
  return pack(
    await Promise.all(
      regions.map((region) =>
        layoutRegion(region, region.id === root.id && root.parallel ? [] : edgesOf(region, edges)),
      ),
    ),
    aspect,
  );
}
