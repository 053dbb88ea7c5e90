/** One phone of the lab: the frame it runs in, scaled to the room there is, and the buttons beside it. */
import { computed, defineComponent, h, ref, type PropType } from 'vue';
import type { LabPhone } from '../lab.ts';
import type { LabTexts } from '../texts.ts';
import { nameOf } from './names.ts';

export interface ScreenSize {
  /** CSS px */
  readonly width: number;
  readonly height: number;
}

export const PhoneFrame = defineComponent({
  name: 'PhoneFrame',
  props: {
    phone: { type: Object as PropType<LabPhone>, required: true },
    address: { type: String, required: true },
    size: { type: Object as PropType<ScreenSize>, required: true },
    scale: { type: Number, required: true },
    text: { type: Object as PropType<LabTexts>, required: true },
  },
  setup(props) {
    const frame = ref<HTMLIFrameElement>();
    const name = computed(() => nameOf(props.phone.user));
    const restart = (): void => frame.value?.contentWindow?.location.reload();
    return () => {
      const { size, scale, text, phone, address } = props;
      const style = {
        '--width': `${size.width}px`,
        '--height': `${size.height}px`,
        '--scale': String(scale),
      };
      return h('section', { class: 'device', 'aria-label': `${text.phone} ${name.value}`, style }, [
        h('div', { class: 'glass' }, [
          h('iframe', {
            ref: frame,
            src: address,
            title: `${text.phone} ${name.value}`,
            'data-user': phone.user,
            allow: 'camera; microphone; clipboard-write',
          }),
        ]),
        h('div', { class: 'device-foot' }, [
          h('h2', name.value),
          h('button', { type: 'button', class: 'quiet', onClick: () => void phone.phone?.back() }, text.back),
          h('button', { type: 'button', class: 'quiet', onClick: restart }, text.restart),
          phone.trace === null
            ? null
            : h(
                'button',
                { type: 'button', class: 'quiet', onClick: () => saveTrace(phone) },
                text.saveTrace,
              ),
          h('a', { class: 'quiet', href: address, target: '_blank', rel: 'opener' }, text.alone),
        ]),
      ]);
    };
  },
});

/** Offers what the flight recorder holds as a file. */
function saveTrace({ user, trace }: LabPhone): void {
  if (trace === null) return;
  const url = URL.createObjectURL(new Blob([trace()], { type: 'application/json' }));
  Object.assign(document.createElement('a'), { href: url, download: `callchart-${user}.json` }).click();
  URL.revokeObjectURL(url);
}
