/** What can come next in the chosen state, and a form that sends an event to the machine. */
import { computed, defineComponent, h, ref, watch, type PropType, type VNode } from 'vue';
import { enabledTransitions, labelOf } from '../model/machine-model.ts';
import type { MachineTransition } from '../model/machine-model.ts';
import type { ViewerTexts } from '../texts.ts';
import type { Viewer } from '../viewer.ts';

export const SendPane = defineComponent({
  name: 'SendPane',
  props: {
    viewer: { type: Object as PropType<Viewer>, required: true },
    text: { type: Object as PropType<ViewerTexts>, required: true },
  },
  setup({ viewer, text }) {
    const type = ref('');
    const payload = ref('{}');
    const problem = ref('');

    const byRegion = computed(() => {
      const { model } = viewer.actor.value ?? {};
      const regions = new Map<string, MachineTransition[]>();
      if (model === undefined) return regions;
      for (const transition of enabledTransitions(model, viewer.step.value?.value)) {
        if (transition.on === '' || transition.on === '*') continue;
        const region = transition.source.split('.')[1] ?? model.id;
        regions.set(region, [...(regions.get(region) ?? []), transition]);
      }
      return regions;
    });

    /** What the last such event carried is the best guess for the next one. */
    const choose = (name: string): void => {
      type.value = name;
      const last = viewer.actor.value?.steps.findLast(({ event }) => event.type === name)?.event;
      const { type: _type, ...carried } = last ?? { type: name };
      payload.value = JSON.stringify(carried, null, 1);
      problem.value = '';
    };
    watch(payload, () => (problem.value = ''));

    const send = (): void => {
      const carried = parsed(payload.value);
      if (carried === null) {
        problem.value = text.notJson;
        return;
      }
      viewer.send({ ...carried, type: type.value });
    };

    const option = (transition: MachineTransition): VNode => {
      const isEvent = !transition.on.includes(' ');
      return isEvent
        ? h(
            'button',
            { type: 'button', class: 'chip', onClick: () => choose(transition.on) },
            labelOf(transition),
          )
        : h('span', { class: 'chip still' }, labelOf(transition));
    };

    const form = (): VNode =>
      h(
        'form',
        {
          class: 'send',
          onSubmit: (event: Event) => {
            event.preventDefault();
            send();
          },
        },
        [
          h('label', [
            h('span', text.eventType),
            h('input', {
              list: 'event-types',
              name: 'type',
              required: true,
              value: type.value,
              autocomplete: 'off',
              onInput: ({ target }: Event) =>
                target instanceof HTMLInputElement && (type.value = target.value),
              onChange: ({ target }: Event) => target instanceof HTMLInputElement && choose(target.value),
            }),
          ]),
          h(
            'datalist',
            { id: 'event-types' },
            viewer.actor.value?.model.events.map((name) => h('option', { value: name })),
          ),
          h('label', { class: 'wide' }, [
            h('span', text.payload),
            h('textarea', {
              name: 'payload',
              rows: 2,
              spellcheck: false,
              value: payload.value,
              onInput: ({ target }: Event) =>
                target instanceof HTMLTextAreaElement && (payload.value = target.value),
            }),
          ]),
          h('button', { type: 'submit', class: 'primary', disabled: !viewer.sends }, text.sendButton),
          h(
            'p',
            { class: ['problem', { hint: problem.value === '' }], role: 'status' },
            problem.value || (viewer.sends ? '' : text.cannotSend),
          ),
        ],
      );

    return () =>
      h('section', { class: 'panel', 'aria-label': text.next }, [
        h('header', { class: 'panel-head' }, [h('h2', text.next)]),
        h(
          'dl',
          { class: 'next', tabindex: 0 },
          [...byRegion.value].map(([region, transitions]) =>
            h('div', { 'data-region': region }, [
              h('dt', region),
              h('dd', distinct(transitions).map(option)),
            ]),
          ),
        ),
        viewer.actor.value === null ? null : form(),
      ]);
  },
});

const distinct = (transitions: readonly MachineTransition[]): MachineTransition[] => [
  ...new Map(transitions.map((transition) => [labelOf(transition), transition])).values(),
];

const parsed = (text: string): object | null => {
  try {
    const value: unknown = JSON.parse(text.trim() === '' ? '{}' : text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
};
