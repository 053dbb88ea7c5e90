/** What every component of the lab takes: the AXML element that it shows, and the page that it tells of events. */
import { defineComponent, type PropType, type SetupContext, type VNode } from 'vue';
import type { RenderedElement } from '../../axml/index.ts';
import type { Page } from '../page.ts';

export interface ElementProps {
  readonly element: RenderedElement;
  readonly page: Page;
}

/** The default slot holds what lies inside of the element. */
export const elementComponent = (
  name: string,
  setup: (props: ElementProps, context: SetupContext) => () => VNode,
) =>
  defineComponent({
    name: `mini-${name}`,
    props: {
      element: { type: Object as PropType<RenderedElement>, required: true },
      page: { type: Object as PropType<Page>, required: true },
    },
    setup,
  });
