/** The context after the chosen event, and what the event changed in it. */
import { computed, defineComponent, h, ref, type PropType } from 'vue';
import { contextRows } from '../model/context-changes.ts';
import type { ViewerTexts } from '../texts.ts';
import type { Viewer } from '../viewer.ts';

export const ContextPane = defineComponent({
  name: 'ContextPane',
  props: {
    viewer: { type: Object as PropType<Viewer>, required: true },
    text: { type: Object as PropType<ViewerTexts>, required: true },
  },
  setup({ viewer, text }) {
    const onlyChanged = ref(false);
    const rows = computed(() => contextRows(viewer.previous.value?.context, viewer.step.value?.context));
    const shownRows = computed(() =>
      rows.value.filter(({ before }) => !onlyChanged.value || before !== null),
    );

    return () =>
      h('section', { class: 'panel', 'aria-label': text.context }, [
        h('header', { class: 'panel-head' }, [
          h('h2', text.context),
          h('label', { class: 'check' }, [
            h('input', {
              type: 'checkbox',
              checked: onlyChanged.value,
              onChange: () => (onlyChanged.value = !onlyChanged.value),
            }),
            text.onlyChanged,
          ]),
          h('span', { class: 'soft' }, String(rows.value.filter(({ before }) => before !== null).length)),
        ]),
        h('div', { class: 'context-place', tabindex: 0, role: 'group', 'aria-label': text.context }, [
          h('table', { class: 'context' }, [
            h('tbody', [
              shownRows.value.map(({ path, text: value, before }) =>
                h('tr', { key: path, class: { changed: before !== null }, 'data-path': path }, [
                  h('th', { scope: 'row' }, path),
                  h('td', [h('code', value), before === null ? null : h('span', ` ${text.was} ${before}`)]),
                ]),
              ),
            ]),
          ]),
        ]),
      ]);
  },
});
