/**
 * Runs a trace through the chart of today: pure, without clock, shell or side effects. Each recorded event, the chart's own
 * delays among them, is given to `transition()`, and what comes of it is compared with what the phone recorded.
 */
import { transition } from 'xstate';
import type { EventObject } from 'xstate';
import { callMachine, callView } from '../../machines/index.ts';
import { changes } from '../../src/recorder/changes.ts';
import { commandName } from '../../src/recorder/command-name.ts';
import { chartMark, contextMark } from '../../src/recorder/marks.ts';
import type { Trace, TraceStep } from './read-trace.ts';
import { startOf } from './start.ts';
import type { CallMachineSnapshot } from './start.ts';

export interface ReplayedStep {
  readonly recorded: TraceStep;
  readonly before: CallMachineSnapshot;
  readonly after: CallMachineSnapshot;
  readonly commands: readonly string[];
}

export interface Divergence {
  /** of `steps`, from 0 */
  readonly step: number;
  readonly in: 'state' | 'context' | 'commands' | 'patch';
  readonly recorded: unknown;
  readonly replayed: unknown;
}

export interface Replay {
  readonly start: CallMachineSnapshot;
  readonly steps: readonly ReplayedStep[];
  readonly divergence: Divergence | null;
  /** recorded by another chart than that of today */
  readonly otherChart: boolean;
}

/**
 * @param machine with other guards or actions, where a test wants them
 * Throws NoTrace when the trace starts in a state that the chart does not have.
 */
export const replay = (trace: Trace, machine = callMachine): Replay => {
  const start = startOf(trace, machine);
  let divergence: Divergence | null = null;
  let before = start;
  const steps = trace.steps.map((recorded, index) => {
    const step = replayStep(machine, before, recorded);
    divergence ??= compare(step, index);
    before = step.after;
    return step;
  });
  return { start, steps, divergence, otherChart: trace.chart !== chartMark() };
};

const replayStep = (
  machine: typeof callMachine,
  before: CallMachineSnapshot,
  recorded: TraceStep,
): ReplayedStep => {
  const [after, actions] = transition(machine, before, asEvent(recorded.event));
  const commands = actions.map(({ type, params }) => commandName(type, params)).filter((name) => name !== '');
  return { recorded, before, after, commands };
};

/** The chart takes any event; what it does not know it ignores or counts as foreign. That it is one, zod has checked. */
const asEvent = (event: EventObject) => event as Parameters<typeof callMachine.transition>[1];

const compare = ({ recorded, before, after, commands }: ReplayedStep, step: number): Divergence | null => {
  const replayed = {
    state: changes(before.value, after.value),
    context: contextMark(after.context),
    commands,
    patch: changes(callView(before), callView(after)),
  };
  for (const part of ['state', 'commands', 'patch', 'context'] as const)
    if (canonical(recorded[part]) !== canonical(replayed[part]))
      return { step, in: part, recorded: recorded[part], replayed: replayed[part] };
  return null;
};

/** JSON with the members of each object in order. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_key, member: unknown) =>
    typeof member === 'object' && member !== null && !Array.isArray(member)
      ? Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1)))
      : member,
  );
