/**
 * A region as small as it can be read: ELK arranges the states of each compound among themselves, from the inside out,
 * and transitions are drawn as curves from box to box. Which event each line stands for is told beside the chart.
 */
import ELK, { type ElkNode } from 'elkjs/lib/elk.bundled.js';
import { layoutInDetail, mostTogether } from './detailed-layout.ts';
import { movedBy, noteHeight } from './placed-chart.ts';
import type { PlacedChart, PlacedEdge, PlacedState } from './placed-chart.ts';
import type { ChartEdge, ChartNode } from './read-chart.ts';

const elk = new ELK();

/** px of a letter in a state's name */
const letter = 8.9;
/** px beside a name: the mark of an initial state lies on the border */
const beside = 36;
/** px of a letter in what is said below the name */
const noteLetter = 6.4;
/** px of a letter on a line */
const labelLetter = 8;
const heights = { leaf: 32, note: noteHeight };
const options = {
  'elk.algorithm': 'layered',
  'elk.padding': '[top=40,left=22,bottom=16,right=22]',
  'elk.spacing.nodeNode': '16',
  'elk.layered.spacing.nodeNodeBetweenLayers': '22',
  'elk.spacing.edgeNode': '4',
  'elk.spacing.edgeEdge': '2',
  'elk.layered.spacing.edgeNodeBetweenLayers': '4',
  'elk.layered.spacing.edgeEdgeBetweenLayers': '2',
  'elk.spacing.componentComponent': '16',
  'elk.aspectRatio': '1.1',
  'elk.layered.cycleBreaking.strategy': 'MODEL_ORDER',
  'elk.layered.nodePlacement.strategy': 'BRANDES_KOEPF',
};

const isInside = (id: string, outer: string): boolean => id === outer || id.startsWith(`${outer}.`);

/** @param own the transitions of this region */
export const layoutOverview = (region: ChartNode, own: readonly ChartEdge[]): Promise<PlacedChart> =>
  own.length > mostTogether ? withoutWords(region, own) : asCurves(region, own);

/** As in detail, with what each line stands for in its middle and no place for it. */
async function withoutWords(region: ChartNode, own: readonly ChartEdge[]): Promise<PlacedChart> {
  const silent = (node: ChartNode): ChartNode => ({
    ...node,
    inside: [],
    children: node.children.map(silent),
  });
  const bare = await layoutInDetail(
    silent(region),
    own.map((edge) => ({ ...edge, labels: [] })),
  );
  const labels = new Map(own.map((edge) => [edge.id, edge.labels]));
  return {
    ...bare,
    states: bare.states.map((state) => ({ ...state, notes: [] })),
    edges: bare.edges.map((edge) => {
      const points = pointsOf(edge.path);
      const middle = points[Math.floor(points.length / 2)] ?? { x: 0, y: 0 };
      return { ...edge, labels: labelsAt(middle, labels.get(edge.id) ?? []) };
    }),
  };
}

async function asCurves(region: ChartNode, own: readonly ChartEdge[]): Promise<PlacedChart> {
  const box = await arranged(region, own);
  const states = [...statesOf(region, box, 0, 0, true)];
  const boxes = new Map(states.map((state) => [state.id, state]));
  return around(
    states,
    own.flatMap((edge) => curve(edge, boxes)),
  );
}

/** px between a curve and the region's border */
const margin = 6;

/** The region's own box, the first of its states, grown until it holds the curves too. */
function around(states: readonly PlacedState[], edges: readonly PlacedEdge[]): PlacedChart {
  const points = edges.flatMap(({ path }) =>
    [0.25, 0.5, 0.75].map((share) => pointAt(pointsOf(path), share)),
  );
  const { width: regionWidth = 0, height: regionHeight = 0 } = states[0] ?? {};
  const left = Math.max(0, ...points.map(({ x }) => margin - x));
  const top = Math.max(0, ...points.map(({ y }) => margin - y));
  const width = left + Math.max(regionWidth, ...points.map(({ x }) => x + margin));
  const height = top + Math.max(regionHeight, ...points.map(({ y }) => y + margin));
  const moved = movedBy({ width, height, states, edges }, left, top);
  const [region, ...inner] = moved.states;
  return region === undefined
    ? moved
    : { ...moved, states: [{ ...region, x: 0, y: 0, width, height }, ...inner] };
}

