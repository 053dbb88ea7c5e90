/** The chosen step: the event, what the guards answered, what changed in the context, which commands followed, and when. */
import { computed, defineComponent, h, type PropType, type VNode } from 'vue';
import { contextRows } from '../model/context-changes.ts';
import { guardAnswers } from '../model/guard-answers.ts';
import { labelOf } from '../model/machine-model.ts';
import type { ViewerTexts } from '../texts.ts';
import type { Viewer } from '../viewer.ts';

export const WhyPane = defineComponent({
  name: 'WhyPane',
  props: {
    viewer: { type: Object as PropType<Viewer>, required: true },
    text: { type: Object as PropType<ViewerTexts>, required: true },
  },
  setup({ viewer, text }) {
    const answers = computed(() => {
      const model = viewer.actor.value?.model;
      const step = viewer.step.value;
      const before = viewer.previous.value;
      if (model === undefined || step === null || before === null || step.outcome.kind === 'dropped')
        return [];
      return guardAnswers(model, { event: step.event.type, value: before.value, taken: step.transitions });
    });
    const changes = computed(() =>
      contextRows(viewer.previous.value?.context, viewer.step.value?.context).filter(
        ({ before }) => before !== null,
      ),
    );

    const part = (name: string, title: string, lines: readonly VNode[]): VNode =>
      h('section', { class: 'why-part', 'data-part': name }, [
        h('h3', title),
        lines.length === 0 ? h('p', { class: 'soft' }, text.none) : h('ul', [...lines]),
      ]);
    const line = (...content: (VNode | string)[]): VNode => h('li', content);
    const named = (value: object): VNode[] =>
      Object.entries(value)
        .filter(([name]) => name !== 'type')
        .map(([name, field]: [string, unknown]) => line(h('code', `${name}: ${JSON.stringify(field)}`)));

    return () => {
      const step = viewer.step.value;
      if (step === null) return h('p', { class: 'empty' }, text.noActor);
      const { outcome } = step;
      const since = step.at - (viewer.previous.value?.at ?? step.at);
      return h('div', { class: 'pane why', tabindex: 0, role: 'group', 'aria-label': text.cause }, [
        h('p', { class: 'why-head' }, [
          h('code', step.label),
          h('span', { class: outcome.kind === 'taken' ? '' : 'not-taken' }, text.outcomes[outcome.kind]),
          h('span', text.why(outcome)),
          h('span', { class: 'soft' }, `+${(since / 1_000).toFixed(3)} s ${text.sinceLast}`),
        ]),
        part('event', text.fields, named(step.event)),
        part(
          'guards',
          text.guards,
          answers.value.map(({ transition, answer }) =>
            line(
              h('b', { class: `answer-${answer}` }, text.answers[answer]),
              ' ',
              h('code', labelOf(transition)),
              h('span', { class: 'soft' }, ` ${transition.source.replace(/^[^.]+\./, '')}`),
              ...transition.targets.map((target) => ` → ${target.replace(/^[^.]+\./, '')}`),
            ),
          ),
        ),
        part(
          'changes',
          text.changes,
          changes.value.map(({ path, text: now, before }) =>
            line(h('code', path), ` ${now}`, h('span', { class: 'soft' }, ` ${text.was} ${before ?? ''}`)),
          ),
        ),
        part(
          'commands',
          text.commands,
          step.commands.map((command) => line(h('code', command))),
        ),
      ]);
    };
  },
});
