/**
 * The shipped chart as a function: a snapshot and an event give the next snapshot and what the chart told the outside
 * to do. Every model check drives the machine object itself through here; there is no second model of it.
 */
import { createActor, getInitialSnapshot, getNextTransitions } from 'xstate';
import type { AnyStateNode, EventFromLogic, SnapshotFrom } from 'xstate';
import { callMachine, callView } from '../../../machines/index.ts';
import type { CallContext, CallEvent, CallInput, CallView, Pair } from '../../../machines/index.ts';

export type ChartMachine = typeof callMachine;
export type Snapshot = SnapshotFrom<ChartMachine>;

/** A delay that has run out. The checks are untimed: every running delay may run out next. */
export interface DelayEvent {
  readonly type: `xstate.after.${string}`;
}
/** The regions that a machine leaves out, played by the search: writes what they would have written. */
export interface EnvironmentEvent {
  readonly type: 'model.environment';
  readonly write: (context: CallContext) => CallContext;
  readonly what: string;
}
export type ChartEvent = CallEvent | DelayEvent | EnvironmentEvent;

/** What the chart told the outside: an actor begun, an actor ended before its time, or a command. */
export interface Effect {
  readonly kind: 'begin' | 'end' | 'command';
  readonly name: string;
  /** of a `begin`, the stream or the pair that it is about; of a stream command, the stream */
  readonly stream: string | null;
  readonly pair: Pair | null;
}

export interface Step {
  readonly snapshot: Snapshot;
  readonly effects: readonly Effect[];
}

export interface Chart {
  readonly machine: ChartMachine;
  readonly initial: Snapshot;
  step(snapshot: Snapshot, event: ChartEvent): Step;
}

/** A transition of the machine's definition. */
export type Transition = ReturnType<typeof getNextTransitions>[number];

interface Executed {
  readonly type: string;
  readonly info: { readonly context: Snapshot['context'] };
  readonly params: unknown;
}
type Scope = Parameters<ChartMachine['transition']>[2];

const member = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;

const textOrNull = (value: unknown): string | null => (typeof value === 'string' ? value : null);

const isPair = (value: unknown): value is Pair =>
  typeof value === 'object' && value !== null && 'push' in value && 'pull' in value;

const streamOfCommand = (name: string, { fact }: Snapshot['context']): string | null => {
  if (name === 'stopPublishing') return fact.publisher.stream;
  return name === 'stopPlaying' ? fact.player.stream : null;
};

/** An actor that is begun and ended within one step never starts (XState defers the start). */
const effectsOf = (executed: readonly Executed[], commands: ReadonlySet<string>): readonly Effect[] => {
  const ended = new Set<unknown>();
  const begun = new Set<unknown>();
  for (const { type, params } of executed) {
    if (type === 'xstate.spawnChild') begun.add(member(params, 'actorRef'));
    if (type === 'xstate.stopChild') ended.add(params);
  }
  return executed.flatMap(({ type, params, info }): Effect[] => {
    if (type === 'xstate.spawnChild') {
      if (ended.has(member(params, 'actorRef'))) return [];
      const name = String(member(params, 'src'));
      const input = member(params, 'input');
      const pair = member(input, 'pair');
      const stream = textOrNull(member(input, 'stream'));
      return [{ kind: 'begin', name, stream, pair: isPair(pair) ? pair : null }];
    }
    if (type === 'xstate.stopChild') {
      if (begun.has(params)) return [];
      return [{ kind: 'end', name: String(member(params, 'id')), stream: null, pair: null }];
    }
    if (!commands.has(type)) return [];
    return [{ kind: 'command', name: type, stream: streamOfCommand(type, info.context), pair: null }];
  });
};

/** Actions that write nothing: everything but `assign`. */
const commandsOf = (machine: ChartMachine): ReadonlySet<string> =>
  new Set(
    Object.entries(machine.implementations.actions)
      .filter(([, action]) => typeof action === 'function' && !('resolve' in action))
      .map(([name]) => name),
  );

/**
 * XState's public `transition()` creates an actor for each call, which costs three quarters of the time. This uses the
 * same method underneath, with one scope that executes nothing; `chart.test.ts` holds the two against each other.
 */
