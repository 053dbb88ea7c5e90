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
import { ChartDrawing } from '../../../page/chart/chart-drawing.ts';
import type { PlacedChart } from '../../../page/chart/layout-chart.ts';
import { activeStates } from '../../../page/chart/read-chart.ts';
import type { Chart } from '../../../page/chart/read-chart.ts';
import type { MachineModel } from '../model/machine-model.ts';
import type { ViewerTexts } from '../texts.ts';
import type { Viewer } from '../viewer.ts';
import { dragToPan } from './drag-to-pan.ts';

/** the shape that the chart's place usually has */
const aspect = 1.25;
const zoomStep = 1.25;
/** px per px; event names are legible from here on */
const readingScale = 0.85;
const zoomLimits = { least: 0.25, most: 4 };

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
    /** 0 fits the chart to its place */
    const scale = ref(0);
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

    /** px per px of the chart that fits it to its place */
    const fitting = (): number => {
      const { clientWidth = 1, clientHeight = 1 } = place.value ?? {};
      const { width = 1, height = 1 } = placed.value ?? {};
      return Math.min(clientWidth / width, clientHeight / height);
    };
    const zoom = (factor: number): void => {
      const next = (scale.value === 0 ? fitting() : scale.value) * factor;
      scale.value = Math.max(zoomLimits.least, Math.min(zoomLimits.most, next));
    };
    expose({
      zoomIn: () => zoom(zoomStep),
      zoomOut: () => zoom(1 / zoomStep),
      fit: () => (scale.value = 0),
      focusSearch: () => search.value?.focus(),
    });

    const toggleLabels = (): void => {
      labels.value = !labels.value;
      scale.value = labels.value ? readingScale : 0;
    };
    /** What the last event entered, where not all of the chart is in sight. */
    const showLast = async (): Promise<void> => {
      await nextTick();
      if (scale.value === 0) return;
      const last = [...(viewer.step.value?.edges ?? [])].at(-1)?.replace(/^.* → /, '') ?? '';
      const box = place.value?.querySelector(
        last === '' ? '.state.leaf[data-active]' : `[data-state="${last}"]`,
      );
      box?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    };
    watch([viewer.step, placed], showLast);

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
            onChange: toggleLabels,
          }),
          text.labels,
        ]),
        h('div', { class: 'tools' }, [
          button(text.zoomOut, '−', () => zoom(1 / zoomStep)),
          button(text.zoomIn, '+', () => zoom(zoomStep)),
          button(text.fit, '⤢', () => (scale.value = 0)),
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
        scale: scale.value,
      });
    };

    return () =>
      h('section', { class: 'panel chart-pane', 'aria-label': text.chart }, [
        tools(),
        h(
          'div',
          {
            ref: place,
            class: 'chart-place',
            tabindex: 0,
            role: 'group',
            'aria-label': text.chart,
            onPointerdown: dragToPan,
            onWheel: (event: WheelEvent) => {
              if (!event.ctrlKey && !event.metaKey) return;
              event.preventDefault();
              zoom(event.deltaY < 0 ? 1.1 : 1 / 1.1);
            },
          },
          [drawing()],
        ),
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
