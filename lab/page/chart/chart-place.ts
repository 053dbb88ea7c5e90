/** Where a drawn chart is looked at: dragged with the pointer, zoomed with wheel and keys. */
import { h, type Ref, type VNode } from 'vue';
import { dragToPan } from './drag-to-pan.ts';
import type { Zoom } from './zoom.ts';

export const chartPlace = (
  place: Ref<HTMLElement | null>,
  label: string,
  { onWheel, onKeydown }: Zoom,
  content: VNode,
): VNode =>
  h(
    'div',
    {
      ref: place,
      class: 'chart-place',
      tabindex: 0,
      role: 'group',
      'aria-label': label,
      onPointerdown: dragToPan,
      onWheel,
      onKeydown,
    },
    [content],
  );
