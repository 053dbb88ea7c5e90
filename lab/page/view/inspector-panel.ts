/** The inspector's viewer, in place of the lab's own chart, events and faults. */
import { defineComponent, h, onBeforeUnmount, onMounted, ref, type PropType } from 'vue';
import type { LabInspection } from '../lab-inspection.ts';
import type { Language } from '../phone-address.ts';
import type { LabTexts } from '../texts.ts';

export const InspectorPanel = defineComponent({
  name: 'InspectorPanel',
  props: {
    inspection: { type: Object as PropType<LabInspection>, required: true },
    text: { type: Object as PropType<LabTexts>, required: true },
    language: { type: String as PropType<Language>, required: true },
    theme: { type: String, required: true },
  },
  setup({ inspection, text, language, theme }) {
    const frame = ref<HTMLIFrameElement | null>(null);
    let end = (): void => undefined;
    onMounted(() => {
      const url = new URL(`./inspector.html?lang=${language}&theme=${theme}`, location.href);
      if (frame.value !== null) end = inspection.show(frame.value, url.href);
    });
    onBeforeUnmount(() => end());

    return () =>
      h('section', { class: 'panel inspector-panel', 'aria-label': text.inspector }, [
        h('iframe', { ref: frame, title: text.inspector, 'data-xstate': '' }),
      ]);
  },
});