export const chartOf = (
  machine: ChartMachine = callMachine,
  input?: CallInput,
  onTransition: (transition: Transition) => void = () => undefined,
): Chart => {
  const self = createActor(machine, {
    input,
    inspect: (inspected) => {
      if (inspected.type === '@xstate.microstep')
        for (const taken of inspected._transitions) onTransition(taken);
    },
  });
  const commands = commandsOf(machine);
  let executed: Executed[] = [];
  const scope = {
    self,
    system: self.system,
    id: '',
    sessionId: '',
    defer: () => undefined,
    logger: () => undefined,
    stopChild: () => undefined,
    emit: () => undefined,
    actionExecutor: (action: Executed) => void executed.push(action),
  };
  return {
    machine,
    initial: getInitialSnapshot(machine, input),
    step(snapshot, event) {
      executed = [];
      const next = machine.transition(
        snapshot,
        // a delay's event is no event that anybody may send, so the machine's type does not have it
        event as EventFromLogic<ChartMachine>,
        scope as unknown as Scope,
      );
      return { snapshot: next, effects: effectsOf(executed, commands) };
    },
  };
};

export const viewOf = (snapshot: Snapshot): CallView => callView(snapshot);

const isOfFence = (type: string): boolean => type.startsWith('fence.');

/** A login is out, the first one or another. */
export const isLoggingIn = (snapshot: Snapshot): boolean =>
  snapshot.matches({ room: { connecting: 'loggingIn' } }) ||
  snapshot.matches({ room: { connecting: { rejoining: 'loggingIn' } } });

/** A logout is out, for good or to join again. */
export const isLoggingOut = (snapshot: Snapshot): boolean =>
  snapshot.matches({ room: { disconnecting: 'loggingOut' } }) ||
  snapshot.matches({ room: { connecting: { rejoining: 'loggingOut' } } });

/** A transition that the snapshot's active states offer: its event's name and the region that it belongs to. */
export interface Candidate {
  readonly eventType: string;
  /** '' for the root's own */
  readonly region: string;
}

/** Without `always`, and without what only the chart's own fence sends. */
export const candidatesOf = (snapshot: Snapshot): readonly Candidate[] =>
  getNextTransitions(snapshot)
    .filter(({ eventType }) => eventType !== '' && !isOfFence(eventType))
    .map(({ eventType, source }) => ({ eventType, region: source.path[0] ?? '' }));

const isDelay = (type: string): type is DelayEvent['type'] => type.startsWith('xstate.after.');

/** The delays that are running now. */
export const delaysOf = (candidates: readonly Candidate[]): readonly DelayEvent[] =>
  [...new Set(candidates.map(({ eventType }) => eventType))].filter(isDelay).map((type) => ({ type }));

/** `settlingQuiet` of `xstate.after.settlingQuiet.call.rtcRoom.mounted.urls.settling.quiet` */
export const delayName = ({ type }: { readonly type: string }): string => type.split('.')[2] ?? '';

const idsBelow = (node: AnyStateNode): readonly string[] =>
  Object.values(node.states).flatMap((child) => [child.id, ...idsBelow(child)]);

/** Every state of the machine but the root, as XState names them: `call.room.connecting.preparing`. */
export const stateIdsOf = (machine: ChartMachine): readonly string[] => idsBelow(machine.root);

/** The state itself and all that lie in it. */
export const nodesBelow = (node: AnyStateNode): readonly AnyStateNode[] => [
  node,
  ...Object.values(node.states).flatMap(nodesBelow),
];

/** Every transition that the machine defines. */
export const transitionsOf = (machine: ChartMachine): readonly Transition[] =>
  nodesBelow(machine.root).flatMap((node) => [
    ...[...node.transitions.values()].flat(),
    ...(node.always ?? []),
  ]);

/** `call.room.connected: zego.roomDisconnected [mayRejoin] → call.room.connecting.rejoining.loggedOut` */
export const transitionName = ({ source, eventType, guard, target }: Transition): string => {
  const asked = typeof guard === 'string' ? ` [${guard}]` : '';
  const to = (target ?? []).map(({ id }) => id).join(', ');
  return `${source.id}: ${eventType === '' ? 'always' : eventType}${asked} → ${to === '' ? 'itself' : to}`;
};

/** Events that some transition of the machine names; delays are left out. */
export const eventTypesOf = (machine: ChartMachine): readonly string[] =>
  machine.events.filter((type) => !isOfFence(type) && !type.startsWith('xstate.')).sort();
