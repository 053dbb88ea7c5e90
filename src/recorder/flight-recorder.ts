/**
 * The flight recorder: what the chart was told and what it did, always on, bounded, redacted, and with stand-ins for
 * everybody it names. It listens to XState's inspection; the call page hands its text out. `npm run replay` runs it through
 * the chart again, the inspector steps through it.
 *
 * While recording it only keeps references (snapshots are immutable), so a step costs one push; the rest is worked out when
 * somebody asks. All of it is derived from events and contexts with stand-ins, as in a replay.
 */
import type { AnyEventObject, InspectionEvent } from 'xstate';
import { callView } from '../../machines/index.ts';
import type { CallSnapshot } from '../../machines/index.ts';
import { createAnonymiser } from './anonymise.ts';
import { changes } from './changes.ts';
import { commandName } from './command-name.ts';
import { chartMark, contextMark } from './marks.ts';
import { redact } from './redact.ts';
import { traceFormat, traceVersion } from './trace-format.ts';

/** One event and what came of it. */
interface Step {
  readonly at: number;
  readonly event: AnyEventObject;
  readonly commands: readonly string[];
  readonly snapshot: CallSnapshot;
}

/** Steps in a row, and where the chart stood before them. */
interface Part {
  readonly start: CallSnapshot;
  readonly steps: Step[];
}

export interface FlightRecorder {
  readonly inspect: (inspected: InspectionEvent) => void;
  /** The last steps as JSON, at least `partLength` of them and at most twice as many. Holds no secret, names nobody. */
  trace(): string;
}

const partLength = 250;

/** @param snapshot of the actor that is inspected */
export const createFlightRecorder = (snapshot: () => CallSnapshot): FlightRecorder => {
  let before: Part | undefined;
  let part: Part | undefined;
  let commands: string[] = [];
  let forgotten = 0;
  const anonymiser = createAnonymiser();
  const shown = ({ value, context }: CallSnapshot): CallSnapshot => ({
    value,
    context: anonymiser.context(context),
  });

  return {
    inspect(inspected) {
      if (inspected.type === '@xstate.action') {
        const command = commandName(inspected.action.type, inspected.action.params);
        if (command !== '') commands.push(command);
      }
      if (inspected.type !== '@xstate.snapshot' || inspected.actorRef.sessionId !== inspected.rootId) return;
      const { value, context } = snapshot();
      const step = { at: Date.now(), event: inspected.event, commands, snapshot: { value, context } };
      commands = [];
      // the first snapshot is where the chart starts
      if (part === undefined) part = { start: step.snapshot, steps: [] };
      else if (part.steps.push(step) === partLength) {
        forgotten += before === undefined ? 0 : partLength;
        before = part;
        part = { start: step.snapshot, steps: [] };
      }
    },

    trace() {
      const parts = [before, part].filter((each) => each !== undefined);
      let last = shown(parts[0]?.start ?? snapshot());
      const start = last;
      const steps = parts
        .flatMap((each) => each.steps)
        .map((step) => {
          const previous = last;
          const event = anonymiser.event(step.event);
          last = shown(step.snapshot);
          return {
            at: step.at,
            event,
            state: changes(previous.value, last.value),
            context: contextMark(last.context),
            commands: step.commands,
            patch: changes(callView(previous), callView(last)),
          };
        });
      const trace = {
        format: traceFormat,
        version: traceVersion,
        chart: chartMark(),
        forgotten,
        start,
        steps,
      };
      return JSON.stringify(trace, redact);
    },
  };
};
