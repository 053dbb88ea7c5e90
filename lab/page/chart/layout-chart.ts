/**
 * Where each state and each line of the chart goes, computed once by ELK. Regions are laid out one by one, for no
 * transition leaves its region, and then packed into rows.
 */
import ELK, { type ElkEdgeSection, type ElkExtendedEdge, type ElkNode } from 'elkjs/lib/elk.bundled.js';
import type { Chart, ChartEdge, ChartNode } from './read-chart.ts';

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
  /** SVG path data */
  readonly path: string;
  readonly labels: readonly { readonly text: string; readonly x: number; readonly y: number }[];
}

export interface PlacedChart {
  readonly width: number;
  readonly height: number;
  readonly states: readonly PlacedState[];
  readonly edges: readonly PlacedEdge[];
}

const elk = new ELK();

const letters = { state: 8.9, label: 5.9, note: 6.4 };
const widthOf = (text: string, letter: number): number => Math.ceil(text.length * letter);

/** A transition of a compound state into itself starts at a small node inside that stands for any of its states. */
const anyOf = (id: string): string => `${id}::any`;

export interface LayoutOptions {
  /** width to height that the packing aims at */
  readonly aspect: number;
  /** events and guards on the lines: wider by half and more */
  readonly labels: boolean;
}

export async function layoutChart(chart: Chart, { aspect, labels }: LayoutOptions): Promise<PlacedChart> {
  const regions = await Promise.all(
    chart.root.children.map((region) =>
      layoutRegion(region, labels ? chart.edges : chart.edges.map(withoutLabels)),
    ),
  );
  return pack(regions, aspect);
}

const withoutLabels = (edge: ChartEdge): ChartEdge => ({ ...edge, labels: [] });

const isInside = (id: string, outer: string): boolean => id === outer || id.startsWith(`${outer}.`);

async function layoutRegion(region: ChartNode, edges: readonly ChartEdge[]): Promise<PlacedChart> {
  const own = edges.filter(({ source }) => isInside(source, region.id));
  const withAny = new Set(
    own
      .filter(({ source, target }) => source !== target && isInside(target, source))
      .map(({ source }) => source),
  );
  const graph = await elk.layout({
    ...elkNode(region, withAny, ''),
    edges: own.map((edge) => elkEdge(edge, withAny)),
  });
  return placed(region, graph);
}

const options = {
  'elk.algorithm': 'layered',
  'elk.direction': 'DOWN',
  'elk.edgeRouting': 'ORTHOGONAL',
  'elk.hierarchyHandling': 'INCLUDE_CHILDREN',
  'elk.padding': '[top=34,left=14,bottom=14,right=14]',
  'elk.spacing.nodeNode': '22',
  'elk.layered.spacing.nodeNodeBetweenLayers': '22',
  'elk.spacing.edgeLabel': '2',
  'elk.spacing.edgeEdge': '9',
  'elk.spacing.edgeNode': '11',
  'elk.layered.spacing.edgeNodeBetweenLayers': '10',
  'elk.layered.spacing.edgeEdgeBetweenLayers': '9',
  'elk.layered.nodePlacement.strategy': 'NETWORK_SIMPLEX',
};

function elkNode(node: ChartNode, withAny: ReadonlySet<string>, initialOf: string): ElkNode {
  const first = node.id === initialOf ? { 'elk.layered.layering.layerConstraint': 'FIRST' } : {};
  if (node.children.length === 0) {
    return {
      id: node.id,
      width: Math.max(
        84,
        widthOf(node.key, letters.state) + 22,
        ...node.notes.map((note) => widthOf(note, letters.note) + 16),
      ),
      height: 32 + 14 * node.notes.length,
      layoutOptions: first,
    };
  }
  const any = withAny.has(node.id) ? [{ id: anyOf(node.id), width: 34, height: 18 }] : [];
  return {
    id: node.id,
    layoutOptions: { ...options, ...first },
    children: [...any, ...node.children.map((child) => elkNode(child, withAny, node.initial))],
  };
}

function elkEdge({ id, source, target, labels }: ChartEdge, withAny: ReadonlySet<string>): ElkExtendedEdge {
  const from = withAny.has(source) && source !== target && isInside(target, source) ? anyOf(source) : source;
  return {
    id,
    sources: [from],
    targets: [target],
    labels: labels.map(({ text }) => ({ text, width: widthOf(text, letters.label), height: 13 })),
  };
}

