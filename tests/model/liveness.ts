/**
 * What must come true in the end, judged on a searched graph: after leaving, waiting alone brings the chart to rest, in
 * whatever order the delays run out and though nothing outside answers; and there is no configuration without an exit.
 */
import type { ChartEvent } from './chart.ts';
import { pathTo } from './search.ts';
import type { Graph, Violation } from './search.ts';
import type { Place } from './invariants.ts';

/** Nothing runs that would have to be stopped. */
export const isAtRest = ({ snapshot }: Place, part: Graph['part']): boolean =>
  snapshot.matches({ room: 'disconnected', publisher: 'noPublish', player: 'noPlay' }) &&
  (part === 'front' || snapshot.matches({ rtcRoom: 'unmounted', token: 'valid' }));

const isDelay = ({ type }: ChartEvent): boolean => type.startsWith('xstate.');

/** By configuration, whether every course of delays from it ends where `rests` holds. */
const comesToRest = (graph: Graph, rests: (place: Place) => boolean): readonly boolean[] => {
  const verdict = new Array<boolean | undefined>(graph.configurations.length);
  const underWay = new Set<number>();
  const judge = (index: number): boolean => {
    const known = verdict[index];
    if (known !== undefined) return known;
    // back where it came from: the delays run in a circle
    if (underWay.has(index)) return false;
    underWay.add(index);
    const onward = (graph.edges[index] ?? []).filter(({ event }) => isDelay(event));
    const place = graph.configurations[index];
    const ends =
      place !== undefined && (rests(place) || (onward.length > 0 && onward.every(({ to }) => judge(to))));
    underWay.delete(index);
    verdict[index] = ends;
    return ends;
  };
  graph.configurations.forEach((_place, index) => judge(index));
  return verdict.map((each) => each === true);
};

/** The catalogue makes an event anew each time, an environment's is one of a few. */
const isSame = (event: ChartEvent, other: ChartEvent): boolean =>
  event.type === 'model.environment' ? event === other : event.type === other.type;

/** @param leaving the event after which only time passes */
export const neverRests = (
  graph: Graph,
  leaving: ChartEvent,
  rests: (place: Place) => boolean,
): Violation | null => {
  const ends = comesToRest(graph, rests);
  const stuck = graph.configurations.findIndex((_place, index) => {
    const left = graph.edges[index]?.find(({ event }) => isSame(event, leaving));
    return ends[left?.to ?? index] !== true;
  });
  if (stuck < 0) return null;
  return {
    sentence: 'From everywhere, leaving and waiting brings the chart to rest.',
    events: [...pathTo(graph.configurations, stuck), leaving],
  };
};

export const deadEnd = (graph: Graph): Violation | null => {
  const dead = graph.edges.findIndex(
    (edges, index) =>
      edges.length === 0 && graph.configurations[index]?.snapshot.context.fact.page !== 'gone',
  );
  if (dead < 0) return null;
  return {
    sentence: 'There is no configuration without an exit.',
    events: pathTo(graph.configurations, dead),
  };
};
