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
import { field, textOf } from '../adapters/unknown.ts';
import type { EngineMove } from '../adapters/zego/engine.ts';
import { createAnonymiser } from './anonymise.ts';
import { changes } from './changes.ts';
import { commandName } from './command-name.ts';
import { createForwardTime } from './forward-time.ts';
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

/** What a chart threw over the last event that it was sent, which no step tells of. */
interface Death {
  readonly at: number;
  readonly event: AnyEventObject;
  readonly reason: unknown;
}

/** What is known of one life of the chart. */
interface Life {
  before: Part | undefined;
  part: Part | undefined;
  forgotten: number;
  death: Death | undefined;
}

export interface FlightRecorder {
  readonly inspect: (inspected: InspectionEvent) => void;
  /** The engine's own state has come somewhere: its connection and its link, which the chart does not see. */
  readonly moved: (move: EngineMove) => void;
  /** The last steps as JSON, at least `partLength` of them and at most twice as many. Holds no secret, names nobody. */
  trace(): string;
  /** The chart has thrown this, and another one follows. Until a call begins in that one, the trace is of the one that died. */
  died(reason: unknown): void;
}

const partLength = 250;

/** Older ones are forgotten: a connection that fails and is mended takes half a dozen. */
const longestEngine = 100;

const newLife = (): Life => ({ before: undefined, part: undefined, forgotten: 0, death: undefined });

const beginsCall = (event: AnyEventObject): boolean =>
  event.type === 'page.joinTapped' || event.type === 'page.retryTapped';

/** The engine's own errors speak of code; the message of any other may hold anything. */
const errorText = (reason: unknown): string => {
  const name = textOf(field(reason, 'name'));
  return /^(Type|Range|Reference)Error$/.test(name) ? `${name}: ${textOf(field(reason, 'message'))}` : name;
};

/** @param snapshot of the actor that is inspected */
export const createFlightRecorder = (snapshot: () => CallSnapshot): FlightRecorder => {
  const now = createForwardTime();
  let life = newLife();
  /** the one before, where it has died */
  let dead: Life | undefined;
  let commands: string[] = [];
  let lastEvent: AnyEventObject = { type: '' };
  const engine: (EngineMove & { readonly at: number })[] = [];
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
      if (inspected.actorRef.sessionId !== inspected.rootId) return;
      if (inspected.type === '@xstate.event') lastEvent = inspected.event;
      if (inspected.type !== '@xstate.snapshot') return;
      const { value, context } = snapshot();
      const step = { at: now(), event: inspected.event, commands, snapshot: { value, context } };
      commands = [];
      if (beginsCall(step.event)) dead = undefined;
      // the first snapshot is where the chart starts
      if (life.part === undefined) life.part = { start: step.snapshot, steps: [] };
      else if (life.part.steps.push(step) === partLength) {
        life.forgotten += life.before === undefined ? 0 : partLength;
        life.before = life.part;
        life.part = { start: step.snapshot, steps: [] };
      }
    },

    moved(move) {
      engine.push({ at: now(), ...move });
      if (engine.length > longestEngine) engine.shift();
    },

    died(reason) {
      dead = { ...life, death: { at: now(), event: lastEvent, reason } };
      life = newLife();
      commands = [];
    },

    trace() {
      const { before, part, forgotten, death } = dead ?? life;
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
        engine,
        ...(death === undefined
          ? {}
          : {
              death: { at: death.at, event: anonymiser.event(death.event), error: errorText(death.reason) },
            }),
      };
      return JSON.stringify(trace, redact);
    },
  };
};
