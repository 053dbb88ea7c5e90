/** The key itself: it holds all that guards read, and configurations with equal keys go equal ways. */
import { describe, expect, it } from 'vitest';
import { callMachine } from '../../../machines/index.ts';
import { staleness } from '../../../machines/fence.ts';
import type { CallContext, CallEvent } from '../../../machines/index.ts';
import { chartOf, viewOf } from './chart.ts';
import type { ChartEvent, ChartMachine, Snapshot } from './chart.ts';
import { environments, wholeCall } from './environments.ts';
import { backPaths, constantPaths, ignoredPaths, keyFor, looksAt, relativePaths } from './key.ts';
import { passageInvariants, placeInvariants, viewInvariants } from './invariants.ts';
import type { Place } from './passage.ts';
import { follow } from './outside.ts';
import { anyLegs, regionAlone } from './region-alone.ts';
import { inputOf, movesFrom, search } from './search.ts';
import type { SearchOptions } from './search.ts';

type Guards = ChartMachine['implementations']['guards'];

/** The same data, which tells every path that is read of it. */
const watched = <T extends object>(value: T, read: (path: string) => void, prefix = ''): T =>
  new Proxy(value, {
    get(target, name, receiver) {
      const inner: unknown = Reflect.get(target, name, receiver);
      const path = `${prefix}${String(name)}`;
      if (typeof inner === 'object' && inner !== null && !Array.isArray(inner))
        return watched(inner, read, `${path}.`);
      read(path);
      return inner;
    },
  });

/** The chart, which tells which guard read which path of the context. */
const watchedMachine = (tell: (guard: string, path: string) => void): ChartMachine => {
  const guards = Object.fromEntries(
    Object.entries(callMachine.implementations.guards).map(([name, guard]) => [
      name,
      (args: { context: CallContext }, params: unknown): unknown =>
        typeof guard === 'function' &&
        Reflect.apply(guard, undefined, [
          { ...args, context: watched(args.context, (path) => tell(name, path)) },
          params,
        ]),
    ]),
  );
  return callMachine.provide({ guards: guards as Guards });
};

const isBelow = (paths: readonly string[], path: string): boolean =>
  paths.some((each) => path === each || path.startsWith(`${each}.`));

/** Guards that transitions of these regions ask, by name. */
const guardsOf = (regions: (region: string) => boolean): ReadonlySet<string> => {
  const states = Object.entries(callMachine.config.states ?? {}).filter(([region]) => regions(region));
  const text = JSON.stringify(states);
  return new Set([...text.matchAll(/"guard":"(\w+)"/g)].map(([, guard]) => guard ?? ''));
};

const isCallEvent = (event: ChartEvent): event is CallEvent => !/^(xstate|model)\./.test(event.type);

/** Reaches a mounted component soon. */
const smoothly = (event: ChartEvent): boolean =>
  wholeCall.allows(event) &&
  !/^(app|page)\.(shown|hidden|leaveTapped|unloaded|stop)|failed$|^zego.room|^network|^otherCall/.test(
    event.type,
  );

const firstEnvironment = (name: string) => environments.find((each) => each.name === name)?.allows;

const searchesOf = (machine: ChartMachine): readonly SearchOptions[] => [
  { machine, part: 'all', remotes: 1, allows: wholeCall.allows, limit: 1_500 },
  { machine, part: 'front', remotes: 1, ...allowing('room') },
  { machine, part: 'front', remotes: 1, ...allowing('publisher') },
  { machine, part: 'front', remotes: 1, ...allowing('player') },
  { machine: regionAlone('rtcRoom', machine), part: 'all', remotes: 1, environment: anyLegs, limit: 1_000 },
];
const allowing = (name: string): Pick<SearchOptions, 'allows'> => {
  const allows = firstEnvironment(name);
  return allows === undefined ? {} : { allows };
};

