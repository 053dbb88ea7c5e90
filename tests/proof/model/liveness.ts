/**
 * What must come true in the end, judged on a searched graph: after leaving, waiting alone brings the chart to rest, in
 * whatever order the delays run out and though nothing outside answers; and there is no configuration without an exit.
 */
import type { ChartEvent } from './chart.ts';
import { looksAt } from './key.ts';
import { pathTo } from './search.ts';
import type { Graph, Violation } from './search.ts';
import type { Place } from './passage.ts';

/** Nothing runs that would have to be stopped. */
export const isAtRest = ({ snapshot }: Place, part: Graph['part']): boolean =>
  snapshot.matches({ room: 'disconnected', publisher: 'noPublish', player: 'noPlay' }) &&
  (!looksAt(part, 'rtcRoom') || snapshot.matches({ rtcRoom: 'unmounted' })) &&
  (!looksAt(part, 'token') || snapshot.matches({ token: 'valid' }));

/** By configuration, whether every course of delays from it ends at rest. */
const comesToRest = ({ explored }: Graph): readonly boolean[] => {
  const verdict = new Array<boolean | undefined>(explored.length);
  const underWay = new Set<number>();
  const judge = (index: number): boolean => {
    const known = verdict[index];
    if (known !== undefined) return known;
    // back where it came from: the delays run in a circle
    if (underWay.has(index)) return false;
    underWay.add(index);
    const { rests = false, waits = [] } = explored[index] ?? {};
    const ends = rests || (waits.length > 0 && waits.every(judge));
    underWay.delete(index);
    verdict[index] = ends;
    return ends;
  };
  return explored.map((_each, index) => judge(index));
};

export const neverRests = (graph: Graph, leaving: ChartEvent): Violation | null => {
  const ends = comesToRest(graph);
  const stuck = graph.explored.findIndex(({ left }) => ends[left] !== true);
  if (stuck < 0) return null;
  return {
    sentence: 'From everywhere, leaving and waiting brings the chart to rest.',
    events: [...pathTo(graph.explored, stuck), leaving],
  };
};

export const deadEnd = ({ explored }: Graph): Violation | null => {
  const dead = explored.findIndex(({ isDeadEnd }) => isDeadEnd);
  if (dead < 0) return null;
  return { sentence: 'There is no configuration without an exit.', events: pathTo(explored, dead) };
};
