/** The statechart of one phone's call. */
import { computed, defineComponent, h, onMounted, shallowRef, watch, type PropType } from 'vue';
import { callMachine } from '../../../machines/index.ts';
import { ChartDrawing, short } from '../chart/chart-drawing.ts';
import type { PlacedChart } from '../chart/layout-chart.ts';
import { activeStates, readChart } from '../chart/read-chart.ts';
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

    return () => {
      if (placed.value === null) return h('p', { class: 'chart-wait' }, props.text.drawing);
      return h(ChartDrawing, {
        placed: placed.value,
        edges: edgesById,
        active: active.value,
        lastEdges: props.phone.lastEdges,
        label: `${props.text.chart} ${props.phone.user}`,
        idle: props.phone.value === null,
        scale: props.labels ? 0.8 : 0,
      });
    };
  },
});

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
