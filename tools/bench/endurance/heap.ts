/** What is in use of the heap, and how it grows from call to call. */
import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { median, rounded, slope } from '../statistics.ts';

const collectGarbage = (): void => {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  if (typeof collect === 'function') collect();
};

export class HeapWatch {
  readonly #points: (readonly [calls: number, bytes: number])[] = [];

  /** After so many calls. */
  look(calls: number): void {
    collectGarbage();
    this.#points.push([calls, getHeapStatistics().used_heap_size]);
  }

  /** bytes a call */
  get slope(): number {
    return this.#points.length < 2 ? 0 : rounded(slope(this.#points));
  }

  /** MB, the median */
  get megabytes(): number {
    return rounded(median(this.#points.map(([, bytes]) => bytes)) / 1e6);
  }
}
