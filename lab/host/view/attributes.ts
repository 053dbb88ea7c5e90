/** What of an AXML element's attributes HTML understands too, and how its values are read. */
import type { VNodeProps } from 'vue';
import { textOf, type RenderedElement } from '../../axml/index.ts';
import type { Page } from '../page.ts';
import { remember, tap } from './mini-event.ts';

type Attributes = RenderedElement['attributes'];

/** `"false"` is a text and therefore true, as on the platform. */
export const isOn = (attributes: Attributes, name: string): boolean => Boolean(attributes[name]);

export const textAttribute = (attributes: Attributes, name: string): string => textOf(attributes[name]);

/** `undefined` leaves the attribute away. */
export const optionalText = (attributes: Attributes, name: string): string | undefined =>
  attributes[name] === undefined ? undefined : textOf(attributes[name]);

const kebab = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

const phoneUnits = (style: string): string => style.replace(/(-?[\d.]+)rpx\b/g, 'calc($1 * var(--rpx))');

/**
 * Accessible name, role and states, for elements whose inner control takes them over. HTML wants to know a heading's
 * level, AXML has none.
 */
export function accessibility(attributes: Attributes): Record<string, string> {
  const given = Object.entries(attributes)
    .filter(([name]) => name === 'role' || name.startsWith('aria-'))
    .map(([name, value]) => [name, textOf(value)]);
  const level = attributes['role'] === 'heading' ? { 'aria-level': '2' } : {};
  return { ...level, ...Object.fromEntries(given) };
}

/** id, class, style, dataset, and the way of a tap to the page. */
export function frameProps(page: Page, element: RenderedElement): Record<string, unknown> & VNodeProps {
  const { attributes, dataset } = element;
  const keep = ({ el }: { readonly el: unknown }): void => remember(el, element);
  const data = Object.entries(dataset).map(([name, value]) => [`data-${kebab(name)}`, textOf(value)]);
  return {
    ...Object.fromEntries(data),
    id: element.id === '' ? undefined : element.id,
    class: optionalText(attributes, 'class'),
    style: attributes['style'] === undefined ? undefined : phoneUnits(textAttribute(attributes, 'style')),
    onClick: tap(page, element),
    onVnodeMounted: keep,
    onVnodeUpdated: keep,
  };
}

/** The same for elements without an inner control. */
export const plainProps = (page: Page, element: RenderedElement): Record<string, unknown> & VNodeProps => ({
  ...frameProps(page, element),
  ...accessibility(element.attributes),
});
