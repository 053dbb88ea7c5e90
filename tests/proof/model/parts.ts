/** The searches that together check the chart on every commit. Used by the tests, by `npm run verify` and on mutants. */
import { callMachine, defaultProfile } from '../../../machines/index.ts';
import type { CallInput, CallProfile } from '../../../machines/index.ts';
import type { ChartEvent, ChartMachine } from './chart.ts';
import { environments, wholeCall } from './environments.ts';
import type { Place } from './passage.ts';
import { deadEnd, isAtRest, neverRests } from './liveness.ts';
import { anyLegs, anyRoom, noLegs, regionAlone } from './region-alone.ts';
import { inputOf, search } from './search.ts';
import type { Graph, SearchOptions, Violation } from './search.ts';

export interface Part {
  readonly name: string;
  readonly sentence: string;
  readonly run: (machine?: ChartMachine, options?: Partial<SearchOptions>) => Result;
}

export interface Result {
  readonly part: string;
  /** the chart with all its regions: then the ways are those of a call */
  readonly isWhole: boolean;
  readonly machine: ChartMachine;
  /** it, or the one of its regions that was searched alone */
  readonly searched: ChartMachine;
  readonly input: Required<CallInput>;
  readonly graph: Graph;
  /** each with the shortest way there */
  readonly violations: readonly Violation[];
}

interface Plan {
  readonly part: string;
  readonly machine: ChartMachine;
  /** the region that is searched alone */
  readonly region?: 'rtcRoom' | 'token';
  readonly options: SearchOptions;
  readonly leaving: ChartEvent;
  readonly rests: (place: Place) => boolean;
}

/** Far more than any part has: a search beyond it never ends, because something in the key grows without bound. */
const limit = 60_000;
const endless = 'The search ends: nothing in the key grows without bound.';

const unsearched: Graph = {
  part: 'all',
  explored: [],
  configurations: 0,
  pairs: 0,
  violations: [],
  complete: false,
  events: new Set(),
  transitions: new Map(),
  ms: 0,
};

/** A chart that does not even start has no configurations. */
const graphOf = (options: SearchOptions): Graph => {
  try {
    return search(options);
  } catch (error) {
    const sentence = error instanceof Error ? error.message : String(error);
    return { ...unsearched, violations: [{ sentence, events: [] }] };
  }
};

const judge = ({ part, machine, region, options, leaving, rests }: Plan): Result => {
  const searched = region === undefined ? machine : regionAlone(region, machine);
  const graph = graphOf({ limit, leaving, rests, ...options, machine: searched });
  const unfinished: Violation | null =
    graph.complete || graph.violations.length > 0 ? null : { sentence: endless, events: [] };
  // liveness says nothing about half a graph
  const lively = graph.complete && graph.violations.length === 0;
  const others = lively ? [neverRests(graph, leaving), deadEnd(graph)] : [unfinished];
  const violations = [...graph.violations, ...others.filter((each) => each !== null)];
  const isWhole = region === undefined;
  return { part, isWhole, machine, searched, input: inputOf(options), graph, violations };
};

const fronts: readonly Part[] = environments.map(({ name, sentence, allows }) => ({
  name,
  sentence,
  run: (machine = callMachine, more = {}) =>
    judge({
      part: name,
      machine,
      options: { part: 'front', remotes: 2, allows, ...more },
      leaving: { type: 'page.leaveTapped' },
      rests: (place) => isAtRest(place, 'front'),
    }),
}));

const rtcRoom = (name: string, sentence: string, profile: CallProfile): Part => ({
  name,
  sentence,
  run: (machine = callMachine, more = {}) =>
    judge({
      part: name,
      machine,
      region: 'rtcRoom',
      options: {
        part: 'all',
        remotes: 1,
        profile,
        environment: anyLegs,
        ...more,
      },
      leaving: noLegs,
      rests: ({ snapshot }) => snapshot.matches({ rtcRoom: 'unmounted' }),
    }),
});

const outOfRoom = anyRoom.find(({ what }) => what === 'the link is none, the call is not wanted') ?? noLegs;

const token: Part = {
  name: 'token',
  sentence: 'The token region, while the room does anything.',
  run: (machine = callMachine, more = {}) =>
    judge({
      part: 'token',
      machine,
      region: 'token',
      options: {
        part: 'all',
        remotes: 1,
        environment: anyRoom,
        ...more,
      },
      leaving: outOfRoom,
      rests: ({ snapshot }) => snapshot.value.token === 'valid',
    }),
};

export const parts: readonly Part[] = [
  ...fronts,
  rtcRoom('rtcRoom', 'The component, while the streams do anything.', defaultProfile),
  rtcRoom('rtcRoom (devices by remount)', 'The same where switching a device takes a new mount.', {
    ...defaultProfile,
    deviceSwitch: 'remount',
  }),
  token,
];

/** The whole chart, or all of it but a region that nobody reads. */
export const product = (remotes: 1 | 2, more: Partial<SearchOptions> = {}): Result =>
  judge({
    part: wholeCall.name,
    machine: more.machine ?? callMachine,
    options: { part: 'all', remotes, limit: Infinity, allows: wholeCall.allows, ...more },
    leaving: { type: 'page.leaveTapped' },
    rests: (place) => isAtRest(place, more.part ?? 'all'),
  });

/**
 * The whole chart as `npm run verify` searches it. Component and token read nothing of each other and nobody reads them, and
 * no promise is about both (`key.test.ts` holds all three): what holds of each with the rest holds of all together.
 */
export const productParts = [
  { name: 'whole chart but the token', part: 'withoutToken' },
  { name: 'whole chart but the component', part: 'withoutRtcRoom' },
] as const satisfies readonly { readonly name: string; readonly part: SearchOptions['part'] }[];
