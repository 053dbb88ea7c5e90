/**
 * A region with the event and guard of every transition on its line, all routed by ELK: too wide for a glance, made for
 * scrolling. Of a region with many transitions the big states stand in a row, theirs in columns, each laid out by itself; what
 * leads from one to another is one line between the two, and is named in the state that it leaves.
 */
import ELK, { type ElkEdgeSection, type ElkExtendedEdge, type ElkNode } from 'elkjs/lib/elk.bundled.js';
import { movedBy, noteHeight } from './placed-chart.ts';
import type { PlacedChart, PlacedEdge, PlacedState } from './placed-chart.ts';
import { edgeId, type ChartEdge, type ChartNode } from './read-chart.ts';

const elk = new ELK();

const letters = { state: 8.9, label: 6.6, note: 6.6 };
const widthOf = (text: string, letter: number): number => Math.ceil(text.length * letter);

/** A transition of a compound state into itself starts at a small node inside that stands for any of its states. */
const anyOf = (id: string): string => `${id}::any`;

const isInside = (id: string, outer: string): boolean => id === outer || id.startsWith(`${outer}.`);

/** With more lines than this, one drawing of all of them is a tangle. */
export const mostTogether = 24;

type Direction = 'RIGHT' | 'DOWN';

/** @param own the transitions of this region */
export const layoutInDetail = (region: ChartNode, own: readonly ChartEdge[]): Promise<PlacedChart> =>
  layout(region, own, 'RIGHT');

const layout = (node: ChartNode, own: readonly ChartEdge[], direction: Direction): Promise<PlacedChart> => {
  const isOwnEnd = own.some(({ source, target }) => source === node.id || target === node.id);
  return own.length > mostTogether && !isOwnEnd
    ? layoutApart(node, own, direction)
    : layoutTogether(node, own);
};

async function layoutTogether(node: ChartNode, own: readonly ChartEdge[]): Promise<PlacedChart> {
  const withAny = new Set(
    own
      .filter(({ source, target }) => source !== target && isInside(target, source))
      .map(({ source }) => source),
  );
  const graph = await elk.layout({
    ...elkNode(node, withAny, ''),
    edges: own.map((edge) => elkEdge(edge, withAny)),
  });
  return placed(node, graph);
}

/** The states of a compound, each laid out by itself, in a row or a column. */
async function layoutApart(
  node: ChartNode,
  own: readonly ChartEdge[],
  direction: Direction,
): Promise<PlacedChart> {
  const bigOf = (id: string): string => node.children.find((child) => isInside(id, child.id))?.id ?? node.id;
  const wayId = ({ source, target }: ChartEdge): string => edgeId(bigOf(source), bigOf(target));
  const between = own.filter(({ source, target }) => bigOf(source) !== bigOf(target));
  const bigs = await Promise.all(
    node.children.map((child) =>
      layout(
        withWaysOut(child, between),
        own.filter((edge) => !between.includes(edge) && bigOf(edge.source) === child.id),
        direction === 'RIGHT' ? 'DOWN' : 'RIGHT',
      ),
    ),
  );
  const row = await layoutRow(node, bigs, waysOf(between, bigOf), direction);
  const ways = new Map(row.edges.map((way) => [way.id, way]));
  const inner = node.children.flatMap(({ id }, at) => {
    const box = row.states.find((state) => state.id === id);
    const big = bigs[at];
    return box === undefined || big === undefined ? [] : [movedBy(asGroup(big, box), box.x, box.y)];
  });
  const named = new Set<string>();
  const drawn = between.flatMap((edge): PlacedEdge[] => {
    const way = ways.get(wayId(edge));
    if (way === undefined) return [];
    const isNamed = named.has(way.id);
    named.add(way.id);
    return [{ ...way, id: edge.id, source: edge.source, labels: isNamed ? [] : way.labels }];
  });
  return {
    ...row,
    states: [...row.states.slice(0, 1), ...inner.flatMap(({ states }) => states)],
    edges: [...inner.flatMap(({ edges }) => edges), ...drawn],
  };
}

/** What was laid out as a whole is a part now: its first state is its own box. */
const asGroup = ({ states: [first, ...others], ...chart }: PlacedChart, box: PlacedState): PlacedChart => ({
  ...chart,
  states: first === undefined ? [] : [{ ...first, kind: box.kind, initial: box.initial }, ...others],
});

