/** The statechart of one phone's call: laid out once, then only its classes change with every step. */
import { computed, defineComponent, h, onMounted, shallowRef, watch, type PropType, type VNode } from 'vue';
import { callMachine } from '../../../machines/index.ts';
import type { PlacedChart, PlacedEdge, PlacedState } from '../chart/layout-chart.ts';
import { activeStates, readChart, type ChartEdge } from '../chart/read-chart.ts';
import type { LabPhone } from '../lab.ts';
import type { LabTexts } from '../texts.ts';

const chart = readChart(callMachine.root);
const edgesById = new Map(chart.edges.map((edge) => [edge.id, edge]));

/** The shape that the chart's place on the page has. */
const aspect = 1.8;

const layouts = new Map<boolean, Promise<PlacedChart>>();

/** ELK is half of the page's weight: it comes when the rest is already there. */
function layout(labels: boolean): Promise<PlacedChart> {
  const known = layouts.get(labels);
  if (known !== undefined) return known;
  const computed = import('../chart/layout-chart.ts').then((module) =>
    module.layoutChart(chart, { aspect, labels }),
  );
  layouts.set(labels, computed);
  return computed;
}

export const ChartView = defineComponent({
  name: 'ChartView',
  props: {
    phone: { type: Object as PropType<LabPhone>, required: true },
    text: { type: Object as PropType<LabTexts>, required: true },
    labels: { type: Boolean, required: true },
  },
  setup(props) {
    const placed = shallowRef<PlacedChart | null>(null);
    const active = computed(() =>
      props.phone.value === null ? new Set<string>() : activeStates(chart.root, props.phone.value),
    );
    const load = async (labels: boolean): Promise<void> => {
      const drawn = await layout(labels);
      if (labels === props.labels) placed.value = drawn;
    };
    onMounted(() => void load(props.labels));
    watch(() => props.labels, load);

    const stateView = ({ id, key, kind, initial, x, y, width, height }: PlacedState): VNode => {
      const isActive = active.value.has(id.replace(/::any$/, ''));
      const name =
        kind === 'leaf'
          ? h('text', { x: x + width / 2, y: y + height / 2 + 6, 'text-anchor': 'middle' }, key)
          : h('text', { x: x + 14, y: y + 23 }, key);
      return h(
        'g',
        { key: id, class: ['state', kind], 'data-state': id, 'data-active': isActive ? '' : undefined },
        [
          h('rect', { x, y, width, height, rx: kind === 'region' ? 14 : 9 }),
          kind === 'any' ? null : name,
          initial
            ? h('circle', { class: 'initial', cx: x, cy: y + (kind === 'leaf' ? height / 2 : 18), r: 4.5 })
            : null,
        ],
      );
    };

    const edgeView = (edge: PlacedEdge): VNode => {
      const isLast = props.phone.lastEdges.has(edge.id);
      const isOpen = active.value.has(edge.source);
      const description = edgesById.get(edge.id);
      return h('g', { key: edge.id, class: ['edge', { last: isLast, open: isOpen }], 'data-edge': edge.id }, [
        h('title', description === undefined ? edge.id : describe(description)),
        h('path', { d: edge.path, 'marker-end': `url(#arrow${isLast ? '-last' : isOpen ? '-open' : ''})` }),
        ...edge.labels.map(({ text, x, y }) => h('text', { x, y: y + 10 }, text)),
      ]);
    };

    return () => {
      if (placed.value === null) return h('p', { class: 'chart-wait' }, props.text.drawing);
      const { width, height, states, edges } = placed.value;
      const size = props.labels ? { width: width * 0.8, height: height * 0.8 } : {};
      const order = [...edges].sort((a, b) => rank(a) - rank(b));
      const isDark = props.phone.value === null;
      return h(
        'svg',
        {
          class: ['chart', { idle: isDark, fitted: !props.labels }],
          viewBox: `-8 -4 ${width + 16} ${height + 8}`,
          role: 'img',
          'aria-label': `${props.text.chart} ${props.phone.user}: ${[...leaves(active.value)].join(', ')}`,
          ...size,
        },
        [h('defs', markers), ...states.map(stateView), ...order.map(edgeView)],
      );
    };

    function rank({ id, source }: PlacedEdge): number {
      return props.phone.lastEdges.has(id) ? 2 : active.value.has(source) ? 1 : 0;
    }
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

const short = (id: string): string => id.replace(/^call\./, '');

/** The innermost active states, for those who cannot see the picture. */
function* leaves(active: ReadonlySet<string>): Generator<string> {
  for (const id of active) {
    if (![...active].some((other) => other.startsWith(`${id}.`))) yield short(id);
  }
}

/** The events that an active state listens for, region by region: what can come next. */
export function nextEvents(value: unknown): ReadonlyMap<string, readonly string[]> {
  const active = activeStates(chart.root, value);
  const next = new Map<string, string[]>();
  for (const { source, labels } of chart.edges) {
    if (!active.has(source)) continue;
    const region = short(source).split('.')[0] ?? '';
    const texts = labels.filter(({ on }) => on !== '').map(({ text }) => text);
    next.set(region, [...new Set([...(next.get(region) ?? []), ...texts])]);
  }
  return next;
}
