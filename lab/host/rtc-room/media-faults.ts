/** What the lab makes go wrong between a phone's `<rtc-room>` and the media service. The lab sets it, components read it. */
import { Listeners } from '../../platform/listeners.ts';

export type Direction = 'push' | 'pull';

/** `once` is spent by the first component that it hits. */
export type Breakage = 'never' | 'once' | 'always';

export class MediaFaults {
  /** the running media of this direction are to break now */
  readonly broken = new Listeners<Direction>();
  readonly #standing: Record<Direction, Breakage> = { push: 'never', pull: 'never' };

  standing(direction: Direction): Breakage {
    return this.#standing[direction];
  }

  set(direction: Direction, breakage: Breakage): void {
    this.#standing[direction] = breakage;
    if (breakage !== 'never') this.broken.emit(direction);
  }

  /** Whether media of this direction break now. */
  take(direction: Direction): boolean {
    const breakage = this.#standing[direction];
    if (breakage === 'once') this.#standing[direction] = 'never';
    return breakage !== 'never';
  }
}
