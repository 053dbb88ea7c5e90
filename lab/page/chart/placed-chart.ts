/** A chart with a place for everything, and how placed regions are put beside each other. */

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
 * Columns of about equal height; as many as show the whole large and leave little of it empty.
 *
 * @param aspect width to height
 */
export function pack(regions: readonly PlacedChart[], aspect: number): PlacedChart {
  const candidates = [1, 2, 3, 4].map((columns) => inColumns(regions, columns));
  const [best] = candidates.sort((a, b) => misfit(a, aspect) - misfit(b, aspect));
  return best ?? { width: 0, height: 0, states: [], edges: [] };
}

/** px: the height of the place that the chart needs, and the height that its area would have in the wanted shape */
const misfit = ({ width, height }: PlacedChart, aspect: number): number =>
  Math.max(width / aspect, height) + Math.sqrt((width * height) / aspect);

function inColumns(regions: readonly PlacedChart[], count: number): PlacedChart {
  const columns: PlacedChart[][] = Array.from({ length: count }, () => []);
  const heightOf = (column: readonly PlacedChart[]): number =>
    column.reduce((sum, { height }) => sum + height + gap, 0);
  for (const region of [...regions].sort((a, b) => b.height - a.height)) {
    columns.reduce((lowest, column) => (heightOf(column) < heightOf(lowest) ? column : lowest)).push(region);
  }
  const states: PlacedState[] = [];
  const edges: PlacedEdge[] = [];
  let x = 0;
  let bottom = 0;
  for (const column of columns) {
    const width = Math.max(0, ...column.map((region) => region.width));
    let y = 0;
    for (const region of column) {
      const moved = movedBy(region, x, y);
      states.push(...moved.states);
      edges.push(...moved.edges);
      y += region.height + gap;
    }
    bottom = Math.max(bottom, y - gap);
    x += width + gap;
  }
  return { width: x - gap, height: bottom, states, edges };
}

function movedBy(chart: PlacedChart, x: number, y: number): PlacedChart {
  return {
    ...chart,
    states: chart.states.map((state) => ({ ...state, x: state.x + x, y: state.y + y })),
    edges: chart.edges.map((edge) => ({
      ...edge,
      path: movedPath(edge.path, x, y),
      labels: edge.labels.map((label) => ({ ...label, x: label.x + x, y: label.y + y })),
    })),
  };
}

/** Coordinates take turns: x, y, x, y … */
function movedPath(path: string, x: number, y: number): string {
  let isX = false;
  return path.replace(/-?\d+(\.\d+)?/g, (number) => {
    isX = !isX;
    return String(Math.round((Number(number) + (isX ? x : y)) * 10) / 10);
  });
}
