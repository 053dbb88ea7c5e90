/**
 * A statechart as SVG: laid out once, then only its classes change with every step. Drawn by the lab's page for its phones
 * and by the inspector for whatever it inspects.
 */
import { defineComponent, h, type PropType, type VNode } from 'vue';
import type { PlacedChart, PlacedEdge, PlacedState } from './layout-chart.ts';
import { noteHeight } from './placed-chart.ts';
import type { ChartEdge } from './read-chart.ts';

export const ChartDrawing = defineComponent({
  name: 'ChartDrawing',
  props: {
    placed: { type: Object as PropType<PlacedChart>, required: true },
    /** what is known about each edge, by its id */
    edges: { type: Object as PropType<ReadonlyMap<string, ChartEdge>>, required: true },
    active: { type: Object as PropType<ReadonlySet<string>>, required: true },
    /** the edges that the last event took */
    lastEdges: { type: Object as PropType<ReadonlySet<string>>, required: true },
    /** ids of states and edges that somebody looks for */
    found: { type: Object as PropType<ReadonlySet<string>>, default: () => new Set<string>() },
    /** what the picture is of, for those who cannot see it; the active states are added */
    label: { type: String, required: true },
    /** nothing runs */
    idle: { type: Boolean, required: true },
    /** XState's name of that event: an edge that was taken says which of its events it was */
    lastEvent: { type: String, default: '' },
    /** what is on the lines shows on those that are taken or pointed at */
    quiet: { type: Boolean, default: false },
    /** px of the page per px of the chart; 0 fits it to its place */
    scale: { type: Number, required: true },
  },
  setup(props) {
    const stateView = ({ id, key, kind, initial, notes, x, y, width, height }: PlacedState): VNode => {
      const isActive = props.active.has(id.replace(/::any$/, ''));
      const name =
        kind === 'leaf'
          ? h(
              'text',
              { x: x + width / 2, y: y + (notes.length > 0 ? 20 : height / 2 + 6), 'text-anchor': 'middle' },
              key,
            )
          : h('text', { x: x + 14, y: y + 23 }, key);
      return h(
        'g',
        {
          key: id,
          class: ['state', kind, { found: props.found.has(id) }],
          'data-state': id,
          'data-active': isActive ? '' : undefined,
        },
        [
          h('rect', { x, y, width, height, rx: kind === 'region' ? 14 : 9 }),
          kind === 'any' ? null : name,
          ...notes.map((note, line) =>
            h(
              'text',
              kind === 'leaf'
                ? { class: 'note', x: x + width / 2, y: y + 37 + noteHeight * line, 'text-anchor': 'middle' }
                : { class: 'note', x: x + 14, y: y + 40 + noteHeight * line },
              note,
            ),
          ),
          initial
            ? h('circle', { class: 'initial', cx: x, cy: y + (kind === 'leaf' ? height / 2 : 18), r: 4.5 })
            : null,
        ],
      );
    };

    const edgeView = (edge: PlacedEdge): VNode => {
      const isLast = props.lastEdges.has(edge.id);
      const isOpen = props.active.has(edge.source);
      const description = props.edges.get(edge.id);
      return h(
        'g',
        {
          key: edge.id,
          class: ['edge', { last: isLast, open: isOpen, found: props.found.has(edge.id) }],
          'data-edge': edge.id,
        },
        [
          h('title', description === undefined ? edge.id : describe(description)),
          h('path', { class: 'hit', d: edge.path }),
          h('path', { d: edge.path, 'marker-end': `url(#arrow${isLast ? '-last' : isOpen ? '-open' : ''})` }),
          ...(isLast && props.quiet ? takenOf(edge, description) : edge.labels).map(({ text, x, y }) =>
            h('text', { x, y: y + 10 }, text),
          ),
        ],
      );
    };

    /** The label of the event that took the edge, where the first one is. */
    const takenOf = ({ labels }: PlacedEdge, edge: ChartEdge | undefined): PlacedEdge['labels'] => {
      const taken =
        edge?.labels.find(({ on }) => on === props.lastEvent) ?? edge?.labels.find(({ on }) => on === '');
      const [first] = labels;
      return first === undefined || taken === undefined ? labels : [{ ...first, text: taken.text }];
    };

    const rank = ({ id, source }: PlacedEdge): number =>
      props.lastEdges.has(id) ? 2 : props.active.has(source) ? 1 : 0;

    return () => {
      const { width, height, states, edges } = props.placed;
      // lines pass behind the states that they do not belong to; the ones just taken lie on top
      const isLeaf = ({ kind }: PlacedState): boolean => kind === 'leaf';
      const order = [...edges].sort((a, b) => rank(a) - rank(b));
      const isLast = ({ id }: PlacedEdge): boolean => props.lastEdges.has(id);
      return h(
        'svg',
        {
          class: ['chart', { idle: props.idle, fitted: props.scale === 0, quiet: props.quiet }],
          viewBox: `-8 -4 ${width + 16} ${height + 8}`,
          role: 'img',
          'aria-label': `${props.label}: ${leavesOf(props.active).map(short).join(', ')}`,
          ...(props.scale === 0
            ? {}
            : { width: (width + 16) * props.scale, height: (height + 8) * props.scale }),
        },
        [
          h('defs', markers),
          ...states.filter((state) => !isLeaf(state)).map(stateView),
          ...order.filter((edge) => !isLast(edge)).map(edgeView),
          ...states.filter(isLeaf).map(stateView),
          ...order.filter(isLast).map(edgeView),
        ],
      );
    };
  },
});

const marker = (id: string): VNode =>
  h(
    'marker',
    { id, viewBox: '0 0 8 8', refX: 7, refY: 4, markerWidth: 7, markerHeight: 7, orient: 'auto', class: id },
    [h('path', { d: 'M0 .5L8 4L0 7.5z' })],
  );

const markers = ['arrow', 'arrow-open', 'arrow-last'].map(marker);

const describe = ({ source, target, labels }: ChartEdge): string =>
  `${short(source)} → ${short(target)}\n${labels.map(({ text }) => text).join('\n')}`;

/** An id without the name of the machine, which all of them begin with. */
export const short = (id: string): string => id.replace(/^[^.]+\./, '');

/** The innermost active states. */
export const leavesOf = (active: ReadonlySet<string>): string[] =>
  [...active].filter((id) => ![...active].some((other) => other.startsWith(`${id}.`)));
