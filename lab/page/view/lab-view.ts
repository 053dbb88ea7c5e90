/** The lab's page: phones left and right, chart, events and faults between them. */
import {
  computed,
  defineComponent,
  h,
  onBeforeUnmount,
  onMounted,
  ref,
  type PropType,
  type VNode,
} from 'vue';
import type { Lab, User } from '../lab.ts';
import { phoneAddress, type Language } from '../phone-address.ts';
import type { LabTexts } from '../texts.ts';
import { ChartPanel } from './chart-panel.ts';
import { FaultPanel } from './fault-panel.ts';
import { InspectorPanel } from './inspector-panel.ts';
import { LogPanel } from './log-panel.ts';
import { PhoneFrame, type ScreenSize } from './phone-frame.ts';

const screens = {
  tall: { width: 375, height: 812 },
  small: { width: 320, height: 568 },
  wide: { width: 812, height: 375 },
} as const satisfies Record<string, ScreenSize>;
type ScreenName = keyof typeof screens;
const screenNames: readonly ScreenName[] = ['tall', 'small', 'wide'];

const themes = ['system', 'light', 'dark'] as const;
type Theme = (typeof themes)[number];
const schemes: Readonly<Record<Theme, string>> = { system: 'light dark', light: 'light', dark: 'dark' };

/** px that the page needs around a phone: its own head, the phone's foot, borders */
const around = { height: 150, width: 40 };
/** the share of the page's width that one phone may have, upright and sideways */
const shares = { upright: 0.23, sideways: 0.48 };
/** px; below this width the phones stand side by side above the rest */
const narrow = 1_100;

export const LabView = defineComponent({
  name: 'LabView',
  props: {
    lab: { type: Object as PropType<Lab>, required: true },
    text: { type: Object as PropType<LabTexts>, required: true },
    language: { type: String as PropType<Language>, required: true },
    room: { type: String, required: true },
    camera: { type: String as PropType<'drawn' | 'real'>, required: true },
    otherLanguageHref: { type: String, required: true },
  },
  setup({ lab, text, language, room, camera, otherLanguageHref }) {
    const screen = ref<ScreenName>('tall');
    const theme = ref<Theme>('system');
    const inspecting = ref(false);
    const page = ref({ width: innerWidth, height: innerHeight });
    const measure = (): void => {
      page.value = { width: innerWidth, height: innerHeight };
    };
    onMounted(() => addEventListener('resize', measure));
    onBeforeUnmount(() => removeEventListener('resize', measure));

    const scale = computed(() => {
      const { width, height } = screens[screen.value];
      const isNarrow = page.value.width < narrow;
      const share = screen.value === 'wide' || isNarrow ? shares.sideways : shares.upright;
      const byWidth = (page.value.width * share - around.width) / width;
      const byHeight = isNarrow || screen.value === 'wide' ? 1 : (page.value.height - around.height) / height;
      return Math.max(0.4, Math.min(1, byWidth, byHeight));
    });

    const chooseTheme = (chosen: Theme): void => {
      theme.value = chosen;
      document.documentElement.style.colorScheme = schemes[chosen];
    };

    const phone = (user: User): VNode =>
      h(PhoneFrame, {
        key: user,
        phone: lab.phones[user],
        address: phoneAddress({ user, language, room, camera, open: '' }),
        size: screens[screen.value],
        scale: scale.value,
        text,
      });

    const select = <Name extends string>(
      label: string,
      names: readonly Name[],
      words: Readonly<Record<Name, string>>,
      chosen: Name,
      choose: (name: Name) => void,
    ): VNode =>
      h('label', { class: 'choice' }, [
        h('span', label),
        h(
          'select',
          {
            onChange: ({ target }: Event) => {
              const name = names.find(
                (known) => target instanceof HTMLSelectElement && known === target.value,
              );
              if (name !== undefined) choose(name);
            },
          },
          names.map((name) => h('option', { value: name, selected: name === chosen }, words[name])),
        ),
      ]);

    const head = (): VNode =>
      h('header', { class: 'lab-head' }, [
        h('img', { src: './icon.svg', alt: '', width: 28, height: 28 }),
        h('h1', text.title),
        h('p', lab.guestApp === '' ? text.lead : `${text.guestLead} ${lab.guestApp}`),
        h('nav', { 'aria-label': text.title }, [
          select(text.screen, screenNames, text.screens, screen.value, (name) => (screen.value = name)),
          select(text.theme, themes, text.themes, theme.value, chooseTheme),
          lab.guestApp === ''
            ? h(
                'button',
                {
                  type: 'button',
                  class: 'quiet',
                  'aria-pressed': inspecting.value,
                  onClick: () => (inspecting.value = !inspecting.value),
                },
                text.inspector,
              )
            : null,
          h('a', { href: otherLanguageHref, lang: language === 'zh' ? 'en' : 'zh-CN' }, text.otherLanguage),
        ]),
      ]);

    return () =>
      h('div', { class: 'lab', 'data-screen': screen.value }, [
        head(),
        h('main', { class: 'bench' }, [
          phone('alice'),
          h(
            'div',
            {
              class: 'middle',
              'data-inspecting': inspecting.value ? '' : undefined,
              'data-chartless': lab.guestApp === '' ? undefined : '',
            },
            inspecting.value
              ? h(InspectorPanel, { inspection: lab.inspection, text, language, theme: theme.value })
              : [
                  h(ChartPanel, { lab, text }),
                  h('div', { class: 'below' }, [h(LogPanel, { lab, text }), h(FaultPanel, { lab, text })]),
                ],
          ),
          phone('bob'),
        ]),
      ]);
  },
});
