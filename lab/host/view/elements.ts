/** The component for each element name. */
import type { Component } from 'vue';
import { RtcRoomElement } from '../rtc-room/rtc-room-element.ts';
import type { ElementName } from '../element-names.ts';
import { PickerElement, SwitchElement } from './choice.ts';
import {
  ButtonElement,
  FormElement,
  IconElement,
  ImageElement,
  LabelElement,
  ScrollViewElement,
  TextElement,
  ViewElement,
} from './simple-elements.ts';
import { InputElement, TextareaElement } from './text-field.ts';

export const elements: Readonly<Record<ElementName, Component>> = {
  view: ViewElement,
  text: TextElement,
  button: ButtonElement,
  input: InputElement,
  textarea: TextareaElement,
  switch: SwitchElement,
  image: ImageElement,
  icon: IconElement,
  label: LabelElement,
  form: FormElement,
  picker: PickerElement,
  'scroll-view': ScrollViewElement,
  'rtc-room': RtcRoomElement,
};
