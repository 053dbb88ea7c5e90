/** The events and commands in time, as messages between the user, the page, the chart, the SDK, rtc-room and the gateway. */
import { computed, defineComponent, h, shallowRef, watch, type PropType, type VNode } from 'vue';
import type { InspectedActor, InspectedStep } from '../model/inspected.ts';
import { messageOfCommand, messageOfEvent, participants } from '../model/participants.ts';
import type { Message } from '../model/participants.ts';
import type { ViewerTexts } from '../texts.ts';
import type { Viewer } from '../viewer.ts';
import { clockTime } from './clock-time.ts';
import { VirtualList } from './virtual-list.ts';

const rowHeight = 28;

interface Row extends Message {
  readonly position: number;
  readonly step: InspectedStep;
}

export const SequencePane = defineComponent({
  name: 'SequencePane',
  props: {
    viewer: { type: Object as PropType<Viewer>, required: true },
    text: { type: Object as PropType<ViewerTexts>, required: true },
  },
  setup({ viewer, text }) {
    const rows = shallowRef<Row[]>([]);
    let rowsOf: InspectedActor | null = null;
    let firstIndex = 0;

    /** Steps are only ever added at the end; when old ones go, the rows are made anew. */
    watch(
      [viewer.actor, viewer.inspected.version],
      ([actor]) => {
        const steps = actor?.steps ?? [];
        const isSame = actor === rowsOf && (steps[0]?.index ?? 0) === firstIndex;
        const known = isSame ? rows.value : [];
        const from = known.length === 0 ? 0 : (known.at(-1)?.position ?? -1) + 1;
        rowsOf = actor;
        firstIndex = steps[0]?.index ?? 0;
        rows.value = [...known, ...steps.slice(from).flatMap((step, at) => rowsOfStep(step, from + at))];
      },
      { immediate: true },
    );
    const shown = computed(() => rows.value.findLastIndex(({ position }) => position === viewer.position));

    const row = (at: number): VNode => {
      const shownRow = rows.value[at];
      if (shownRow === undefined) return h('div');
      const { step, position, text: what } = shownRow;
      const isChosen = position === viewer.position;
      return h(
        'div',
        {
          id: `message-${at}`,
          role: 'option',
          class: ['sequence-row', step.outcome.kind],
          'aria-selected': isChosen,
          'aria-setsize': rows.value.length,
          'aria-posinset': at + 1,
          'aria-label': `${clockTime(step.at)} ${text.participants[shownRow.from]} → ${text.participants[shownRow.to]}: ${what}`,
          title:
            step.outcome.kind === 'taken'
              ? what
              : `${text.outcomes[step.outcome.kind]} ${text.why(step.outcome)}`,
          onClick: () => viewer.moveTo(position),
        },
        [arrow(shownRow)],
      );
    };

    return () =>
      h('div', { class: 'pane' }, [
        h(
          'div',
          { class: 'lanes', 'aria-hidden': 'true' },
          participants.map((who) => h('span', text.participants[who])),
        ),
        h(VirtualList, {
          class: 'sequence-list',
          count: rows.value.length,
          rowHeight,
          shown: shown.value,
          label: text.sequence,
          activeId: shown.value < 0 ? '' : `message-${shown.value}`,
          row,
          onMove: (by: number) => viewer.moveTo(viewer.position + by),
        }),
      ]);
  },
});

const rowsOfStep = (step: InspectedStep, position: number): Row[] => [
  { ...messageOfEvent(step.event.type, step.label), position, step },
  ...step.commands.map((command) => ({ ...messageOfCommand(command), position, step })),
];

/** %, the middle of a lane */
const laneAt = (lane: number): number => ((lane + 0.5) / participants.length) * 100;

const arrow = ({ from, to, text, step }: Row): VNode => {
  const start = laneAt(participants.indexOf(from));
  const end = laneAt(participants.indexOf(to));
  const middle = from === to ? end + 2 : (start + end) / 2;
  const isLost = step.outcome.kind !== 'taken' && from !== 'chart';
  return h('svg', { class: 'arrow-row', 'aria-hidden': 'true' }, [
    ...participants.map((_, lane) =>
      h('line', { class: 'lane', x1: `${laneAt(lane)}%`, x2: `${laneAt(lane)}%`, y1: 0, y2: rowHeight }),
    ),
    from === to ? null : h('line', { class: 'message', x1: `${start}%`, x2: `${end}%`, y1: 20, y2: 20 }),
    h(
      'text',
      {
        class: 'tip',
        x: `${end}%`,
        y: 24.5,
        'text-anchor': from === to ? 'middle' : end > start ? 'end' : 'start',
      },
      isLost ? '✕' : from === to ? '↻' : end > start ? '▶' : '◀',
    ),
    h(
      'text',
      { class: 'words', x: `${middle}%`, y: 13, 'text-anchor': from === to ? 'start' : 'middle' },
      text,
    ),
  ]);
};
