/** Where each state and each line of a chart goes, computed once by ELK: in an overview, or in detail. */
import { layoutInDetail } from './detailed-layout.ts';
import { layoutOverview } from './overview-layout.ts';
import { pack, type PlacedChart } from './placed-chart.ts';
import type { Chart, ChartEdge, ChartNode } from './read-chart.ts';

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
  const regions = root.parallel ? root.children : [root];
  return pack(
    await Promise.all(regions.map((region) => layoutRegion(region, edgesOf(region, edges)))),
    aspect,
  );
}

const edgesOf = ({ id }: ChartNode, edges: readonly ChartEdge[]): ChartEdge[] =>
  edges.filter(({ source }) => source === id || source.startsWith(`${id}.`));
