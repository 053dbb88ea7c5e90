/** Time travel: one event at a time, to either end, or anywhere. */
import { defineComponent, h, type PropType, type VNode } from 'vue';
import type { ViewerTexts } from '../texts.ts';
import type { Viewer } from '../viewer.ts';
import { clockTime } from './clock-time.ts';

export const TimeBar = defineComponent({
  name: 'TimeBar',
  props: {
    viewer: { type: Object as PropType<Viewer>, required: true },
    text: { type: Object as PropType<ViewerTexts>, required: true },
  },
  setup({ viewer, text }) {
    const button = (label: string, sign: string, disabled: boolean, act: () => void): VNode =>
      h(
        'button',
        { type: 'button', class: 'tool', title: label, 'aria-label': label, disabled, onClick: act },
        sign,
      );

    return () => {
      const { position } = viewer;
      const step = viewer.step.value;
      const last = (viewer.actor.value?.steps.length ?? 0) - 1;
      const { outcome } = step ?? { outcome: { kind: 'taken' as const } };
      return h('footer', { class: 'time-bar' }, [
        h('div', { class: 'tools' }, [
          button(text.first, '|◀', position <= 0, () => viewer.moveTo(0)),
          button(text.back, '◀', position <= 0, () => viewer.moveTo(position - 1)),
          button(text.forward, '▶', position >= last, () => viewer.moveTo(position + 1)),
          button(text.last, '▶|', position >= last, () => viewer.moveTo(last)),
        ]),
        h('input', {
          type: 'range',
          class: 'slider',
          min: 0,
          max: Math.max(0, last),
          value: Math.max(0, position),
          disabled: last < 1,
          'aria-label': text.time,
          'aria-valuetext': step === null ? '' : `${position + 1}: ${step.label}`,
          onInput: ({ target }: Event) =>
            target instanceof HTMLInputElement && viewer.moveTo(Number(target.value)),
        }),
        h(
          'button',
          {
            type: 'button',
            class: 'follow',
            'aria-pressed': viewer.follows,
            disabled: viewer.state.value !== 'connected',
            onClick: () => (viewer.follows ? viewer.moveTo(position) : viewer.follow()),
          },
          text.follow,
        ),
        h('p', { class: 'now', 'data-position': position }, [
          h('span', { class: 'soft' }, `${position + 1} / ${last + 1}`),
          step === null ? null : h('time', clockTime(step.at)),
          step === null ? null : h('code', { class: 'now-event' }, step.label),
          outcome.kind === 'taken'
            ? null
            : h('span', { class: ['not-taken', outcome.kind] }, [
                h('b', text.outcomes[outcome.kind]),
                ` ${text.why(outcome)}`,
              ]),
        ]),
        h('p', { class: 'keys' }, text.keys),
      ]);
    };
  },
});
