/** A long list of rows of one height, of which only those that are seen exist: 5,000 events scroll like fifty. */
import {
  computed,
  defineComponent,
  h,
  nextTick,
  onBeforeUnmount,
  onMounted,
  ref,
  watch,
  type PropType,
  type VNode,
} from 'vue';

/** rows that exist above and below what is seen */
const spare = 8;

export const VirtualList = defineComponent({
  name: 'VirtualList',
  props: {
    count: { type: Number, required: true },
    /** px */
    rowHeight: { type: Number, required: true },
    /** the row that is kept in sight; -1 for none */
    shown: { type: Number, required: true },
    label: { type: String, required: true },
    row: { type: Function as PropType<(index: number) => VNode>, required: true },
    /** id of the option that is chosen, '' for none */
    activeId: { type: String, required: true },
  },
  emits: { move: (by: number) => Number.isInteger(by) },
  setup(props, { emit }) {
    const place = ref<HTMLElement | null>(null);
    const top = ref(0);
    const height = ref(400);
    const watcher = new ResizeObserver(([entry]) => (height.value = entry?.contentRect.height ?? 400));
    onMounted(() => place.value !== null && watcher.observe(place.value));
    onBeforeUnmount(() => watcher.disconnect());

    const keepInSight = (): void => {
      const list = place.value;
      if (list === null || props.shown < 0) return;
      const rowTop = props.shown * props.rowHeight;
      if (rowTop < list.scrollTop) list.scrollTop = rowTop;
      else if (rowTop + props.rowHeight > list.scrollTop + list.clientHeight)
        list.scrollTop = rowTop + props.rowHeight - list.clientHeight;
    };
    watch([() => props.shown, () => props.count, height], () => void nextTick(keepInSight), {
      immediate: true,
    });

    const first = computed(() => Math.max(0, Math.floor(top.value / props.rowHeight) - spare));
    const last = computed(() =>
      Math.min(props.count, Math.ceil((top.value + height.value) / props.rowHeight) + spare),
    );
    const onKeydown = (event: KeyboardEvent): void => {
      const by = { ArrowUp: -1, ArrowDown: 1, PageUp: -10, PageDown: 10 }[event.key];
      if (by === undefined) return;
      event.preventDefault();
      event.stopPropagation();
      emit('move', by);
    };

    return () =>
      h(
        'div',
        {
          ref: place,
          class: 'virtual',
          role: 'listbox',
          tabindex: 0,
          'aria-label': props.label,
          'aria-activedescendant': props.activeId || undefined,
          onScroll: () => (top.value = place.value?.scrollTop ?? 0),
          onKeydown,
        },
        [
          h(
            'div',
            {
              role: 'presentation',
              style: { height: `${props.count * props.rowHeight}px`, position: 'relative' },
            },
            Array.from({ length: Math.max(0, last.value - first.value) }, (_, at) => {
              const index = first.value + at;
              return h(
                'div',
                {
                  key: index,
                  role: 'presentation',
                  style: {
                    position: 'absolute',
                    top: `${index * props.rowHeight}px`,
                    height: `${props.rowHeight}px`,
                    width: '100%',
                  },
                },
                [props.row(index)],
              );
            }),
          ),
        ],
      );
  },
});
