/**
 * `<input>` and `<textarea>`. The field keeps what the user typed; a new `value` from the page replaces it, a rendering
 * with the same `value` does not (mini/component/input: `maxlength` is 140 unless given, -1 for no limit).
 */
import { h, onMounted, ref, watch } from 'vue';
import type { RenderedElement } from '../../axml/index.ts';
import { accessibility, frameProps, isOn, optionalText, textAttribute } from './attributes.ts';
import { elementComponent } from './element-component.ts';
import { fire } from './mini-event.ts';

type Field = HTMLInputElement | HTMLTextAreaElement;

const keyboards: Readonly<Record<string, string>> = { number: 'numeric', digit: 'decimal', idcard: 'text' };

const usualLimit = 140;

/** characters; `undefined` without a limit */
function limitOf(attributes: RenderedElement['attributes']): number | undefined {
  const given = attributes['maxlength'] === undefined ? usualLimit : Number(attributes['maxlength']);
  return given >= 0 ? given : undefined;
}

const textFieldOf = (tag: 'input' | 'textarea') =>
  elementComponent(tag, (props) => {
    const field = ref<Field>();
    const given = (): string => textAttribute(props.element.attributes, 'value');
    const show = (value: string): void => {
      if (field.value !== undefined && field.value.value !== value) field.value.value = value;
    };
    const tell = (type: string): void => {
      const { value = '', selectionEnd } = field.value ?? {};
      fire(props.page, props.element, type, { value, cursor: selectionEnd ?? value.length });
    };
    onMounted(() => show(given()));
    watch(given, show, { flush: 'post' });
    return () => {
      const { attributes } = props.element;
      return h(tag, {
        ...frameProps(props.page, props.element),
        ...accessibility(attributes),
        ref: field,
        type: tag === 'textarea' ? undefined : isOn(attributes, 'password') ? 'password' : 'text',
        name: optionalText(attributes, 'name'),
        placeholder: optionalText(attributes, 'placeholder'),
        'placeholder-class': optionalText(attributes, 'placeholder-class'),
        disabled: isOn(attributes, 'disabled'),
        maxlength: limitOf(attributes),
        inputmode: keyboards[textAttribute(attributes, 'type')],
        enterkeyhint: optionalText(attributes, 'confirm-type'),
        autocomplete: 'off',
        onInput: () => tell('input'),
        onFocus: () => tell('focus'),
        onBlur: () => tell('blur'),
        onKeydown: (key: KeyboardEvent) => {
          if (key.key === 'Enter' && tag === 'input' && !key.isComposing) tell('confirm');
        },
      });
    };
  });

export const InputElement = textFieldOf('input');
export const TextareaElement = textFieldOf('textarea');
