/** Where a recording begins: the chart in the state and context that the trace says, with the actors that it has there. */
import { createActor } from 'xstate';
import type { SnapshotFrom } from 'xstate';
import { callMachine } from '../../machines/index.ts';
import { NoTrace } from './read-trace.ts';
import type { Trace } from './read-trace.ts';

export type CallMachineSnapshot = SnapshotFrom<typeof callMachine>;

/**
 * As `createActor` takes it. The actors that the states invoke have to exist to be stopped. Throws NoTrace when the chart has
 * no such state.
 */
export const persistedStart = ({ start }: Trace, machine = callMachine) => {
  try {
    const resolved = machine.resolveState({
      value: start.value as CallMachineSnapshot['value'],
      context: start.context as unknown as CallMachineSnapshot['context'],
    });
    const invoked = resolved._nodes.flatMap(({ invoke }) => invoke);
    const children = Object.fromEntries(
      invoked.map(({ id, src }) => [id, { src, snapshot: { status: 'active', input: undefined } }]),
    );
    return { ...machine.getPersistedSnapshot(resolved), children };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new NoTrace(`it starts where this chart has no state: ${reason}`, { cause: error });
  }
};

/** Through an actor that is never started: the way to a snapshot that has its children. */
export const startOf = (trace: Trace, machine = callMachine): CallMachineSnapshot =>
  createActor(machine, { snapshot: persistedStart(trace, machine) }).getSnapshot();
