/**
 * One page on the screen: its AXML rendered against its data by the same renderer as in the bare realm of the tests,
 * then turned into Vue's nodes. An element's identity is its key, so it lives as long as on the platform.
 */
import { createTextVNode, defineComponent, h, onMounted, type PropType, type VNode } from 'vue';
import { renderAxml, type AxmlDocument, type DocumentLoader, type RenderedNode } from '../../axml/index.ts';
import { isElementName } from '../element-names.ts';
import type { Page } from '../page.ts';
import { elements } from './elements.ts';

export const PageView = defineComponent({
  name: 'PageView',
  props: {
    page: { type: Object as PropType<Page>, required: true },
    document: { type: Object as PropType<AxmlDocument>, required: true },
    loader: { type: Object as PropType<DocumentLoader>, required: true },
  },
  setup(props) {
    const nodeOf = (node: RenderedNode): VNode => {
      if (node.kind === 'text') return createTextVNode(node.text);
      if (!isElementName(node.tag)) throw new Error(`the lab has no <${node.tag}>`);
      const { page } = props;
      const inside = node.children.length === 0 ? undefined : () => node.children.map(nodeOf);
      return h(elements[node.tag], { key: node.identity, element: node, page }, inside);
    };
    onMounted(() => props.page.ready());
    return () => {
      const { page, document, loader } = props;
      const nodes = renderAxml(document, page.view.value, loader);
      return h('page', { 'data-page': page.address.path }, nodes.map(nodeOf));
    };
  },
});
