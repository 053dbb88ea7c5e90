/** The event log: newest at the end and in view, unless the reader has scrolled up. */
import {
  computed,
  defineComponent,
  h,
  nextTick,
  ref,
  shallowReactive,
  watch,
  type PropType,
  type VNode,
} from 'vue';
import { entrySources, type EntrySource, type LogEntry } from '../event-log.ts';
import type { Lab } from '../lab.ts';
import type { LabTexts } from '../texts.ts';
import { nameOf } from './names.ts';

/** px from the end that still count as being there */
const nearEnd = 24;

const timeOf = (at: number): string => {
  const time = new Date(at);
  return `${time.toTimeString().slice(0, 8)}.${String(time.getMilliseconds()).padStart(3, '0')}`;
};

export const LogPanel = defineComponent({
  name: 'LogPanel',
  props: {
    lab: { type: Object as PropType<Lab>, required: true },
    text: { type: Object as PropType<LabTexts>, required: true },
  },
  setup({ lab, text }) {
    const list = ref<HTMLOListElement>();
    const hidden = shallowReactive(new Set<EntrySource>());
    const shown = computed(() => lab.log.entries.filter(({ source }) => !hidden.has(source)));
    watch(
      () => lab.log.entries.at(-1)?.id,
      () => {
        const { scrollTop = 0, clientHeight = 0, scrollHeight = 0 } = list.value ?? {};
        if (scrollTop + clientHeight < scrollHeight - nearEnd) return;
        void nextTick(() => list.value?.scrollTo({ top: list.value.scrollHeight }));
      },
    );

    const filter = (source: EntrySource): VNode =>
      h(
        'button',
        {
          type: 'button',
          class: ['chip', `from-${source}`],
          'aria-pressed': !hidden.has(source),
          onClick: () => (hidden.has(source) ? hidden.delete(source) : hidden.add(source)),
        },
        text.sources[source],
      );

    const row = ({ id, at, source, user, what, detail }: LogEntry): VNode =>
      h('li', { key: id, class: `from-${source}`, 'data-user': user }, [
        h('time', timeOf(at)),
        h('span', { class: 'who', title: user }, nameOf(user)),
        h('span', { class: 'what' }, [h('b', what), detail === '' ? null : h('span', ` ${detail}`)]),
      ]);

    return () =>
      h('section', { class: 'panel log-panel', 'aria-labelledby': 'log-title' }, [
        h('header', { class: 'panel-head' }, [
          h('h2', { id: 'log-title' }, text.log),
          h('div', { class: 'chips' }, entrySources.map(filter)),
          h('button', { type: 'button', class: 'quiet', onClick: () => lab.log.clear() }, text.clear),
        ]),
        shown.value.length === 0
          ? h('p', { class: 'empty' }, text.emptyLog)
          : h(
              'ol',
              { ref: list, class: 'log', tabindex: 0, 'aria-labelledby': 'log-title' },
              shown.value.map(row),
            ),
      ]);
  },
});
