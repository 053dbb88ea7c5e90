/**
 * The statechart of one phone's call: the region that moved in full, the others as the states they are in. A region that is
 * chosen stays until it is let go.
 */
import {
  computed,
  defineComponent,
  h,
  onMounted,
  ref,
  shallowRef,
  watch,
  type PropType,
  type VNode,
} from 'vue';
import { callMachine } from '../../../machines/index.ts';
import { ChartDrawing, leavesOf, short } from '../chart/chart-drawing.ts';
import { chartPlace } from '../chart/chart-place.ts';
import type { PlacedChart } from '../chart/layout-chart.ts';
import { activeStates, edgesOf, readChart, type Chart } from '../chart/read-chart.ts';
import { useZoom } from '../chart/zoom.ts';
import type { LabPhone } from '../lab.ts';
import type { LabTexts } from '../texts.ts';

const { root, edges } = readChart(callMachine.root);
const edgesById = new Map(edges.map((edge) => [edge.id, edge]));
const regions: readonly Chart[] = root.children.map((region) => ({
  root: region,
  edges: edgesOf(region, edges),
}));

/** The shape that the chart's place on the page has. */
const aspect = 1.8;
/** px per px at which the smallest text has 11 px: names of states, or what is on the lines */
const legible = { names: 11 / 16, events: 11 / 12 };

const layouts = new Map<string, Promise<PlacedChart>>();

/** ELK is half of the page's weight: it comes when the rest is already there. */
function layout(chart: Chart, labels: boolean): Promise<PlacedChart> {
  const name = `${chart.root.id} ${labels}`;
  const placed =
    layouts.get(name) ??
    import('../chart/layout-chart.ts').then((module) => module.layoutChart(chart, { aspect, labels }));
  layouts.set(name, placed);
  return placed;
}

export const ChartView = defineComponent({
  name: 'ChartView',
  props: {
    phone: { type: Object as PropType<LabPhone>, required: true },
    text: { type: Object as PropType<LabTexts>, required: true },
    labels: { type: Boolean, required: true },
  },
  setup(props) {
    const shown = shallowRef(regions[0]);
    const pinned = ref(false);
    const placed = shallowRef<PlacedChart | null>(null);
    const place = ref<HTMLElement | null>(null);
    const zoom = useZoom(place, placed, () => (props.labels ? legible.events : legible.names));

    const active = computed(() =>
      props.phone.value === null ? new Set<string>() : activeStates(root, props.phone.value),
    );
    const leaves = computed(() => leavesOf(active.value));
    const moved = computed(() =>
      regions.filter((region) => region.edges.some(({ id }) => props.phone.lastEdges.has(id))),
    );

    const draw = async (): Promise<void> => {
      const chart = shown.value;
      if (chart === undefined) return;
      const { labels } = props;
      const drawn = await layout(chart, labels);
      if (chart === shown.value && labels === props.labels) placed.value = drawn;
    };
    /** What the last event entered, else where the region is. */
    const follow = (): void => {
      const region = shown.value?.root.id ?? '';
      const inside = leaves.value.filter((id) => id.startsWith(`${region}.`));
      const entered = [...props.phone.lastEdges].map((edge) => edge.replace(/^.* → /, ''));
      const last = inside.find((leaf) => entered.some((id) => leaf === id || leaf.startsWith(`${id}.`)));
      zoom.show(last ?? inside[0] ?? shown.value?.root.initial ?? '');
    };
    onMounted(draw);
    watch([shown, () => props.labels], draw);
    watch(moved, ([first, ...others]) => {
      if (pinned.value || first === undefined) return;
      if (![first, ...others].some((region) => region === shown.value)) shown.value = first;
    });
    // an event that moves nothing leaves the place where the reader has dragged it
    watch([placed, () => leaves.value.join(), zoom.scale], follow);

    const choose = (region: Chart): void => {
      pinned.value = !(pinned.value && region === shown.value);
      shown.value = region;
    };

    const tile = (region: Chart): VNode => {
      const { id, key } = region.root;
      const isShown = region === shown.value;
      return h(
        'button',
        {
          key: id,
          type: 'button',
          class: ['region-tile', { moved: moved.value.includes(region), pinned: isShown && pinned.value }],
          'aria-pressed': isShown,
          title: isShown && pinned.value ? props.text.letGo : props.text.pin,
          onClick: () => choose(region),
        },
        [
          h('b', key),
          ...leaves.value
            .filter((leaf) => leaf.startsWith(`${id}.`))
            .map((leaf) =>
              // the drawing says it of its own region
              h('span', isShown ? {} : { 'data-state': leaf, 'data-active': '' }, leaf.slice(id.length + 1)),
            ),
        ],
      );
    };

    const tool = (label: string, sign: string, onClick: () => void): VNode =>
      h('button', { type: 'button', class: 'tool', title: label, 'aria-label': label, onClick }, sign);

    const drawing = (chart: PlacedChart): VNode =>
      h(ChartDrawing, {
        placed: chart,
        edges: edgesById,
        active: active.value,
        lastEdges: props.phone.lastEdges,
        lastEvent: props.phone.lastEvent,
        quiet: !props.labels,
        label: `${props.text.chart} ${props.phone.user}`,
        idle: props.phone.value === null,
        scale: zoom.scale.value,
      });

    return () => {
      const { text } = props;
      return h('div', { class: 'chart-view' }, [
        h('div', { class: 'region-tiles', role: 'group', 'aria-label': text.regions }, regions.map(tile)),
        chartPlace(
          place,
          text.chart,
          zoom,
          placed.value === null ? h('p', { class: 'chart-wait' }, text.drawing) : drawing(placed.value),
        ),
        h('div', { class: 'chart-tools' }, [
          tool(text.zoomOut, '−', zoom.zoomOut),
          tool(text.zoomIn, '+', zoom.zoomIn),
          tool(text.fit, '⤢', zoom.fit),
        ]),
      ]);
    };
  },
});

/** The events that an active state listens for, region by region: what can come next. */
export function nextEvents(value: unknown): ReadonlyMap<string, readonly string[]> {
  const active = activeStates(root, value);
  const next = new Map<string, string[]>();
  for (const { source, labels } of edges) {
    if (!active.has(source)) continue;
    const region = short(source).split('.')[0] ?? '';
    const texts = labels.filter(({ on }) => on !== '').map(({ text }) => text);
    next.set(region, [...new Set([...(next.get(region) ?? []), ...texts])]);
  }
  return next;
}
