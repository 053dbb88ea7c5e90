/** The elements that need nothing but a tag: boxes, texts, buttons, images, forms. */
import { h, inject, onMounted, ref, watch, type InjectionKey } from 'vue';
import { assetUrl } from '../assets.ts';
import type { MiniProgram } from '../mini-program.ts';
import { accessibility, isOn, optionalText, plainProps, textAttribute } from './attributes.ts';
import { elementComponent } from './element-component.ts';
import { fire } from './mini-event.ts';

const plain = (tag: string) =>
  elementComponent(tag, (props, { slots }) => () => {
    return h(tag, plainProps(props.page, props.element), slots['default']?.());
  });

export const ViewElement = plain('view');
export const TextElement = plain('text');
export const LabelElement = plain('label');

/** `form-type` submits or resets the form around it. */
export const ButtonElement = elementComponent('button', (props, { slots }) => () => {
  const { attributes } = props.element;
  const formType = textAttribute(attributes, 'form-type');
  return h(
    'button',
    {
      ...plainProps(props.page, props.element),
      type: formType === 'submit' || formType === 'reset' ? formType : 'button',
      disabled: isOn(attributes, 'disabled'),
      'data-kind': optionalText(attributes, 'type'),
    },
    slots['default']?.(),
  );
});

export const FormElement = elementComponent('form', (props, { slots }) => {
  const valuesOf = (form: HTMLFormElement): object =>
    Object.fromEntries(
      [...form.elements].flatMap((field) => {
        if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) return [];
        const value = field.type === 'checkbox' && 'checked' in field ? field.checked : field.value;
        return field.name === '' ? [] : [[field.name, value]];
      }),
    );
  return () =>
    h(
      'form',
      {
        ...plainProps(props.page, props.element),
        onSubmit: (event: Event) => {
          event.preventDefault();
          if (!(event.target instanceof HTMLFormElement)) return;
          fire(props.page, props.element, 'submit', { value: valuesOf(event.target) });
        },
        onReset: () => fire(props.page, props.element, 'reset', {}),
      },
      slots['default']?.(),
    );
});

const fits: Readonly<Record<string, string>> = {
  scaleToFill: 'fill',
  aspectFit: 'contain',
  aspectFill: 'cover',
};

export const miniProgramAssets: InjectionKey<MiniProgram['assets']> = Symbol('miniProgramAssets');

export const ImageElement = elementComponent('image', (props) => {
  const assets = inject(miniProgramAssets, {});
  return () => {
    const { attributes } = props.element;
    const picture = h('img', {
      src: assetUrl(assets, textAttribute(attributes, 'src'), props.page.address.path),
      alt: textAttribute(attributes, 'aria-label'),
      style: { objectFit: fits[textAttribute(attributes, 'mode')] ?? 'fill' },
      onLoad: ({ target }: Event) => {
        if (!(target instanceof HTMLImageElement)) return;
        fire(props.page, props.element, 'load', { width: target.naturalWidth, height: target.naturalHeight });
      },
      onError: () => fire(props.page, props.element, 'error', { errMsg: 'image cannot be loaded' }),
    });
    return h('image', plainProps(props.page, props.element), [picture]);
  };
});

const signs: Readonly<Record<string, string>> = {
  success: '✓',
  info: 'ⓘ',
  warn: '⚠',
  waiting: '…',
  cancel: '✕',
  download: '↓',
  search: '⌕',
  clear: '✕',
};

export const IconElement = elementComponent('icon', (props) => () => {
  const { attributes } = props.element;
  const frame = plainProps(props.page, props.element);
  const size = Number(attributes['size'] ?? 23);
  const style = `font-size: ${size}px; color: ${optionalText(attributes, 'color') ?? 'inherit'}`;
  return h(
    'icon',
    { 'aria-hidden': 'true', ...frame, style },
    signs[textAttribute(attributes, 'type')] ?? '',
  );
});

export const ScrollViewElement = elementComponent('scroll-view', (props, { slots }) => {
  const box = ref<HTMLElement>();
  const wanted = (): string => textAttribute(props.element.attributes, 'scroll-into-view');
  const reveal = (id: string): void => {
    const frame = box.value;
    const wanted = id === '' ? null : frame?.querySelector(`[id="${CSS.escape(id)}"]`);
    // `scrollIntoView` would scroll the page and the lab around it, too
    if (frame !== undefined && wanted)
      frame.scrollTop += wanted.getBoundingClientRect().top - frame.getBoundingClientRect().top;
  };
  onMounted(() => reveal(wanted()));
  watch(wanted, reveal, { flush: 'post' });
  return () => {
    const { attributes } = props.element;
    return h(
      'scroll-view',
      {
        ...plainProps(props.page, props.element),
        ...accessibility(attributes),
        ref: box,
        'data-scroll': `${isOn(attributes, 'scroll-x') ? 'x' : ''}${isOn(attributes, 'scroll-y') ? 'y' : ''}`,
        onScroll: () => {
          const { scrollTop = 0, scrollLeft = 0 } = box.value ?? {};
          fire(props.page, props.element, 'scroll', { scrollTop, scrollLeft });
        },
      },
      slots['default']?.(),
    );
  };
});
