/** `<switch>` and `<picker>` (its selector mode): native controls inside the platform's elements. */
import { h, ref, watch } from 'vue';
import { textOf, type RenderedElement } from '../../axml/index.ts';
import { accessibility, frameProps, isOn, optionalText, textAttribute } from './attributes.ts';
import { elementComponent } from './element-component.ts';
import { fire } from './mini-event.ts';

export const SwitchElement = elementComponent('switch', (props) => {
  const box = ref<HTMLInputElement>();
  const given = (): boolean => isOn(props.element.attributes, 'checked');
  watch(given, (checked) => {
    if (box.value !== undefined) box.value.checked = checked;
  });
  return () => {
    const { attributes } = props.element;
    const control = h('input', {
      ...accessibility(attributes),
      ref: box,
      type: 'checkbox',
      role: 'switch',
      name: optionalText(attributes, 'name'),
      checked: given(),
      disabled: isOn(attributes, 'disabled'),
      onChange: () => fire(props.page, props.element, 'change', { value: box.value?.checked === true }),
    });
    const colour = optionalText(attributes, 'color');
    const frame = frameProps(props.page, props.element);
    return h('switch', colour === undefined ? frame : { ...frame, style: `--switch: ${colour}` }, [control]);
  };
});

const choicesOf = (attributes: RenderedElement['attributes']): readonly string[] => {
  const range = attributes['range'];
  const key = textAttribute(attributes, 'range-key');
  const labelOf = (item: unknown): string =>
    key !== '' && typeof item === 'object' && item !== null ? textOf(Reflect.get(item, key)) : textOf(item);
  return Array.isArray(range) ? range.map(labelOf) : [];
};

export const PickerElement = elementComponent('picker', (props, { slots }) => {
  const change = (event: Event): void => {
    if (!(event.target instanceof HTMLSelectElement)) return;
    fire(props.page, props.element, 'change', { value: event.target.selectedIndex });
  };
  return () => {
    const { attributes } = props.element;
    const chosen = Number(attributes['value'] ?? 0);
    const options = choicesOf(attributes).map((label, at) => h('option', { selected: at === chosen }, label));
    return h('picker', frameProps(props.page, props.element), [
      slots['default']?.(),
      h(
        'select',
        { ...accessibility(attributes), disabled: isOn(attributes, 'disabled'), onChange: change },
        options,
      ),
    ]);
  };
});
