/** What is in use of the heap, and how it grows from call to call. */
import { getHeapSnapshot, getHeapStatistics, setFlagsFromString } from 'node:v8';
import { json } from 'node:stream/consumers';
import { runInNewContext } from 'node:vm';
import { z } from 'zod';
import { median, rounded, slope } from '../statistics.ts';

const collectGarbage = (): void => {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  if (typeof collect === 'function') collect();
};

/** Of V8's snapshot what is needed: `nodes` holds the fields of one node after the other, a type as its place in the list of types. */
const snapshotSchema = z.object({
  snapshot: z.object({
    meta: z.object({
      node_fields: z.array(z.string()),
      node_types: z.tuple([z.array(z.string())]).rest(z.unknown()),
    }),
  }),
  nodes: z.array(z.number()),
});

/** What V8 keeps for itself: machine code and its notes, the shapes of objects. */
const ofTheEngine = new Set(['code', 'hidden', 'object shape', 'synthetic']);

/** Bytes of what a program makes: objects, arrays, strings, functions. */
const objectBytes = async (): Promise<number> => {
  const { snapshot, nodes } = snapshotSchema.parse(await json(getHeapSnapshot()));
  const { node_fields: fields, node_types: types } = snapshot.meta;
  const [typeAt, sizeAt] = [fields.indexOf('type'), fields.indexOf('self_size')];
  let bytes = 0;
  for (let node = 0; node < nodes.length; node += fields.length)
    if (!ofTheEngine.has(types[0][nodes[node + typeAt] ?? -1] ?? '')) bytes += nodes[node + sizeAt] ?? 0;
  return bytes;
};

type Point = readonly [calls: number, bytes: number];

export class HeapWatch {
  readonly #heap: Point[] = [];
  readonly #objects: Point[] = [];

  /** After so many calls. */
  look(calls: number): void {
    collectGarbage();
    this.#heap.push([calls, getHeapStatistics().used_heap_size]);
  }

  /** After so many calls, and for a second or two. */
  async countObjects(calls: number): Promise<void> {
    this.#objects.push([calls, await objectBytes()]);
  }

  /** bytes a call */
  get slope(): number {
    return slopeOf(this.#heap);
  }

  /** bytes a call, without what V8 keeps for itself */
  get objectSlope(): number {
    return slopeOf(this.#objects);
  }

  /** MB, the median */
  get megabytes(): number {
    return rounded(median(this.#heap.map(([, bytes]) => bytes)) / 1e6);
  }
}

const slopeOf = (points: readonly Point[]): number => (points.length < 2 ? 0 : rounded(slope(points)));