describe('the key', () => {
  const readBy = new Map<string, Set<string>>();
  const machine = watchedMachine((guard, path) => {
    const paths = readBy.get(guard) ?? new Set();
    readBy.set(guard, paths.add(path));
  });

  it('leaves out nothing that a guard reads', () => {
    for (const options of searchesOf(machine)) search(options);
    const read = new Set([...readBy.values()].flatMap((paths) => [...paths]));
    // what the chart is started with is constant, the room that an event names is compared with the own
    const left = ignoredPaths.filter((path) => !constantPaths.includes(path));
    expect(read.size).toBeGreaterThan(15);
    expect([...read].filter((path) => isBelow(left, path))).toEqual([]);
  });

  it('leaves out nothing that the fence reads, but what is compared with what an event carries', () => {
    const read = new Set<string>();
    const fence = (place: Place): void => {
      for (const { event } of movesFrom(place, 'all', { remotes: 1 }))
        if (isCallEvent(event))
          staleness(
            watched(place.snapshot.context, (path) => read.add(path)),
            event,
          );
    };
    for (const options of searchesOf(callMachine)) search({ ...options, limit: 500, onPlace: fence });
    expect([...read].filter((path) => isBelow(ignoredPaths, path))).toEqual([]);
    for (const path of relativePaths) expect(read).toContain(path);
  });

  it('splits where the data flow splits: no region reads what the back regions write', () => {
    const front = guardsOf((region) => looksAt('front', region));
    const offending = [...front]
      .flatMap((guard) => [...(readBy.get(guard) ?? [])].map((path) => `${guard} reads ${path}`))
      .filter((line) => isBelow(Object.values(backPaths).flat(), line.split(' ').at(-1) ?? ''));
    expect(offending).toEqual([]);
  });

  it('splits where the data flow splits: publisher and player read nothing of each other', () => {
    const pathsOf = (region: string): string[] =>
      [...guardsOf((each) => each === region)].flatMap((guard) => [...(readBy.get(guard) ?? [])]);
    expect(pathsOf('publisher').filter((path) => isBelow(['fact.player', 'fact.remotes'], path))).toEqual([]);
    expect(pathsOf('player').filter((path) => isBelow(['fact.publisher'], path))).toEqual([]);
  });

  it('splits where the data flow splits: component and token read nothing of each other', () => {
    const of = (region: string): string[] =>
      [...guardsOf((each) => each === region)].flatMap((guard) => [...(readBy.get(guard) ?? [])]);
    expect(of('rtcRoom').filter((path) => isBelow(backPaths.token, path))).toEqual([]);
    expect(of('token').filter((path) => isBelow(backPaths.rtcRoom, path))).toEqual([]);
  });

  it('splits what is promised too: no invariant reads of both component and token', () => {
    const readBy = new Map<string, Set<string>>();
    let asking = '';
    const note = (path: string): void => {
      readBy.set(asking, (readBy.get(asking) ?? new Set()).add(path));
    };
    const chart = chartOf();
    const watchedPlace = ({ snapshot, outside }: Place): Place => ({
      outside,
      snapshot: {
        ...snapshot,
        value: watched(snapshot.value, (path) => note(`value.${path}`)),
        context: watched(snapshot.context, note),
      },
    });
    const asks = (place: Place): void => {
      const before = watchedPlace(place);
      for (const { name, holds } of placeInvariants) {
        asking = name;
        holds(before);
      }
      for (const { name, holds } of viewInvariants) {
        asking = name;
        holds(before, viewOf(before.snapshot));
      }
      for (const { event, stale } of movesFrom(place, 'all', { remotes: 1 })) {
        const { snapshot, effects } = chart.step(place.snapshot, event);
        const after = watchedPlace({ snapshot, outside: follow(place.outside, event, stale, effects) });
        for (const { name, holds } of passageInvariants)
          // which compares everything, member by member
          if (name !== 'the stale is dropped') {
            asking = name;
            holds({ before, event, stale, effects, after });
          }
      }
    };
    search({ part: 'all', remotes: 1, allows: smoothly, limit: 300, onPlace: asks });
    const readersOf = (region: 'rtcRoom' | 'token'): readonly string[] =>
      [...readBy]
        .filter(([, paths]) =>
          [...paths].some((path) => isBelow([...backPaths[region], `value.${region}`], path)),
        )
        .map(([name]) => name);
    expect(readersOf('rtcRoom')).toContain('steady is wanted');
    expect(readersOf('token').filter((name) => readersOf('rtcRoom').includes(name))).toEqual([]);
  });

  it('is a good one: equal keys have equal successors, and tell the outside the same', () => {
    for (const options of searchesOf(callMachine)) expect(unequalTwins(options)).toEqual([]);
  });
});

const twinsCompared = 400;

/** Pairs of configurations with one key and different ways on: none, for a good key. */
const unequalTwins = (options: SearchOptions): readonly string[] => {
  const chart = chartOf(options.machine, inputOf(options));
  const keyOf = keyFor(options.part, chart.initial);
  const places: Place[] = [];
  search({ ...options, onPlace: (place) => places.push(place) });
  const known = new Map(places.map((place) => [keyOf(place.snapshot, place.outside), place]));

  /** told by regions that this part leaves out */
  const ofOthers = [
    ...(looksAt(options.part, 'token') ? [] : ['renewToken']),
    ...(looksAt(options.part, 'rtcRoom') ? [] : ['showRtcRoom', 'hideRtcRoom']),
  ];
  const nextOf = (place: Place) =>
    [
      ...movesFrom(place, options.part, options),
      ...(options.environment ?? []).map((event) => ({ event, stale: false })),
    ]
      .filter(({ event, stale }) => options.allows?.(event, place, stale) ?? true)
      .map(({ event, stale }) => {
        const { snapshot, effects } = chart.step(place.snapshot, event);
        const told = effects
          .filter(({ name }) => !ofOthers.includes(name))
          .map(({ kind, name }) => `${kind} ${name}`)
          .join();
        return { event, told, place: { snapshot, outside: follow(place.outside, event, stale, effects) } };
      });
  const waysOn = (place: Place): readonly string[] =>
    nextOf(place)
      .map(
        ({ event, told, place: { snapshot, outside } }) =>
          `${event.type} ${told} ${keyOf(snapshot, outside)}`,
      )
      .sort();

  const unequal: string[] = [];
  let compared = 0;
  const stride = Math.max(1, Math.floor(places.length / 150));
  for (let at = 0; at < places.length && compared < twinsCompared; at += stride) {
    const from = places[at];
    if (from === undefined) break;
    for (const { place } of nextOf(from)) {
      const key = keyOf(place.snapshot, place.outside);
      const twin = known.get(key);
      if (twin === undefined || isSame(twin.snapshot, place.snapshot) || compared >= twinsCompared) continue;
      compared += 1;
      if (waysOn(twin).join('\n') !== waysOn(place).join('\n')) unequal.push(key);
    }
  }
  expect(compared).toBeGreaterThan(50);
  return unequal;
};

const isSame = (a: Snapshot, b: Snapshot): boolean => JSON.stringify(a.context) === JSON.stringify(b.context);
