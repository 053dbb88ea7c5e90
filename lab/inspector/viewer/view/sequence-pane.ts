/** The events and commands in time, as messages between the user, the page, the chart, the SDK, rtc-room and the server. */
import { computed, defineComponent, h, ref, shallowRef, watch, type PropType, type VNode } from 'vue';
import type { InspectedActor } from '../model/inspected.ts';
import { inTime, lanesOf, phoneOf, phonesBeside, rowsOf } from '../model/sequence.ts';
import type { Lane, SequenceRow } from '../model/sequence.ts';
import type { Participant } from '../model/participants.ts';
import type { ViewerTexts } from '../texts.ts';
import type { Viewer } from '../viewer.ts';
import { clockTime } from './clock-time.ts';
import { VirtualList } from './virtual-list.ts';

const rowHeight = 28;

interface KnownRows {
  readonly firstIndex: number;
  readonly rows: SequenceRow[];
}

export const SequencePane = defineComponent({
  name: 'SequencePane',
  props: {
    viewer: { type: Object as PropType<Viewer>, required: true },
    text: { type: Object as PropType<ViewerTexts>, required: true },
  },
  setup({ viewer, text }) {
    const both = ref(true);
    const rows = shallowRef<SequenceRow[]>([]);
    const phones = shallowRef<readonly string[]>([]);
    const lanes = computed(() => lanesOf(phones.value));
    const known = new WeakMap<InspectedActor, KnownRows>();

    /** Steps are only ever added at the end; when old ones go, the rows are made anew. */
    const rowsSoFar = (actor: InspectedActor): SequenceRow[] => {
      const firstIndex = actor.steps[0]?.index ?? 0;
      const before = known.get(actor);
      const old = before?.firstIndex === firstIndex ? before.rows : [];
      const from = (old.at(-1)?.position ?? -1) + 1;
      const all = from === actor.steps.length ? old : [...old, ...rowsOf(actor, from)];
      known.set(actor, { firstIndex, rows: all });
      return all;
    };
    watch(
      [viewer.actor, viewer.inspected.version, both],
      ([shown]) => {
        const actors = [...viewer.inspected.actors.values()];
        phones.value = shown === null ? [] : both.value ? phonesBeside(actors, shown) : [phoneOf(shown)];
        const drawn =
          phones.value.length > 1 ? actors.filter((each) => phones.value.includes(phoneOf(each))) : [shown];
        rows.value = inTime(drawn.filter((each) => each !== null).map(rowsSoFar));
      },
      { immediate: true },
    );
    const isChosen = ({ actor, position }: SequenceRow): boolean =>
      actor === viewer.actor.value && position === viewer.position;
    const shown = computed(() => rows.value.findLastIndex(isChosen));
    const goTo = ({ actor, position }: SequenceRow): void => {
      if (actor !== viewer.actor.value) viewer.choose(actor.sessionId);
      viewer.moveTo(position);
    };

    const row = (at: number): VNode => {
      const shownRow = rows.value[at];
      if (shownRow === undefined) return h('div');
      const { actor, step, text: what, from, to } = shownRow;
      const { outcome } = step;
      return h(
        'div',
        {
          id: `message-${at}`,
          role: 'option',
          class: ['sequence-row', outcome.kind],
          'data-phone': phoneOf(actor),
          'aria-selected': isChosen(shownRow),
          'aria-setsize': rows.value.length,
          'aria-posinset': at + 1,
          'aria-label': `${clockTime(step.at)} ${phoneOf(actor)}: ${text.participants[from]} → ${text.participants[to]}: ${what}`,
          title: outcome.kind === 'taken' ? what : `${text.outcomes[outcome.kind]} ${text.why(outcome)}`,
          onClick: () => goTo(shownRow),
        },
        // drawn by the stylesheet: the row's own label has it in words
        [h('time', { 'data-time': clockTime(step.at) }), arrow(shownRow, lanes.value)],
      );
    };

    const head = (lane: Lane): VNode => {
      const name = text.participants[lane.who];
      return h('span', phones.value.length > 1 && lane.who === 'chart' ? [h('b', lane.phone), name] : name);
    };

    return () =>
      h('div', { class: 'pane' }, [
        h('label', { class: 'check both' }, [
          h('input', {
            type: 'checkbox',
            checked: both.value,
            onChange: () => (both.value = !both.value),
          }),
          text.bothPhones,
        ]),
        h('div', { class: 'lanes', 'aria-hidden': 'true' }, [
          h('span'),
          h(
            'div',
            { style: { gridTemplateColumns: `repeat(${lanes.value.length}, minmax(0, 1fr))` } },
            lanes.value.map(head),
          ),
        ]),
        h(VirtualList, {
          class: 'sequence-list',
          count: rows.value.length,
          rowHeight,
          shown: shown.value,
          label: text.sequence,
          activeId: shown.value < 0 ? '' : `message-${shown.value}`,
          row,
          onMove: (by: number) => {
            const next = rows.value[Math.max(0, Math.min(rows.value.length - 1, shown.value + by))];
            if (next !== undefined) goTo(next);
          },
        }),
      ]);
  },
});

const arrow = ({ from, to, text, step, actor }: SequenceRow, lanes: readonly Lane[]): VNode => {
  const phone = phoneOf(actor);
  /** %, the middle of a lane */
  const middleOf = (lane: number): number => ((lane + 0.5) / lanes.length) * 100;
  const at = (who: Participant): number =>
    middleOf(lanes.findIndex((lane) => lane.who === who && (lane.phone === phone || lane.phone === '')));
  const start = at(from);
  const end = at(to);
  const middle = from === to ? end + 2 : (start + end) / 2;
  const isLost = step.outcome.kind !== 'taken' && from !== 'chart';
  return h('svg', { class: 'arrow-row', 'aria-hidden': 'true' }, [
    ...lanes.map((_, lane) =>
      h('line', { class: 'lane', x1: `${middleOf(lane)}%`, x2: `${middleOf(lane)}%`, y1: 0, y2: rowHeight }),
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
