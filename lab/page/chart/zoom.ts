/** How large a chart is drawn in a scrolling place: as it fits, but never smaller than it can be read; or as somebody zooms it. */
import { computed, nextTick, onBeforeUnmount, onMounted, ref, watch, type ComputedRef, type Ref } from 'vue';
import type { PlacedChart } from './placed-chart.ts';

const step = 1.25;
const limits = { least: 0.25, most: 4 };
/** A small region is not blown up to fill its place. */
const largestFit = 1.2;
/** px around the drawing */
const margin = 24;

export interface Zoom {
  /** px per px of the chart */
  readonly scale: ComputedRef<number>;
  zoomIn(): void;
  zoomOut(): void;
  fit(): void;
  /** with Ctrl or ⌘ */
  onWheel(event: WheelEvent): void;
  onKeydown(event: KeyboardEvent): void;
  /** Scrolls to the state, where not all of the chart is in sight. */
  show(id: string): void;
}

/** @param least px per px; smaller cannot be read */
export function useZoom(
  place: Ref<HTMLElement | null>,
  placed: Ref<PlacedChart | null>,
  least: () => number,
): Zoom {
  const room = ref({ width: 1, height: 1 });
  /** 0 while it fits */
  const chosen = ref(0);
  const watcher = new ResizeObserver(([entry]) => {
    const { width = 1, height = 1 } = entry?.contentRect ?? {};
    room.value = { width, height };
  });
  onMounted(() => watch(place, (element) => element && watcher.observe(element), { immediate: true }));
  onBeforeUnmount(() => watcher.disconnect());

  const fitting = computed(() => {
    const { width, height } = placed.value ?? { width: 1, height: 1 };
    const whole = Math.min((room.value.width - margin) / width, (room.value.height - margin) / height);
    return Math.max(least(), Math.min(largestFit, whole));
  });
  const scale = computed(() => (chosen.value === 0 ? fitting.value : chosen.value));
  const zoom = (factor: number): void => {
    chosen.value = Math.max(limits.least, Math.min(limits.most, scale.value * factor));
  };
  const zoomIn = (): void => zoom(step);
  const zoomOut = (): void => zoom(1 / step);
  const fit = (): void => void (chosen.value = 0);
  const keys: Readonly<Record<string, () => void>> = { '+': zoomIn, '=': zoomIn, '-': zoomOut, '0': fit };

  const show = (id: string): void =>
    void nextTick(() => {
      const box = placed.value?.states.find((state) => state.id === id);
      if (box === undefined) return;
      place.value?.scrollTo({
        left: (box.x + box.width / 2) * scale.value - room.value.width / 2,
        top: (box.y + box.height / 2) * scale.value - room.value.height / 2,
      });
    });

  return {
    scale,
    zoomIn,
    zoomOut,
    fit,
    show,
    onWheel(event) {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      zoom(event.deltaY < 0 ? 1.1 : 1 / 1.1);
    },
    onKeydown(event) {
      const act = keys[event.key];
      if (act === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      event.stopPropagation();
      act();
    },
  };
}
