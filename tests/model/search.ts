/**
 * Breadth-first search over everything that a chart can do: all reachable configurations × all events. The path to the
 * first place where an invariant does not hold is a shortest one. Liveness is judged on the finished graph.
 */
import { candidatesOf, chartOf, delaysOf, transitionName } from './chart.ts';
import type { ChartEvent, ChartMachine, EnvironmentEvent, Transition } from './chart.ts';
import { catalogue } from './catalogue.ts';
import type { CatalogueBounds } from './catalogue.ts';
import { brokenAt, brokenBy, brokenInView } from './invariants.ts';
import type { Place } from './invariants.ts';
import { backRegions, keysFor } from './key.ts';
import type { Part } from './key.ts';
import { follow, nothingOutside } from './outside.ts';
import type { CallEvent, CallProfile } from '../../machines/index.ts';

export interface SearchOptions extends CatalogueBounds {
  readonly machine?: ChartMachine;
  /** what phone and product the chart is started for; the default profile, if left out */
  readonly profile?: CallProfile;
  /** what the regions do that the machine leaves out; then there is no view */
  readonly environment?: readonly EnvironmentEvent[];
  readonly part: Part;
  /** what the outside may do at all; everything, if left out */
  readonly allows?: (event: ChartEvent) => boolean;
  /** ends the search at the first violation; else every invariant that is broken is reported once */
  readonly stopAtFirst?: boolean;
  /** configurations; the search gives up beyond them */
  readonly limit?: number;
  /** told now and then how far it is */
  readonly onProgress?: (configurations: number, waiting: number) => void;
}

export interface Violation {
  readonly sentence: string;
  /** from the start to the violation */
  readonly events: readonly ChartEvent[];
}

export interface Configuration extends Place {
  readonly from: number;
  readonly via: ChartEvent | null;
}

export interface Edge {
  readonly to: number;
  readonly event: ChartEvent;
}

export interface Graph {
  readonly part: Part;
  readonly configurations: readonly Configuration[];
  /** by configuration, edges that lead elsewhere */
  readonly edges: readonly (readonly Edge[])[];
  /** configuration × event */
  readonly pairs: number;
  /** one for each invariant that is broken */
  readonly violations: readonly Violation[];
  readonly complete: boolean;
  /** event types that some configuration reacted to */
  readonly events: ReadonlySet<string>;
  /** transitions of the machine that were taken, by name */
  readonly transitions: ReadonlySet<string>;
  readonly ms: number;
}

export interface Move {
  readonly event: ChartEvent;
  readonly foreign: boolean;
}

const knownType = (type: string): type is CallEvent['type'] => !/^(xstate|model)\./.test(type);

/** Taken by a back region on behalf of all. */
const sharedEvents: ReadonlySet<string> = new Set(['visibility.changed']);

/** The events that some active state of the part reacts to, and the delays that run there. */
export const movesFrom = (place: Place, part: Part, bounds: CatalogueBounds): readonly Move[] => {
  const candidates = candidatesOf(place.snapshot).filter(
    ({ region, eventType }) => part === 'all' || !backRegions.includes(region) || sharedEvents.has(eventType),
  );
  const sample = catalogue(bounds);
  const types = [...new Set(candidates.map(({ eventType }) => eventType))].filter(knownType);
  return [
    ...types.flatMap((type) => sample(type, place.snapshot.context)),
    ...delaysOf(candidates).map((event) => ({ event, foreign: false })),
  ];
};

/** The events that lead to a configuration, the first one first. */
export const pathTo = (configurations: readonly Configuration[], index: number): readonly ChartEvent[] => {
  const path: ChartEvent[] = [];
  for (let at = configurations[index]; at !== undefined && at.via !== null; at = configurations[at.from])
    path.unshift(at.via);
  return path;
};

const progressEvery = 2_000;

export const search = (options: SearchOptions): Graph => {
  const { part, limit = Infinity, onProgress, allows = () => true } = options;
  const transitions = new Set<Transition>();
  const chart = chartOf(options.machine, options.profile, (taken) => transitions.add(taken));
  const keyOf = keysFor(chart.initial)[part];
  const begun = performance.now();
  const first: Configuration = { snapshot: chart.initial, outside: nothingOutside, from: -1, via: null };
  const configurations: Configuration[] = [first];
  const edges: Edge[][] = [];
  const indexOf = new Map([[keyOf(first.snapshot, first.outside), 0]]);
  const events = new Set<string>();
  const others: readonly Move[] = (options.environment ?? []).map((event) => ({ event, foreign: false }));
  let pairs = 0;
  const violations = new Map<string, Violation>();

  const explore = (from: number, place: Configuration): void => {
    const out: Edge[] = [];
    edges[from] = out;
    for (const { event, foreign } of [...movesFrom(place, part, options), ...others]) {
      if (!allows(event)) continue;
      pairs += 1;
      const report = (sentences: readonly string[]): void => {
        for (const sentence of sentences)
          if (!violations.has(sentence))
            violations.set(sentence, { sentence, events: [...pathTo(configurations, from), event] });
      };
      const step = tryStep(place, event);
      if (typeof step === 'string') {
        report([step]);
        continue;
      }
      if (step.snapshot === place.snapshot && step.effects.length === 0) continue;
      const outside = follow(place.outside, event, foreign, step.effects);
      const after: Configuration = { snapshot: step.snapshot, outside, from, via: event };
      report(brokenBy({ before: place, event, foreign, effects: step.effects, after }));
      if (!foreign) events.add(event.type);
      const key = keyOf(after.snapshot, after.outside);
      const known = indexOf.get(key);
      const to = known ?? configurations.length;
      if (to !== from) out.push({ to, event });
      if (known !== undefined) continue;
      report(brokenAt(after));
      if (others.length === 0) report(brokenInView(after));
      indexOf.set(key, to);
      configurations.push(after);
    }
  };

  const tryStep = ({ snapshot }: Configuration, event: ChartEvent) => {
    try {
      return chart.step(snapshot, event);
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  };

  let explored = 0;
  for (; explored < configurations.length && configurations.length <= limit; explored += 1) {
    const place = configurations[explored];
    if (place === undefined) break;
    explore(explored, place);
    if (options.stopAtFirst === true && violations.size > 0) break;
    if (explored % progressEvery === 0) onProgress?.(explored, configurations.length - explored);
  }
  return {
    part,
    configurations,
    edges,
    pairs,
    violations: [...violations.values()],
    complete: explored === configurations.length,
    events,
    transitions: new Set([...transitions].map(transitionName)),
    ms: performance.now() - begun,
  };
};
