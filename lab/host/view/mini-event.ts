/** Events as a mini-program's handlers get them: type, detail, and which elements they came from. */
import type { RenderedElement } from '../../axml/index.ts';
import type { Page } from '../page.ts';

/** What is known about the DOM elements on the screen. */
const shown = new WeakMap<Element, RenderedElement>();

export const remember = (dom: unknown, element: RenderedElement): void => {
  if (dom instanceof Element) shown.set(dom, element);
};

/** The AXML element that a DOM element was made for, or lies in. */
function elementAt(dom: unknown): RenderedElement | undefined {
  for (let at = dom instanceof Element ? dom : null; at !== null; at = at.parentElement) {
    const element = shown.get(at);
    if (element !== undefined) return element;
  }
  return undefined;
}

const partOf = ({ id, tag, dataset }: RenderedElement): object => ({
  id,
  tagName: tag,
  dataset: { ...dataset },
});

/** Calls the page's handler for an event of this element, if it binds one. Component events do not bubble. */
export function fire(
  page: Page,
  element: RenderedElement,
  type: string,
  detail: object,
  target: RenderedElement = element,
): void {
  const handler = element.handlers.get(type);
  if (handler === undefined || handler.method === '') return;
  if (typeof page.self[handler.method] !== 'function') {
    console.warn(`${page.address.path} has no method ${handler.method}, which <${element.tag}> binds`);
    return;
  }
  const event = {
    type,
    timeStamp: Date.now(),
    detail,
    target: partOf(target),
    currentTarget: partOf(element),
  };
  page.call(handler.method, event);
}

/** A click's way to `onTap`; `catchTap` keeps it from the elements around. */
export function tap(page: Page, element: RenderedElement): ((click: MouseEvent) => void) | undefined {
  const handler = element.handlers.get('tap');
  if (handler === undefined) return undefined;
  return (click) => {
    if (handler.catches) click.stopPropagation();
    const { clientX, clientY, pageX, pageY } = click;
    fire(page, element, 'tap', { clientX, clientY, pageX, pageY }, elementAt(click.target));
  };
}
