/**
 * Planted bugs in the chart: each guard answered always and never, each action left out. Made of the shipped machine by
 * `provide`, one at a time, so a new guard or action has its mutants without anybody writing them.
 */
import { assign } from 'xstate';
import { callMachine } from '../../machines/index.ts';
import type { ChartMachine } from './chart.ts';

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

export const mutants: readonly Mutant[] = [...guardMutants, ...actionMutants];
