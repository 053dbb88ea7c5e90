/** The chart of the chosen actor at the chosen event: zoom, pan by dragging, search. */
import {
  computed,
  defineComponent,
  h,
  nextTick,
  ref,
  shallowRef,
  watch,
  type PropType,
  type VNode,
} from 'vue';
import { ChartDrawing, leavesOf } from '../../../page/chart/chart-drawing.ts';
import { chartPlace } from '../../../page/chart/chart-place.ts';
import type { PlacedChart } from '../../../page/chart/layout-chart.ts';
import { activeStates } from '../../../page/chart/read-chart.ts';
import type { Chart } from '../../../page/chart/read-chart.ts';
import { useZoom } from '../../../page/chart/zoom.ts';
import type { MachineModel } from '../model/machine-model.ts';
import type { ViewerTexts } from '../texts.ts';
import type { Viewer } from '../viewer.ts';

/** the shape that the chart's place usually has */
const aspect = 1.25;
/** px per px; event names are legible from here on */
const readingScale = 11 / 12;

const layouts = new WeakMap<Chart, Map<boolean, Promise<PlacedChart>>>();

/** Once per machine and kind of drawing; ELK comes when it is first needed. */
const layoutOf = (chart: Chart, labels: boolean): Promise<PlacedChart> => {
  const known = layouts.get(chart) ?? new Map<boolean, Promise<PlacedChart>>();
  layouts.set(chart, known);
  const placed =
    known.get(labels) ??
    import('../../../page/chart/layout-chart.ts').then(({ layoutChart }) =>
      layoutChart(chart, { aspect, labels }),
    );
  known.set(labels, placed);
  return placed;
};

export const ChartPane = defineComponent({
  name: 'ChartPane',
  props: {
    viewer: { type: Object as PropType<Viewer>, required: true },
    text: { type: Object as PropType<ViewerTexts>, required: true },
  },
  setup({ viewer, text }, { expose }) {
    const labels = ref(false);
    const query = ref('');
    const placed = shallowRef<PlacedChart | null>(null);
    const place = ref<HTMLElement | null>(null);
    const search = ref<HTMLInputElement | null>(null);

    const model = computed(() => viewer.actor.value?.model ?? null);
    const edges = computed(() => new Map(model.value?.chart.edges.map((edge) => [edge.id, edge])));
    const active = computed(() => {
      const root = model.value?.chart.root;
      return root === undefined ? new Set<string>() : activeStates(root, viewer.step.value?.value);
    });
    const found = computed(() => (model.value === null ? new Set<string>() : find(model.value, query.value)));

    watch(
      [model, labels],
      async ([chosen, withLabels]) => {
        const drawn = chosen === null ? null : await layoutOf(chosen.chart, withLabels);
        if (chosen === model.value && withLabels === labels.value) placed.value = drawn;
      },
      { immediate: true },
    );
    watch(found, async () => {
      await nextTick();
      place.value?.querySelector('.found')?.scrollIntoView({ block: 'center', inline: 'center' });
    });

    const zoom = useZoom(place, placed, () => (labels.value ? readingScale : 0));
    expose({
      zoomIn: zoom.zoomIn,
      zoomOut: zoom.zoomOut,
      fit: zoom.fit,
      focusSearch: () => search.value?.focus(),
    });

    /** What the last event entered, else where the chart is. */
    const showLast = (): void => {
      const leaves = leavesOf(active.value);
      const last = [...(viewer.step.value?.edges ?? [])].at(-1)?.replace(/^.* → /, '') ?? '';
      zoom.show(leaves.find((id) => id === last || id.startsWith(`${last}.`)) ?? leaves[0] ?? '');
    };
    // an event that moves nothing leaves the place where the reader has dragged it
    watch([() => leavesOf(active.value).join(), placed, zoom.scale], showLast);

    const button = (label: string, sign: string, act: () => void): VNode =>
      h('button', { type: 'button', class: 'tool', title: label, 'aria-label': label, onClick: act }, sign);

    const tools = (): VNode =>
      h('header', { class: 'panel-head' }, [
        h('h2', text.chart),
        h('input', {
          ref: search,
          type: 'search',
          class: 'search',
          value: query.value,
          placeholder: text.search,
          'aria-label': text.search,
          onInput: ({ target }: Event) => target instanceof HTMLInputElement && (query.value = target.value),
        }),
        h(
          'span',
          { class: 'soft', role: 'status' },
          query.value === '' ? '' : `${found.value.size} ${text.found}`,
        ),
        h('label', { class: 'check' }, [
          h('input', {
            type: 'checkbox',
            checked: labels.value,
            onChange: () => (labels.value = !labels.value),
          }),
          text.labels,
        ]),
        h('div', { class: 'tools' }, [
          button(text.zoomOut, '−', zoom.zoomOut),
          button(text.zoomIn, '+', zoom.zoomIn),
          button(text.fit, '⤢', zoom.fit),
        ]),
      ]);

    const drawing = (): VNode => {
      if (viewer.actor.value === null) {
        return h('div', { class: 'empty' }, [
          h('p', { class: 'big' }, text.noActor),
          h('p', text.noActorHint),
        ]);
      }
      if (placed.value === null) return h('p', { class: 'empty' }, text.drawing);
      return h(ChartDrawing, {
        placed: placed.value,
        edges: edges.value,
        active: active.value,
        lastEdges: viewer.step.value?.edges ?? new Set<string>(),
        found: found.value,
        label: `${text.chart} ${viewer.actor.value.sessionId}`,
        idle: viewer.actor.value.stopped,
        lastEvent: viewer.step.value?.event.type ?? '',
        quiet: !labels.value,
        scale: zoom.scale.value,
      });
    };

    return () =>
      h('section', { class: 'panel chart-pane', 'aria-label': text.chart }, [
        tools(),
        chartPlace(place, text.chart, zoom, drawing()),
      ]);
  },
});

/** Ids of states and edges whose name, event, guard or invoked actor contains what is typed. */
const find = ({ chart }: MachineModel, query: string): ReadonlySet<string> => {
  const wanted = query.trim().toLowerCase();
  if (wanted === '') return new Set();
  const found = new Set<string>();
  const look = ({ id, key, notes, children }: Chart['root']): void => {
    if ([key, ...notes].some((name) => name.toLowerCase().includes(wanted))) found.add(id);
    children.forEach(look);
  };
  look(chart.root);
  for (const { id, labels } of chart.edges) {
    if (labels.some(({ text }) => text.toLowerCase().includes(wanted))) found.add(id);
  }
  return found;
};
