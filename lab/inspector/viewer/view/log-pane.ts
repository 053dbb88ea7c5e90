/** Every event and what became of it, with a filter. */
import { computed, defineComponent, h, ref, type PropType, type VNode } from 'vue';
import type { InspectedStep } from '../model/inspected.ts';
import { clockTime } from './clock-time.ts';
import type { ViewerTexts } from '../texts.ts';
import type { Viewer } from '../viewer.ts';
import { VirtualList } from './virtual-list.ts';

const rowHeight = 26;

export const LogPane = defineComponent({
  name: 'LogPane',
  props: {
    viewer: { type: Object as PropType<Viewer>, required: true },
    text: { type: Object as PropType<ViewerTexts>, required: true },
  },
  setup({ viewer, text }) {
    const filter = ref('');
    const onlyNotTaken = ref(false);

    /** positions of the steps that the filter lets through */
    const positions = computed(() => {
      void viewer.inspected.version.value;
      const wanted = filter.value.trim().toLowerCase();
      return (viewer.actor.value?.steps ?? []).flatMap((step, position) =>
        matches(step, wanted, onlyNotTaken.value) ? [position] : [],
      );
    });
    const shown = computed(() => {
      const list = positions.value;
      const exact = list.indexOf(viewer.position);
      return exact >= 0 ? exact : list.findLastIndex((position) => position <= viewer.position);
    });
    const move = (by: number): void => {
      const next = positions.value[Math.max(0, Math.min(positions.value.length - 1, shown.value + by))];
      if (next !== undefined) viewer.moveTo(next);
    };

    const row = (at: number): VNode => {
      const position = positions.value[at] ?? 0;
      const step = viewer.actor.value?.steps[position];
      if (step === undefined) return h('div');
      const { outcome } = step;
      const isChosen = position === viewer.position;
      return h(
        'div',
        {
          id: `step-${position}`,
          role: 'option',
          class: ['log-row', outcome.kind],
          'aria-selected': isChosen,
          'aria-setsize': positions.value.length,
          'aria-posinset': at + 1,
          'data-outcome': outcome.kind,
          title: JSON.stringify(step.event),
          onClick: () => viewer.moveTo(position),
        },
        [
          h('time', clockTime(step.at)),
          h('code', step.label),
          outcome.kind === 'taken'
            ? h('span', { class: 'what' }, [...step.edges].map(targetOf).join(', '))
            : h('span', { class: 'what' }, [h('b', text.outcomes[outcome.kind]), ` ${text.why(outcome)}`]),
        ],
      );
    };

    return () =>
      h('div', { class: 'pane' }, [
        h('div', { class: 'pane-tools' }, [
          h('input', {
            type: 'search',
            class: 'search',
            value: filter.value,
            placeholder: text.filter,
            'aria-label': text.filter,
            onInput: ({ target }: Event) =>
              target instanceof HTMLInputElement && (filter.value = target.value),
          }),
          h('label', { class: 'check' }, [
            h('input', {
              type: 'checkbox',
              checked: onlyNotTaken.value,
              onChange: () => (onlyNotTaken.value = !onlyNotTaken.value),
            }),
            text.onlyNotTaken,
          ]),
          h('span', { class: 'soft' }, String(positions.value.length)),
        ]),
        h(VirtualList, {
          class: 'log-list',
          count: positions.value.length,
          rowHeight,
          shown: shown.value,
          label: text.events,
          activeId: shown.value < 0 ? '' : `step-${positions.value[shown.value] ?? 0}`,
          row,
          onMove: move,
        }),
      ]);
  },
});

const matches = (
  { label, outcome, commands }: InspectedStep,
  wanted: string,
  onlyNotTaken: boolean,
): boolean =>
  (!onlyNotTaken || outcome.kind !== 'taken') &&
  (wanted === '' || [label, ...commands].some((name) => name.toLowerCase().includes(wanted)));

/** `call.room.connecting → call.room.connected` → `room.connected` */
const targetOf = (edge: string): string => edge.replace(/^.* → [^.]+\./, '');