/** One line for all transitions from one state to another, with what they listen for. */
function waysOf(between: readonly ChartEdge[], bigOf: (id: string) => string): ChartEdge[] {
  const ways = new Map<string, ChartEdge>();
  for (const edge of between) {
    const [source, target] = [bigOf(edge.source), bigOf(edge.target)];
    const id = edgeId(source, target);
    const labels = [...(ways.get(id)?.labels ?? []), ...edge.labels];
    const distinct = [...new Map(labels.map((label) => [label.text, label])).values()];
    ways.set(id, { id, source, target, labels: distinct });
  }
  return [...ways.values()];
}

/** The boxes alone, in the order in which the chart has them. */
async function layoutRow(
  node: ChartNode,
  bigs: readonly PlacedChart[],
  ways: readonly ChartEdge[],
  direction: Direction,
): Promise<PlacedChart> {
  const graph = await elk.layout({
    id: node.id,
    layoutOptions: {
      ...optionsOf(node),
      'elk.direction': direction,
      'elk.layered.cycleBreaking.strategy': 'MODEL_ORDER',
      'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
    },
    children: node.children.map(({ id }, at) => ({
      id,
      width: bigs[at]?.width ?? 0,
      height: bigs[at]?.height ?? 0,
    })),
    edges: ways.map((way) => elkEdge(way, new Set())),
  });
  return placed(node, graph);
}

/** Each state says what leads out of the one that is laid out by itself. */
const withWaysOut = (node: ChartNode, between: readonly ChartEdge[]): ChartNode => ({
  ...node,
  inside: [
    ...node.inside,
    ...between
      .filter(({ source }) => source === node.id)
      .flatMap(({ target, labels }) => labels.map(({ text }) => `${text} → ${nameIn(target, node.id)}`)),
  ],
  children: node.children.map((child) => withWaysOut(child, between)),
});

/** An id from where it differs from another. */
const nameIn = (id: string, from: string): string => {
  const [parts, others] = [id.split('.'), from.split('.')];
  return parts.slice(parts.findIndex((part, at) => part !== others[at])).join('.');
};

const options = {
  'elk.algorithm': 'layered',
  'elk.direction': 'DOWN',
  'elk.edgeRouting': 'ORTHOGONAL',
  'elk.hierarchyHandling': 'INCLUDE_CHILDREN',
  'elk.spacing.nodeNode': '22',
  'elk.layered.spacing.nodeNodeBetweenLayers': '22',
  'elk.spacing.edgeLabel': '2',
  'elk.spacing.edgeEdge': '9',
  'elk.spacing.edgeNode': '11',
  'elk.layered.spacing.edgeNodeBetweenLayers': '10',
  'elk.layered.spacing.edgeEdgeBetweenLayers': '9',
  'elk.layered.nodePlacement.strategy': 'NETWORK_SIMPLEX',
};

/** What is written below a state's name. */
const linesOf = ({ notes, inside }: ChartNode): readonly string[] => [...notes, ...inside];

/** Lines of a compound stand between its name and its states. */
const optionsOf = (node: ChartNode) => ({
  ...options,
  'elk.padding': `[top=${34 + noteHeight * linesOf(node).length},left=14,bottom=14,right=14]`,
  'elk.nodeSize.constraints': 'MINIMUM_SIZE',
  'elk.nodeSize.minimum': `(${widestLine(node)}, 40)`,
});

const widestLine = (node: ChartNode): number =>
  Math.max(
    84,
    widthOf(node.key, letters.state) + 28,
    ...linesOf(node).map((line) => widthOf(line, letters.note) + 28),
  );

function elkNode(node: ChartNode, withAny: ReadonlySet<string>, initialOf: string): ElkNode {
  const first = node.id === initialOf ? { 'elk.layered.layering.layerConstraint': 'FIRST' } : {};
  if (node.children.length === 0) {
    return {
      id: node.id,
      width: widestLine(node),
      height: 32 + noteHeight * linesOf(node).length,
      layoutOptions: first,
    };
  }
  const any = withAny.has(node.id) ? [{ id: anyOf(node.id), width: 34, height: 18 }] : [];
  return {
    id: node.id,
    layoutOptions: { ...optionsOf(node), ...first },
    children: [...any, ...node.children.map((child) => elkNode(child, withAny, node.initial))],
  };
}
function elkEdge({ id, source, target, labels }: ChartEdge, withAny: ReadonlySet<string>): ElkExtendedEdge {
  const from = withAny.has(source) && source !== target && isInside(target, source) ? anyOf(source) : source;
  return {
    id,
    sources: [from],
    targets: [target],
    labels: labels.map(({ text }) => ({ text, width: widthOf(text, letters.label), height: 15 })),
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
      notes: node === undefined ? [] : linesOf(node),
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
