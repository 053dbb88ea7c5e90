/**
 * A region with the event and guard of every transition on its line, all routed by ELK: too wide for a glance, made for
 * scrolling.
 */
import ELK, { type ElkEdgeSection, type ElkExtendedEdge, type ElkNode } from 'elkjs/lib/elk.bundled.js';
import type { PlacedChart, PlacedEdge, PlacedState } from './placed-chart.ts';
import type { ChartEdge, ChartNode } from './read-chart.ts';

const elk = new ELK();

const letters = { state: 8.9, label: 5.9, note: 6.4 };
const widthOf = (text: string, letter: number): number => Math.ceil(text.length * letter);

/** A transition of a compound state into itself starts at a small node inside that stands for any of its states. */
const anyOf = (id: string): string => `${id}::any`;

const isInside = (id: string, outer: string): boolean => id === outer || id.startsWith(`${outer}.`);

/** @param own the transitions of this region */
export async function layoutInDetail(region: ChartNode, own: readonly ChartEdge[]): Promise<PlacedChart> {
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
