/**
 * Breadth-first search over everything that a chart can do: all reachable configurations × all events. The path to the
 * first place where an invariant does not hold is a shortest one. Liveness is judged on the finished graph, which keeps
 * of each configuration only what that takes: a snapshot is let go as soon as it is explored, or the whole chart would
 * not fit into memory.
 */
import { candidatesOf, chartOf, delaysOf, transitionName } from './chart.ts';
import type { Chart, ChartEvent, ChartMachine, EnvironmentEvent, Snapshot, Transition } from './chart.ts';
import { catalogue } from './catalogue.ts';
import type { CatalogueBounds } from './catalogue.ts';
import { brokenAt, brokenBy, brokenInView } from './invariants.ts';
import type { Place } from './passage.ts';
import { keyFor, looksAt } from './key.ts';
import type { KeyOf, Part } from './key.ts';
import { follow, nothingOutside } from './outside.ts';
import { shortPolicy } from './short-policy.ts';
import { defaultProfile } from '../../../machines/index.ts';
import type { CallEvent, CallInput, CallProfile } from '../../../machines/index.ts';

export interface SearchOptions extends CatalogueBounds {
  readonly machine?: ChartMachine;
  /** what phone and product the chart is started for; the default profile, if left out */
  readonly profile?: CallProfile;
  /** what the regions do that the machine leaves out; then there is no view */
  readonly environment?: readonly EnvironmentEvent[];
  readonly part: Part;
  /** what the outside may do, there or at all; everything, if left out */
  readonly allows?: (event: ChartEvent, place: Place, stale: boolean) => boolean;
  /** transitions by name; the search ends when all of them have been taken */
  readonly seeks?: ReadonlySet<string>;
  /** ends the search at the first violation; else every invariant that is broken is reported once */
  readonly stopAtFirst?: boolean;
  /** configurations; the search gives up beyond them */
  readonly limit?: number;
  /** the event after which only time passes, and what is to come true then: see `liveness.ts` */
  readonly leaving?: ChartEvent;
  readonly rests?: (place: Place) => boolean;
  /** told now and then how far it is */
  readonly onProgress?: (soFar: SearchProgress) => void;
  /** told every configuration as it is explored */
  readonly onPlace?: (place: Place) => void;
}

export interface SearchProgress {
  readonly configurations: number;
  /** reached, but not yet explored */
  readonly waiting: number;
  readonly pairs: number;
  /** transitions taken */
  readonly transitions: number;
  readonly violations: number;
  readonly ms: number;
}

export interface Violation {
  readonly sentence: string;
  /** from the start to the violation */
  readonly events: readonly ChartEvent[];
}

/** What the chart of a search is started with: retries are few in every one. */
export const inputOf = ({
  profile = defaultProfile,
}: Pick<SearchOptions, 'profile'>): Required<CallInput> => ({
  profile,
  policy: shortPolicy,
});

/** What is left of a configuration once it is explored. */
export interface Explored {
  /** the configuration before it on a shortest way, -1 at the start, and the event that led on from there */
  readonly from: number;
  readonly via: ChartEvent | null;
  /** nothing runs there that would have to be stopped */
  readonly rests: boolean;
  /** where each of the delays that run there leads, itself included */
  readonly waits: readonly number[];
  /** where leaving leads */
  readonly left: number;
  /** nothing leads elsewhere, although the page is there */
  readonly isDeadEnd: boolean;
}

export interface Graph {
  readonly part: Part;
  readonly explored: readonly Explored[];
  /** reached, whether explored or not */
  readonly configurations: number;
  /** configuration × event */
  readonly pairs: number;
  /** one for each invariant that is broken */
  readonly violations: readonly Violation[];
  readonly complete: boolean;
  /** event types that some configuration reacted to */
  readonly events: ReadonlySet<string>;
  /** transitions of the machine that were taken, by name, each with a shortest way that takes it */
  readonly transitions: ReadonlyMap<string, readonly ChartEvent[]>;
  readonly ms: number;
}

export interface Move {
  readonly event: ChartEvent;
  readonly stale: boolean;
}

const knownType = (type: string): type is CallEvent['type'] => !/^(xstate|model)\./.test(type);

/** The events that some active state of the part reacts to, and the delays that run there. */
export const movesFrom = (place: Place, part: Part, bounds: CatalogueBounds): readonly Move[] => {
  const candidates = candidatesOf(place.snapshot).filter(({ region }) => looksAt(part, region));
  const sample = catalogue(bounds);
  const types = [...new Set(candidates.map(({ eventType }) => eventType))].filter(knownType);
  return [
    ...types.flatMap((type) => sample(type, place.snapshot.context)),
    ...delaysOf(candidates).map((event) => ({ event, stale: false })),
  ];
};

type Way = Pick<Explored, 'from' | 'via'>;
interface Waiting extends Place, Way {}

/** The events along a way, the first one first. */
const eventsOf = (last: Way | undefined, at: (index: number) => Way | undefined): readonly ChartEvent[] => {
  const path: ChartEvent[] = [];
  for (let way = last; way !== undefined && way.via !== null; way = at(way.from)) path.push(way.via);
  return path.reverse();
};

/** The events that lead to a configuration. */
export const pathTo = (explored: readonly Explored[], index: number): readonly ChartEvent[] =>
  eventsOf(explored[index], (at) => explored[at]);

const isDelay = ({ type }: ChartEvent): boolean => type.startsWith('xstate.');

/** The catalogue makes an event anew each time, an environment's is one of a few. */
const isSame = (event: ChartEvent, other: ChartEvent): boolean =>
  event.type === 'model.environment' ? event === other : event.type === other.type;

