/** The middle of the lab: whose chart, what it just did, the chart itself, and what can come next. */
import { defineComponent, h, ref, type FunctionalComponent, type PropType, type VNode } from 'vue';
import { users, type Lab } from '../lab.ts';
import type { LabTexts } from '../texts.ts';
import { ChartView, nextEvents } from './chart-view.ts';
import { nameOf } from './names.ts';

/** Somebody else's mini-program: its states are in its own code. */
const NoChart: FunctionalComponent<{ readonly text: LabTexts }> = ({ text }) =>
  h('section', { class: 'panel chart-panel', 'aria-labelledby': 'chart-title' }, [
    h('header', { class: 'panel-head' }, [h('h2', { id: 'chart-title' }, text.chart)]),
    h('p', { class: 'empty' }, text.noChart),
  ]);
NoChart.props = ['text'];

export const ChartPanel = defineComponent({
  name: 'ChartPanel',
  props: {
    lab: { type: Object as PropType<Lab>, required: true },
    text: { type: Object as PropType<LabTexts>, required: true },
  },
  setup({ lab, text }) {
    const labels = ref(false);

    const choice = (): VNode =>
      h(
        'div',
        { class: 'segments', role: 'group', 'aria-label': text.chartOf },
        users.map((user) =>
          h(
            'button',
            {
              type: 'button',
              'aria-pressed': lab.chosen.value === user,
              onClick: () => (lab.chosen.value = user),
            },
            nameOf(user),
          ),
        ),
      );

    const lastStep = (): VNode => {
      const { lastEvent, lastEdges } = lab.phones[lab.chosen.value];
      const taken = [...lastEdges].map((edge) => edge.replace(/\bcall\./g, ''));
      return h('p', { class: 'last-step', 'data-event': lastEvent }, [
        lastEvent === ''
          ? null
          : [
              h('span', text.lastStep),
              h('code', lastEvent),
              taken.length > 0 ? h('span', taken.join(', ')) : null,
            ],
      ]);
    };

    const next = (value: unknown): VNode =>
      h('div', { class: 'next' }, [
        h('h3', text.next),
        h(
          'dl',
          [...nextEvents(value)]
            .filter(([, events]) => events.length > 0)
            .map(([region, events]) =>
              h('div', [
                h('dt', region),
                h(
                  'dd',
                  events.map((event) => h('code', event)),
                ),
              ]),
            ),
        ),
      ]);

    return () => {
      const phone = lab.phones[lab.chosen.value];
      if (lab.guestApp !== '') return h(NoChart, { text });
      return h('section', { class: 'panel chart-panel', 'aria-labelledby': 'chart-title' }, [
        h('header', { class: 'panel-head' }, [
          h('h2', { id: 'chart-title' }, text.chart),
          choice(),
          lastStep(),
          h('label', { class: 'check' }, [
            h('input', {
              type: 'checkbox',
              checked: labels.value,
              onChange: () => (labels.value = !labels.value),
            }),
            text.labels,
          ]),
        ]),
        // scrolls when the events are shown; a scroller needs the keyboard
        h('div', { class: 'chart-place', tabindex: labels.value ? 0 : undefined }, [
          h(ChartView, { phone, text, labels: labels.value }),
          phone.value === null ? h('p', { class: 'chart-hint' }, text.noCall) : null,
        ]),
        phone.value === null ? null : next(phone.value),
      ]);
    };
  },
});
