/** The viewer's page: chart on the left, events and context on the right, time below. */
import { defineComponent, h, onBeforeUnmount, onMounted, ref, type PropType, type VNode } from 'vue';
import type { Language, ViewerTexts } from '../texts.ts';
import type { Viewer } from '../viewer.ts';
import { ChartPane } from './chart-pane.ts';
import { ContextPane } from './context-pane.ts';
import { LogPane } from './log-pane.ts';
import { SendPane } from './send-pane.ts';
import { SequencePane } from './sequence-pane.ts';
import { WhyPane } from './why-pane.ts';
import { TimeBar } from './time-bar.ts';

const themes = ['system', 'light', 'dark'] as const;
type Theme = (typeof themes)[number];
const schemes: Readonly<Record<Theme, string>> = { system: 'light dark', light: 'light', dark: 'dark' };

const tabs = ['events', 'sequence', 'cause'] as const;
type Tab = (typeof tabs)[number];
const panes = { events: LogPane, sequence: SequencePane, cause: WhyPane } as const;

export const ViewerPage = defineComponent({
  name: 'ViewerPage',
  props: {
    viewer: { type: Object as PropType<Viewer>, required: true },
    text: { type: Object as PropType<ViewerTexts>, required: true },
    language: { type: String as PropType<Language>, required: true },
    otherLanguageHref: { type: String, required: true },
    theme: { type: String as PropType<Theme>, default: 'system' },
  },
  setup({ viewer, text, language, otherLanguageHref, theme: firstTheme }) {
    const theme = ref<Theme>(firstTheme);
    const tab = ref<Tab>('events');
    const chart = ref<InstanceType<typeof ChartPane> | null>(null);

    const chooseTheme = (chosen: Theme): void => {
      theme.value = chosen;
      document.documentElement.style.colorScheme = schemes[chosen];
    };
    chooseTheme(firstTheme);

    const openFiles = async (files: Iterable<File>): Promise<void> =>
      viewer.openFiles(
        await Promise.all([...files].map(async (file) => ({ name: file.name, text: await file.text() }))),
      );

    const keys: Readonly<Record<string, () => void>> = {
      ArrowLeft: () => viewer.moveTo(viewer.position - 1),
      ArrowRight: () => viewer.moveTo(viewer.position + 1),
      Home: () => viewer.moveTo(0),
      End: () => viewer.moveTo(Number.MAX_SAFE_INTEGER),
      '+': () => chartCall('zoomIn'),
      '=': () => chartCall('zoomIn'),
      '-': () => chartCall('zoomOut'),
      '0': () => chartCall('fit'),
      '/': () => chartCall('focusSearch'),
    };
    const chartCall = (name: string): void => {
      const method: unknown = chart.value === null ? undefined : Reflect.get(chart.value, name);
      if (typeof method === 'function') Reflect.apply(method, chart.value, []);
    };
    const onKeydown = (event: KeyboardEvent): void => {
      const typing =
        event.target instanceof Element && event.target.closest('input, textarea, select') !== null;
      const act = keys[event.key];
      if (act === undefined || typing || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      act();
    };
    onMounted(() => addEventListener('keydown', onKeydown));
    onBeforeUnmount(() => removeEventListener('keydown', onKeydown));

    const head = (): VNode => {
      void viewer.inspected.version.value;
      const actors = [...viewer.inspected.actors.values()];
      return h('header', { class: 'viewer-head' }, [
        h('h1', text.title),
        h('span', { class: ['source', viewer.state.value], role: 'status' }, text.states[viewer.state.value]),
        h('label', { class: 'choice' }, [
          h('span', text.actor),
          h(
            'select',
            {
              disabled: actors.length === 0,
              onChange: ({ target }: Event) =>
                target instanceof HTMLSelectElement && viewer.choose(target.value),
            },
            actors.map(({ sessionId, model, stopped }) =>
              h(
                'option',
                { value: sessionId, selected: sessionId === viewer.actor.value?.sessionId },
                `${model.id} · ${sessionId}${stopped ? ` (${text.stopped})` : ''}`,
              ),
            ),
          ),
        ]),
        h('label', { class: 'file' }, [
          text.openTrace,
          h('input', {
            type: 'file',
            multiple: true,
            accept: '.json,application/json',
            onChange: ({ target }: Event) => {
              if (!(target instanceof HTMLInputElement)) return;
              void openFiles(target.files ?? []).then(() => (target.value = ''));
            },
          }),
        ]),
        notice(),
        h('nav', { 'aria-label': text.title }, [
          h('label', { class: 'choice' }, [
            h('span', text.theme),
            h(
              'select',
              {
                onChange: ({ target }: Event) => {
                  const chosen = themes.find(
                    (name) => target instanceof HTMLSelectElement && name === target.value,
                  );
                  if (chosen !== undefined) chooseTheme(chosen);
                },
              },
              themes.map((name) =>
                h('option', { value: name, selected: name === theme.value }, text.themes[name]),
              ),
            ),
          ]),
          h('a', { href: otherLanguageHref, lang: language === 'zh' ? 'en' : 'zh-CN' }, text.otherLanguage),
        ]),
      ]);
    };

    const notice = (): VNode | null => {
      if (viewer.problem.value !== '')
        return h('p', { class: 'notice bad', role: 'alert' }, viewer.problem.value);
      const known = viewer.notice.value;
      if (known === null) return null;
      const { name, divergesAt, otherChart } = known;
      return h('p', { class: ['notice', { bad: divergesAt !== null }], role: 'status' }, [
        h('b', name),
        otherChart ? ` · ${text.otherChart}` : '',
        divergesAt === null ? ` · ${text.noDivergence}` : ` · ${text.diverges} ${divergesAt}`,
      ]);
    };

    const tabButton = (name: Tab): VNode =>
      h(
        'button',
        {
          type: 'button',
          role: 'tab',
          id: `tab-${name}`,
          'aria-selected': tab.value === name,
          'aria-controls': 'tab-panel',
          onClick: () => (tab.value = name),
        },
        text[name],
      );

    return () =>
      h(
        'div',
        {
          class: 'viewer',
          onDragover: (event: DragEvent) => event.preventDefault(),
          onDrop: (event: DragEvent) => {
            event.preventDefault();
            void openFiles(event.dataTransfer?.files ?? []);
          },
        },
        [
          head(),
          h('main', { class: 'desk' }, [
            h(ChartPane, { ref: chart, viewer, text }),
            h('div', { class: 'side' }, [
              h('section', { class: 'panel', 'aria-label': text.events }, [
                h('div', { class: 'tabs', role: 'tablist', 'aria-label': text.events }, tabs.map(tabButton)),
                h(
                  'div',
                  {
                    id: 'tab-panel',
                    class: 'tab-panel',
                    role: 'tabpanel',
                    'aria-labelledby': `tab-${tab.value}`,
                  },
                  [h(panes[tab.value], { viewer, text })],
                ),
              ]),
              h(ContextPane, { viewer, text }),
              h(SendPane, { viewer, text }),
            ]),
          ]),
          h(TimeBar, { viewer, text }),
        ],
      );
  },
});