const progressEvery = 1_000;

class Search {
  readonly #options: SearchOptions;
  readonly #chart: Chart;
  readonly #keyOf: KeyOf;
  readonly #environment: readonly Move[];
  readonly #begun = performance.now();
  readonly #explored: Explored[] = [];
  /** reached and not yet explored; what is explored is let go */
  readonly #waiting: (Waiting | null)[] = [];
  readonly #indexOf = new Map<string, number>();
  readonly #events = new Set<string>();
  readonly #violations = new Map<string, Violation>();
  readonly #ways = new Map<Transition, Way>();
  #taken: Transition[] = [];
  #pairs = 0;
  /** transitions taken when it was last asked whether that are enough */
  #found = 0;

  constructor(options: SearchOptions) {
    this.#options = options;
    this.#chart = chartOf(options.machine, inputOf(options), (taken) => this.#taken.push(taken));
    this.#keyOf = keyFor(options.part, this.#chart.initial);
    this.#environment = (options.environment ?? []).map((event) => ({ event, stale: false }));
    this.#reach({ snapshot: this.#chart.initial, outside: nothingOutside, from: -1, via: null });
  }

  run(): Graph {
    const { limit = Infinity, stopAtFirst = false, onProgress } = this.#options;
    for (let index = 0; index < this.#waiting.length && this.#waiting.length <= limit; index += 1) {
      const place = this.#waiting[index];
      if (!place) break;
      this.#explored.push(this.#explore(index, place));
      this.#waiting[index] = null;
      if ((stopAtFirst && this.#violations.size > 0) || this.#hasFound()) break;
      if (index % progressEvery === 0) onProgress?.(this.#progress(index));
    }
    return {
      part: this.#options.part,
      explored: this.#explored,
      configurations: this.#waiting.length,
      pairs: this.#pairs,
      violations: [...this.#violations.values()],
      complete: this.#explored.length === this.#waiting.length,
      events: this.#events,
      transitions: new Map([...this.#ways].map(([taken, way]) => [transitionName(taken), this.#pathOf(way)])),
      ms: performance.now() - this.#begun,
    };
  }

  #progress(index: number): SearchProgress {
    return {
      configurations: this.#waiting.length,
      waiting: this.#waiting.length - index,
      pairs: this.#pairs,
      transitions: this.#ways.size,
      violations: this.#violations.size,
      ms: performance.now() - this.#begun,
    };
  }

  #hasFound(): boolean {
    const { seeks } = this.#options;
    if (seeks === undefined || this.#ways.size === this.#found) return false;
    this.#found = this.#ways.size;
    const names = new Set([...this.#ways.keys()].map(transitionName));
    return [...seeks].every((name) => names.has(name));
  }

  #explore(index: number, place: Waiting): Explored {
    const { part, allows = () => true, leaving, rests, onPlace } = this.#options;
    onPlace?.(place);
    const waits: number[] = [];
    let left = index;
    let isDeadEnd = place.snapshot.context.fact.page !== 'gone';
    for (const move of [...movesFrom(place, part, this.#options), ...this.#environment]) {
      if (!allows(move.event, place, move.stale)) continue;
      this.#pairs += 1;
      const to = this.#follow(index, place, move);
      if (to === null) continue;
      if (isDelay(move.event)) waits.push(to);
      if (leaving !== undefined && left === index && isSame(move.event, leaving)) left = to;
      if (to !== index) isDeadEnd = false;
    }
    const { from, via } = place;
    return { from, via, rests: rests?.(place) ?? false, waits, left, isDeadEnd };
  }

  /** Where the move leads; null where it leads nowhere or throws. */
  #follow(from: number, before: Waiting, { event, stale }: Move): number | null {
    const step = this.#tryStep(before.snapshot, event);
    this.#noteTaken({ from, via: event });
    if (typeof step === 'string') {
      this.#report([step], { from, via: event });
      return null;
    }
    const { snapshot, effects } = step;
    const after = { snapshot, outside: follow(before.outside, event, stale, effects), from, via: event };
    const broken = brokenBy({ before, event, stale, effects, after });
    this.#report(broken, after);
    if (snapshot === before.snapshot && effects.length === 0) return null;
    // it was dropped, so nothing but a counter has changed
    if (stale && broken.length === 0) return from;
    this.#events.add(event.type);
    // not only where it is new: what an invariant reads need not be in the key
    this.#report(brokenAt(after), after);
    if (this.#environment.length === 0) this.#report(brokenInView(after), after);
    return this.#indexOf.get(this.#keyOf(snapshot, after.outside)) ?? this.#reach(after);
  }

  #reach(place: Waiting): number {
    this.#indexOf.set(this.#keyOf(place.snapshot, place.outside), this.#waiting.length);
    return this.#waiting.push(place) - 1;
  }

  #tryStep(snapshot: Snapshot, event: ChartEvent) {
    this.#taken = [];
    try {
      return this.#chart.step(snapshot, event);
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  }

  #noteTaken(way: Way): void {
    for (const transition of this.#taken) if (!this.#ways.has(transition)) this.#ways.set(transition, way);
  }

  #report(sentences: readonly string[], way: Way): void {
    for (const sentence of sentences)
      if (!this.#violations.has(sentence))
        this.#violations.set(sentence, { sentence, events: this.#pathOf(way) });
  }

  #pathOf(way: Way): readonly ChartEvent[] {
    // while a configuration is explored it is not yet among the explored
    return eventsOf(way, (index) => this.#explored[index] ?? this.#waiting[index] ?? undefined);
  }
}

/** @throws where the chart does not even start */
export const search = (options: SearchOptions): Graph => new Search(options).run();