const pointsOf = (path: string): Point[] =>
  [...path.matchAll(/(-?[\d.]+) (-?[\d.]+)/g)].map(([, x, y]) => ({ x: Number(x), y: Number(y) }));

/** De Casteljau's way along a curve of one segment. */
function pointAt(points: readonly Point[], share: number): Point {
  const [first = { x: 0, y: 0 }, ...rest] = points;
  if (rest.length === 0) return first;
  const between = (from: number, to: number): number => from + (to - from) * share;
  return pointAt(
    rest.map((to, index) => {
      const from = points[index] ?? to;
      return { x: between(from.x, to.x), y: between(from.y, to.y) };
    }),
    share,
  );
}

/** The state's box with its children's boxes placed in it. */
async function arranged(node: ChartNode, edges: readonly ChartEdge[]): Promise<ElkNode> {
  if (node.children.length === 0) {
    const widths = [
      node.key.length * letter + beside,
      ...node.notes.map((note) => note.length * noteLetter + 16),
    ];
    const height = heights.leaf + heights.note * node.notes.length;
    return { id: node.id, width: Math.max(76, ...widths.map(Math.ceil)), height };
  }
  const inner = await Promise.all(node.children.map((child) => arranged(child, edges)));
  const children = inner.map(({ id, width = 0, height = 0 }) => ({ id, width, height }));
  const pairs = ways(node, edges);
  const candidates = await Promise.all(
    ['DOWN', 'RIGHT'].map((direction): Promise<ElkNode> =>
      elk.layout({
        id: node.id,
        layoutOptions: { ...options, 'elk.direction': direction },
        children: children.map((child) => ({ ...child })),
        edges: pairs.map(([from, to]) => ({ id: `${from} ${to}`, sources: [from], targets: [to] })),
      }),
    ),
  );
  const [box = { id: node.id }] = candidates.sort((one, other) => misfit(one) - misfit(other));
  const filled = (box.children ?? []).map((placed) => ({
    ...placed,
    children: inner.find(({ id }) => id === placed.id)?.children ?? [],
  }));
  const labelWidth = Math.ceil(node.key.length * letter * 1.1) + 32;
  return { ...box, width: Math.max(box.width ?? 0, labelWidth), children: filled };
}

/** width to height that a compound aims at */
const shape = 0.95;

const misfit = ({ width = 0, height = 0 }: ElkNode): number => Math.max(width / shape, height);

/**
 * The transitions that give a compound its shape: from each child, or from what lies in it, to the nearest of the children
 * that are declared after it. Ways back and long ways out would only pull the boxes apart.
 */
function ways({ children }: ChartNode, edges: readonly ChartEdge[]): (readonly [string, string])[] {
  const indexOf = (id: string): number => children.findIndex((child) => isInside(id, child.id));
  const moves = edges.map(({ source, target }) => [indexOf(source), indexOf(target)] as const);
  return children.flatMap((child, from) => {
    const nearest = Math.min(
      ...moves.filter(([source, to]) => source === from && to > from).map(([, to]) => to),
    );
    const next = children[nearest];
    return next === undefined ? [] : [[child.id, next.id] as const];
  });
}

function* statesOf(
  node: ChartNode,
  box: ElkNode,
  x: number,
  y: number,
  isRegion: boolean,
  initial = false,
): Generator<PlacedState> {
  const kind = isRegion ? 'region' : node.children.length > 0 ? 'group' : 'leaf';
  const { width = 0, height = 0 } = box;
  const notes = kind === 'leaf' ? node.notes : [];
  yield { id: node.id, key: node.key, kind, initial, notes, x, y, width, height };
  for (const child of node.children) {
    const inner = box.children?.find(({ id }) => id === child.id);
    if (inner === undefined) continue;
    yield* statesOf(child, inner, x + (inner.x ?? 0), y + (inner.y ?? 0), false, child.id === node.initial);
  }
}