/** Positions relative to the region's own corner. */
function placed(region: ChartNode, graph: ElkNode): PlacedChart {
  const nodes = new Map<string, ChartNode>();
  const initials = new Set<string>();
  const collect = (node: ChartNode): void => {
    nodes.set(node.id, node);
    if (node.initial !== '') initials.add(node.initial);
    node.children.forEach(collect);
  };
  collect(region);
  const states: PlacedState[] = [];
  const corners = new Map<string, { readonly x: number; readonly y: number }>();
  const place = (box: ElkNode, aroundX: number, aroundY: number): void => {
    const x = aroundX + (box.x ?? 0);
    const y = aroundY + (box.y ?? 0);
    corners.set(box.id, { x, y });
    const node = nodes.get(box.id);
    const kind =
      node === undefined
        ? 'any'
        : box.id === region.id
          ? 'region'
          : node.children.length > 0
            ? 'group'
            : 'leaf';
    states.push({
      id: box.id,
      key: node?.key ?? '',
      kind,
      initial: initials.has(box.id),
      notes: node !== undefined && node.children.length === 0 ? node.notes : [],
      x,
      y,
      width: box.width ?? 0,
      height: box.height ?? 0,
    });
    for (const child of box.children ?? []) place(child, x, y);
  };
  place(graph, -(graph.x ?? 0), -(graph.y ?? 0));
  const edges = edgesIn(graph).map((edge) =>
    placedEdge(edge, corners.get(edge.container ?? graph.id) ?? { x: 0, y: 0 }),
  );
  return { width: graph.width ?? 0, height: graph.height ?? 0, states, edges };
}

/** ELK names the node whose corner an edge's points are relative to. */
type LaidOutEdge = ElkExtendedEdge & { readonly container?: string };

const edgesIn = (node: ElkNode): LaidOutEdge[] => [
  ...(node.edges ?? []),
  ...(node.children ?? []).flatMap(edgesIn),
];

function placedEdge(edge: LaidOutEdge, corner: { readonly x: number; readonly y: number }): PlacedEdge {
  const path = (edge.sections ?? []).map((section) => pathOf(section, corner)).join(' ');
  return {
    id: edge.id,
    source: (edge.sources[0] ?? '').replace(/::any$/, ''),
    path,
    labels: (edge.labels ?? []).map(({ text = '', x = 0, y = 0 }) => ({
      text,
      x: corner.x + x,
      y: corner.y + y,
    })),
  };
}

/** px that corners are rounded by */
const bend = 5;

function pathOf(
  { startPoint, bendPoints = [], endPoint }: ElkEdgeSection,
  corner: { x: number; y: number },
): string {
  const points = [startPoint, ...bendPoints, endPoint].map(({ x, y }) => ({
    x: x + corner.x,
    y: y + corner.y,
  }));
  return points
    .map((point, at) => {
      const before = points[at - 1];
      const after = points[at + 1];
      if (before === undefined) return `M${point.x} ${point.y}`;
      if (after === undefined) return `L${point.x} ${point.y}`;
      const inPoint = towards(point, before);
      const outPoint = towards(point, after);
      return `L${inPoint.x} ${inPoint.y} Q${point.x} ${point.y} ${outPoint.x} ${outPoint.y}`;
    })
    .join(' ');
}

interface Point {
  readonly x: number;
  readonly y: number;
}

function towards(from: Point, to: Point): Point {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const share = length === 0 ? 0 : Math.min(bend, length / 2) / length;
  return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
}

const gap = 14;

/** Columns of about equal height; as many as bring the whole closest to the wanted shape. */
function pack(regions: readonly PlacedChart[], aspect: number): PlacedChart {
  const candidates = [1, 2, 3, 4].map((columns) => inColumns(regions, columns));
  const [best] = candidates.sort((a, b) => misfit(a, aspect) - misfit(b, aspect));
  return best ?? { width: 0, height: 0, states: [], edges: [] };
}

const misfit = ({ width, height }: PlacedChart, aspect: number): number => Math.max(width / aspect, height);

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

/** Path data here are pairs of numbers after letters: x and y take turns. */
function movedPath(path: string, x: number, y: number): string {
  let isX = false;
  return path.replace(/-?\d+(\.\d+)?/g, (number) => {
    isX = !isX;
    return String(Math.round((Number(number) + (isX ? x : y)) * 10) / 10);
  });
}
