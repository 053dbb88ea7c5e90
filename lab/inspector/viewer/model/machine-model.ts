/** A machine as it was received from the classic inspector: its states, what they invoke, and every transition by name. */
import type { AnyStateMachine, StateNode } from 'xstate';
import { activeStates, edgeId } from '../../../page/chart/read-chart.ts';
import type { Chart, ChartEdge, ChartNode } from '../../../page/chart/read-chart.ts';

export interface MachineTransition {
  /** id of the state that has it */
  readonly source: string;
  /** an event's name, `*`, `after …`, '' for `always` */
  readonly on: string;
  /** '' when there is none */
  readonly guard: string;
  readonly targets: readonly string[];
  readonly actions: readonly string[];
}

export interface MachineModel {
  readonly id: string;
  readonly chart: Chart;
  readonly transitions: readonly MachineTransition[];
  /** names of events that it may be sent, sorted */
  readonly events: readonly string[];
}

export const readMachine = (machine: AnyStateMachine): MachineModel => {
  const transitions: MachineTransition[] = [];
  const root = readNode(machine, transitions);
  const events = new Set(
    transitions.map(({ on }) => on).filter((on) => on !== '' && on !== '*' && !on.includes(' ')),
  );
  return {
    id: machine.id,
    chart: { root, edges: edgesOf(transitions) },
    transitions,
    events: [...events].sort(),
  };
};

type AnyNode = AnyStateMachine | StateNode;

const readNode = (node: AnyNode, transitions: MachineTransition[]): ChartNode => {
  const own = node.transitions.map(({ eventType, cond, target, actions }) => ({
    source: node.id,
    on: descriptor(String(eventType)),
    guard: cond === undefined ? '' : cond.name,
    targets: (target ?? []).map(({ id }) => id),
    actions: actions.map(({ type }) => String(type)),
  }));
  transitions.push(...own);
  return {
    id: node.id,
    key: node.key,
    parallel: node.type === 'parallel',
    children: Object.values(node.states).map((child) => readNode(child, transitions)),
    initial: typeof node.initial === 'string' ? `${node.id}.${node.initial}` : '',
    inside: [...new Set(own.filter(({ targets }) => targets.length === 0).map(labelOf))],
    notes: node.invoke.map(({ src }) => `invoke ${typeof src === 'string' ? src : String(src.type)}`),
  };
};

/** `xstate.after(loginTimeout)#call.room` → `after loginTimeout` */
const descriptor = (eventType: string): string => {
  const delay = /^xstate\.after\((.+?)\)#/.exec(eventType)?.[1];
  return delay === undefined ? eventType : `after ${delay}`;
};

export const labelOf = ({ on, guard }: MachineTransition): string =>
  guard === '' ? on || 'always' : `${on} [${guard}]`.trim();

const edgesOf = (transitions: readonly MachineTransition[]): ChartEdge[] => {
  const edges = new Map<string, ChartEdge>();
  for (const transition of transitions)
    for (const target of transition.targets) {
      const id = edgeId(transition.source, target);
      const labels = edges.get(id)?.labels ?? [];
      const label = { on: transition.on, text: labelOf(transition) };
      const known = labels.some(({ text }) => text === label.text);
      edges.set(id, { id, source: transition.source, target, labels: known ? labels : [...labels, label] });
    }
  return [...edges.values()];
};

/** Transitions that the active states have, in the order of the chart: what can come next. */
export const enabledTransitions = (model: MachineModel, value: unknown): MachineTransition[] => {
  const active = activeStates(model.chart.root, value);
  return model.transitions.filter(({ source }) => active.has(source));
};