interface Point {
  readonly x: number;
  readonly y: number;
}

const centre = ({ x, y, width, height }: PlacedState): Point => ({ x: x + width / 2, y: y + height / 2 });

function curve(edge: ChartEdge, boxes: ReadonlyMap<string, PlacedState>): PlacedEdge[] {
  const source = boxes.get(edge.source);
  const target = boxes.get(edge.target);
  if (source === undefined || target === undefined) return [];
  const path = pathBetween(source, target);
  const labels = labelsAt(pointAt(pointsOf(path), 0.5), edge.labels);
  return [{ id: edge.id, source: edge.source, path, labels }];
}

const labelsAt = ({ x, y }: Point, labels: ChartEdge['labels']): PlacedEdge['labels'] =>
  labels.map(({ text }, line) => ({
    text,
    x: x - (text.length * labelLetter) / 2,
    y: y - 8 + 20 * line,
  }));

function pathBetween(source: PlacedState, target: PlacedState): string {
  if (source.id === target.id) return loopAt(source);
  // from a compound into itself: from its name; out to a compound around: to its border beside the source
  if (isInside(target.id, source.id)) {
    const name = { x: source.x + 10, y: source.y + 30 };
    return quadratic(name, borderTowards(target, name), { x: name.x, y: centre(target).y });
  }
  if (isInside(source.id, target.id)) {
    const beside = { x: target.x, y: centre(source).y };
    return quadratic(borderTowards(source, beside), beside, {
      x: (source.x + target.x) / 2,
      y: beside.y + 12,
    });
  }
  const control = bend(source, target);
  return quadratic(borderTowards(source, control), borderTowards(target, control), control);
}

const quadratic = (from: Point, to: Point, control: Point): string =>
  `M${round(from)} Q${round(control)} ${round(to)}`;

/** px; boxes that are this near have nothing between them to go around */
const near = 44;

/**
 * The curve's control point: to the right of its way, so that there and back do not lie on each other, and far enough out
 * to pass what stands between two boxes of one column or row.
 */
function bend(source: PlacedState, target: PlacedState): Point {
  const from = centre(source);
  const to = centre(target);
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const [dx, dy] = [(to.x - from.x) / length, (to.y - from.y) / length];
  const [apartX, apartY] = [apart(source, target, 'x', 'width'), apart(source, target, 'y', 'height')];
  const isNear = Math.max(apartX, apartY) < near;
  const across = apartX <= 0 ? Math.max(source.width, target.width) : Math.max(source.height, target.height);
  const aligned = apartX <= 0 || apartY <= 0;
  const bow = isNear ? 10 : aligned ? across + 24 : Math.min(40, length * 0.15);
  return { x: (from.x + to.x) / 2 - dy * bow, y: (from.y + to.y) / 2 + dx * bow };
}

/** px between two boxes along an axis; not positive when one is over the other */
const apart = (a: PlacedState, b: PlacedState, axis: 'x' | 'y', extent: 'width' | 'height'): number =>
  Math.max(a[axis], b[axis]) - Math.min(a[axis] + a[extent], b[axis] + b[extent]);

const loopAt = ({ x, y, width, height }: PlacedState): string => {
  const right = x + width;
  const middle = y + height / 2;
  return `M${right} ${middle - 6} C${right + 18} ${middle - 14} ${right + 18} ${middle + 14} ${right} ${middle + 6}`;
};

/** Where the line from the box's centre to a point leaves the box. */
function borderTowards(box: PlacedState, point: Point): Point {
  const from = centre(box);
  const dx = point.x - from.x;
  const dy = point.y - from.y;
  const share = Math.min(
    dx === 0 ? Infinity : box.width / 2 / Math.abs(dx),
    dy === 0 ? Infinity : box.height / 2 / Math.abs(dy),
  );
  return Number.isFinite(share) ? { x: from.x + dx * share, y: from.y + dy * share } : from;
}

const round = ({ x, y }: Point): string => `${Math.round(x * 10) / 10} ${Math.round(y * 10) / 10}`;
