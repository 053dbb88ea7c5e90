/** The call chart as nodes and edges, read from the machine itself: what is drawn is what runs. */
import type { AnyStateNode, AnyTransitionDefinition } from 'xstate';

export interface ChartNode {
  /** XState's id: `call.room.connecting` */
  readonly id: string;
  readonly key: string;
  readonly parallel: boolean;
  readonly children: readonly ChartNode[];
  /** the id of the child that is entered first; '' for a leaf or a parallel state */
  readonly initial: string;
  /** what is said about it besides its name, such as the actors it invokes */
  readonly notes: readonly string[];
  /** its transitions without a target: what they listen for, as on a line */
  readonly inside: readonly string[];
}

/** Where a transition comes from, what triggers it, where it goes; names the edge that a step took. */
export interface ChartLabel {
  readonly on: string;
  readonly text: string;
}

/** All transitions between the same two states. */
export interface ChartEdge {
  readonly id: string;
  readonly source: string;
  readonly target: string;
  readonly labels: readonly ChartLabel[];
}

export interface Chart {
  readonly root: ChartNode;
  readonly edges: readonly ChartEdge[];
}

/** The transitions of a region: none leaves it. */
export const edgesOf = ({ id }: ChartNode, edges: readonly ChartEdge[]): ChartEdge[] =>
  edges.filter(({ source }) => source === id || source.startsWith(`${id}.`));

export const edgeId = (source: string, target: string): string => `${source} → ${target}`;

export function readChart(machineRoot: AnyStateNode): Chart {
  const edges = new Map<string, ChartEdge>();
  const add = (transition: AnyTransitionDefinition): void => {
    const { source, target, eventType } = transition;
    for (const { id: to } of target ?? []) {
      const id = edgeId(source.id, to);
      const known = edges.get(id)?.labels ?? [];
      const text = textOf(transition);
      const labels = known.some((label) => label.text === text) ? known : [...known, { on: eventType, text }];
      edges.set(id, { id, source: source.id, target: to, labels });
    }
  };
  const nodeOf = (state: AnyStateNode): ChartNode => {
    const transitions = [...state.transitions.values(), state.always ?? []].flat();
    transitions.forEach(add);
    return {
      id: state.id,
      key: state.key,
      parallel: state.type === 'parallel',
      children: Object.values(state.states).map(nodeOf),
      initial: state.type === 'compound' ? (state.initial.target[0]?.id ?? '') : '',
      notes: [],
      inside: [...new Set(transitions.filter(({ target }) => target === undefined).map(textOf))],
    };
  };
  return { root: nodeOf(machineRoot), edges: [...edges.values()] };
}

/** `roomConnected`, `after loginTimeout`, `[canPublish]`: short enough to stand on a line. */
function textOf({ eventType, guard }: AnyTransitionDefinition): string {
  const name = guardName(guard);
  if (eventType === '') return name === '' ? 'always' : `[${name}]`;
  return eventLabel(eventType).replace(/^[^.]+\./, '');
}

/** XState's own events by the name that a reader has for them: `after loginTimeout`. */
export const eventLabel = (type: string): string => {
  const delay = /^xstate\.after\.([^.]+)\./.exec(type)?.[1];
  return delay === undefined ? type : `after ${delay}`;
};

/** `!name` for XState's `not`, '' for none. */
export const guardName = (guard: unknown): string => {
  if (typeof guard === 'string') return guard;
  const negated: unknown = Reflect.get(Object(guard), 'guards');
  return Array.isArray(negated) ? `!${guardName(negated[0])}` : '';
};

/** The ids of the active states of a state value, the root's first. */
export function activeStates(node: ChartNode, value: unknown, active = new Set<string>()): Set<string> {
  active.add(node.id);
  for (const child of node.children) {
    if (value === child.key) activeStates(child, undefined, active);
    else if (typeof value === 'object' && value !== null && child.key in value) {
      activeStates(child, Reflect.get(value, child.key), active);
    }
  }
  return active;
}
