/** Moves what a scrolling element shows by dragging it, as one moves a map. */
export const dragToPan = (down: PointerEvent): void => {
  const place = down.currentTarget;
  // touch scrolls by itself
  if (!(place instanceof HTMLElement) || down.pointerType === 'touch' || down.button !== 0) return;
  const from = { left: place.scrollLeft + down.clientX, top: place.scrollTop + down.clientY };
  const move = ({ clientX, clientY }: PointerEvent): void => {
    place.scrollLeft = from.left - clientX;
    place.scrollTop = from.top - clientY;
  };
  const end = (): void => {
    place.removeEventListener('pointermove', move);
    place.classList.remove('dragged');
  };
  place.classList.add('dragged');
  place.setPointerCapture(down.pointerId);
  place.addEventListener('pointermove', move);
  place.addEventListener('pointerup', end, { once: true });
  place.addEventListener('pointercancel', end, { once: true });
};
