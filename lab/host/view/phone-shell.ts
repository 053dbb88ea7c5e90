/** A phone on the screen: navigation bar, the pages on top of each other, and what lies over them. */
import { computed, defineComponent, h, onErrorCaptured, provide, type PropType, type VNode } from 'vue';
import type { Page } from '../page.ts';
import type { Phone } from '../phone.ts';
import { rtcRoomServices } from '../rtc-room/rtc-room-element.ts';
import { DialogView } from './dialog-view.ts';
import { PageView } from './page-view.ts';
import { shellTexts } from './shell-texts.ts';
import { miniProgramAssets } from './simple-elements.ts';

const arrow = 'M15 5l-7 7 7 7';
const dots = 'M6 12h.01M12 12h.01M18 12h.01';

const sign = (path: string, weight: number): VNode =>
  h('svg', { viewBox: '0 0 24 24', 'aria-hidden': 'true' }, [h('path', { d: path, 'stroke-width': weight })]);

export const PhoneShell = defineComponent({
  name: 'PhoneShell',
  props: { phone: { type: Object as PropType<Phone>, required: true } },
  setup(props) {
    const { phone } = props;
    const { stack } = phone.runtime;
    const text = shellTexts(phone.device.profile.language);
    const { failure } = phone.runtime;
    const top = computed(() => stack.pages.at(-1));
    provide(rtcRoomServices, phone.rtcRoom);
    provide(miniProgramAssets, phone.program.assets);
    onErrorCaptured((error) => {
      failure.value = error instanceof Error ? error.message : String(error);
    });

    const bar = (): VNode =>
      h('header', { class: 'bar' }, [
        stack.pages.length > 1
          ? h(
              'button',
              {
                type: 'button',
                class: 'bar-button',
                'aria-label': text.back,
                onClick: () => void phone.back(),
              },
              [sign(arrow, 2.2)],
            )
          : h('span'),
        h('h1', { class: 'bar-title' }, top.value?.title.value ?? ''),
        h(
          'button',
          {
            type: 'button',
            class: 'bar-button',
            'aria-label': text.share,
            onClick: () => phone.screen.showSharePanel(),
          },
          [sign(dots, 3)],
        ),
      ]);

    const pageView = (page: Page): VNode => {
      const { path } = page.address;
      const { backgroundColor } = phone.program.windows[path] ?? {};
      const below = page !== top.value;
      return h(
        'main',
        { key: page.id, class: 'page', hidden: below, inert: below, style: { backgroundColor } },
        [h(PageView, { page, document: phone.documents.at(path), loader: phone.documents })],
      );
    };

    return () => {
      const { toast, loading, dialogs } = phone.screen.shown;
      const dialog = dialogs.at(-1);
      return h('div', { class: 'phone' }, [
        bar(),
        ...stack.pages.map(pageView),
        failure.value === ''
          ? null
          : h('div', { class: 'failure', role: 'alert' }, `${text.failed}: ${failure.value}`),
        h('div', { class: 'toast-place', role: 'status' }, [
          loading === null ? null : h('div', { class: 'toast toast-loading' }, loading),
          toast === null ? null : h('div', { class: 'toast', 'data-type': toast.type }, toast.content),
        ]),
        dialog === undefined ? null : h(DialogView, { key: dialogs.length, phone, dialog, text }),
      ]);
    };
  },
});
