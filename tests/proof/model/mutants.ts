/**
 * Planted bugs in the chart: each guard answered always and never, each action left out. Made of the shipped machine by
 * `provide`, one at a time, so a new guard or action has its mutants without anybody writing them.
 */
import { assign, StateMachine } from 'xstate';
import { callMachine } from '../../../machines/index.ts';
import { transitionName, transitionsOf } from './chart.ts';
import type { ChartMachine } from './chart.ts';
import { parts } from './parts.ts';
import { checkTwoParties } from './two-party.ts';

export interface Mutant {
  readonly name: string;
  readonly machine: ChartMachine;
}

type Provided = Parameters<ChartMachine['provide']>[0];

/** XState types the implementations by name; a mutant replaces whichever there is. */
const provide = (implementations: unknown): ChartMachine => callMachine.provide(implementations as Provided);

const guardMutants: readonly Mutant[] = Object.keys(callMachine.implementations.guards).flatMap((guard) => [
  { name: `${guard} always holds`, machine: provide({ guards: { [guard]: () => true } }) },
  { name: `${guard} never holds`, machine: provide({ guards: { [guard]: () => false } }) },
]);

const actionMutants: readonly Mutant[] = Object.keys(callMachine.implementations.actions).map((action) => ({
  name: `${action} is left out`,
  machine: provide({ actions: { [action]: assign({}) } }),
}));

/** The chart without its fence. */
export const unfenced: ChartMachine = (() => {
  const machine = callMachine.provide({});
  const { transition }: { transition: unknown } = new StateMachine(machine.config, machine.implementations);
  machine.transition = transition as ChartMachine['transition'];
  return machine;
})();

export const mutants: readonly Mutant[] = [...guardMutants, ...actionMutants];

/** Bugs that change nothing, each with the reason why no check can notice them. */
export const harmless: Readonly<Record<string, string>> = {};

/** By a broken invariant, a transition that is never taken any more, or two people who do not play each other. */
export const isNoticed = (machine: ChartMachine): boolean => {
  const taken = new Set<string>();
  for (const { run } of parts) {
    const { graph, violations } = run(machine, { stopAtFirst: true });
    if (violations.length > 0) return true;
    for (const transition of graph.transitions.keys()) taken.add(transition);
  }
  if (transitionsOf(machine).some((transition) => !taken.has(transitionName(transition)))) return true;
  return [
    { faults: 1, acts: 0 },
    { faults: 0, acts: 1 },
  ].some((bounds) => checkTwoParties(bounds, machine).violation !== null);
};
