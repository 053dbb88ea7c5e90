/** A chart with a place for everything, and how placed regions are put beside each other. */

/** px from one line below a state's name to the next */
export const noteHeight = 15;

export interface PlacedState {
  readonly id: string;
  readonly key: string;
  readonly kind: 'region' | 'group' | 'leaf' | 'any';
  /** entered first by its parent */
  readonly initial: boolean;
  /** lines below the name */
  readonly notes: readonly string[];
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface PlacedEdge {
  /** of `ChartEdge` */
  readonly id: string;
  readonly source: string;
  /** SVG path data of pairs of numbers after letters */
  readonly path: string;
  readonly labels: readonly { readonly text: string; readonly x: number; readonly y: number }[];
}

export interface PlacedChart {
  readonly width: number;
  readonly height: number;
  readonly states: readonly PlacedState[];
  readonly edges: readonly PlacedEdge[];
}

const gap = 14;

/**
 * Columns of about equal height, or such columns under the largest region; whichever shows the whole large and leaves
 * little of it empty.
 *
 * @param aspect width to height
 */
export function pack(regions: readonly PlacedChart[], aspect: number): PlacedChart {
  const [largest, ...others] = [...regions].sort((a, b) => b.height - a.height);
  if (largest === undefined) return together([]);
  const candidates = [1, 2, 3, 4].flatMap((columns) => [
    inColumns([largest, ...others], columns),
    onTop(largest, inColumns(others, columns)),
  ]);
  return candidates.reduce((best, other) => (misfit(other, aspect) < misfit(best, aspect) ? other : best));
}

/** px: the height of the place that the chart needs, and the height that its area would have in the wanted shape */
const misfit = ({ width, height }: PlacedChart, aspect: number): number =>
  Math.max(width / aspect, height) + Math.sqrt((width * height) / aspect);

/** @param regions the highest first */
function inColumns(regions: readonly PlacedChart[], count: number): PlacedChart {
  const columns: PlacedChart[][] = Array.from({ length: count }, () => []);
  const heightOf = (column: readonly PlacedChart[]): number =>
    column.reduce((sum, { height }) => sum + height + gap, 0);
  for (const region of regions) {
    columns.reduce((lowest, column) => (heightOf(column) < heightOf(lowest) ? column : lowest)).push(region);
  }
  const moved: PlacedChart[] = [];
  let x = 0;
  for (const column of columns.filter(({ length }) => length > 0)) {
    let y = 0;
    for (const region of column) {
      moved.push(movedBy(region, x, y));
      y += region.height + gap;
    }
    x += Math.max(...column.map(({ width }) => width)) + gap;
  }
  return together(moved);
}

const onTop = (top: PlacedChart, below: PlacedChart): PlacedChart =>
  together([movedBy(top, 0, 0), movedBy(below, 0, top.height + gap)]);

/** Charts that have their places already, as one. */
function together(charts: readonly PlacedChart[]): PlacedChart {
  const states = charts.flatMap((chart) => chart.states);
  return {
    width: Math.max(0, ...states.map(({ x, width }) => x + width)),
    height: Math.max(0, ...states.map(({ y, height }) => y + height)),
    states,
    edges: charts.flatMap(({ edges }) => edges),
  };
}

export function movedBy(chart: PlacedChart, x: number, y: number): PlacedChart {
  return {
    ...chart,
    states: chart.states.map((state) => ({ ...state, x: tenth(state.x + x), y: tenth(state.y + y) })),
    edges: chart.edges.map((edge) => ({
      ...edge,
      path: movedPath(edge.path, x, y),
      labels: edge.labels.map((label) => ({ ...label, x: tenth(label.x + x), y: tenth(label.y + y) })),
    })),
  };
}

/** Coordinates take turns: x, y, x, y … */
function movedPath(path: string, x: number, y: number): string {
  let isX = false;
  return path.replace(/-?\d+(\.\d+)?/g, (number) => {
    isX = !isX;
    return String(tenth(Number(number) + (isX ? x : y)));
  });
}

const tenth = (px: number): number => Math.round(px * 10) / 10;
