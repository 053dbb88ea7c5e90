/**
 * What a viewer knows about the actors it inspects: each one's machine and every step that it was told, to be looked at in any
 * order. Views re-render at most once a frame, however fast steps come.
 */
import type { ParsedReceiverEvent } from '@xstate/inspect/es/types.d.ts';
import { shallowRef } from 'vue';
import { edgeId, eventLabel } from '../../../page/chart/read-chart.ts';
import { field, textOf } from '../../../../src/adapters/unknown.ts';
import type { TakenTransition } from './guard-answers.ts';
import { readMachine } from './machine-model.ts';
import type { MachineModel } from './machine-model.ts';
import { outcomeOf } from './outcome.ts';
import type { Outcome } from './outcome.ts';

export interface InspectedStep {
  /** from 0, of the actor's life in this viewer */
  readonly index: number;
  /** ms, Unix time */
  readonly at: number;
  readonly event: { readonly type: string };
  /** the event's name as the chart has it */
  readonly label: string;
  readonly outcome: Outcome;
  /** after the event */
  readonly value: unknown;
  readonly context: unknown;
  readonly commands: readonly string[];
  /** of all its microsteps, in order */
  readonly transitions: readonly TakenTransition[];
  /** ids of the edges taken */
  readonly edges: ReadonlySet<string>;
}

export interface InspectedActor {
  readonly sessionId: string;
  readonly model: MachineModel;
  readonly steps: InspectedStep[];
  stopped: boolean;
}

/** The oldest steps go beyond that; a step weighs about 3 KB. */
const mostSteps = 20_000;

export class Inspected {
  /** raised once a frame after something has changed; views read it */
  readonly version = shallowRef(0);
  readonly actors = new Map<string, InspectedActor>();
  readonly #now: () => number;
  readonly #nextFrame: (run: () => void) => void;
  #changed = false;

  /** @param now ms, Unix time */
  constructor(now: () => number, nextFrame: (run: () => void) => void) {
    this.#now = now;
    this.#nextFrame = nextFrame;
  }

  /** @param at ms, Unix time; when it happened, if that is known */
  receive(told: ParsedReceiverEvent, at = this.#now()): void {
    if (told.type === 'service.register') this.#register(told.sessionId, told.machine, told.state, at);
    const actor = this.actors.get(told.sessionId);
    if (actor === undefined) return;
    if (told.type === 'service.state') this.#add(actor, told.state, at);
    if (told.type === 'service.stop') actor.stopped = true;
    this.#change();
  }

  clear(): void {
    this.actors.clear();
    this.#change();
  }

  /** A phone registers again for every viewer that comes: one that knows it already keeps what it has. */
  #register(sessionId: string, machine: Parameters<typeof readMachine>[0], state: unknown, at: number): void {
    if (this.actors.has(sessionId)) return;
    const actor: InspectedActor = { sessionId, model: readMachine(machine), steps: [], stopped: false };
    this.actors.set(sessionId, actor);
    this.#add(actor, state, at);
  }

  #add(actor: InspectedActor, state: unknown, at: number): void {
    const type = textOf(field(field(state, 'event'), 'type'));
    // an actor that is seen from its start is registered and then tells its first state
    if (type === 'xstate.init' && actor.steps.length === 1) actor.steps.pop();
    const last = actor.steps.at(-1);
    const event = { ...Object(field(state, 'event')), type };
    const transitions = listOf(field(state, 'transitions')).map((transition) => ({
      source: textOf(field(transition, 'source')),
      on: textOf(field(transition, 'eventType')),
      targets: listOf(field(transition, 'target')).map(textOf),
    }));
    const value = field(state, 'value');
    const context = field(state, 'context');
    const outcome =
      last === undefined
        ? ({ kind: 'taken' } as const)
        : outcomeOf(actor.model, {
            event,
            taken: transitions.map(({ on }) => on),
            value: last.value,
            context: last.context,
          });
    actor.steps.push({
      index: last === undefined ? 0 : last.index + 1,
      at,
      event,
      label: eventLabel(type),
      outcome,
      value,
      context,
      commands: listOf(field(state, 'actions')).map((action) => textOf(field(action, 'type'))),
      transitions,
      edges: new Set(
        transitions.flatMap(({ source, targets }) => targets.map((target) => edgeId(source, target))),
      ),
    });
    if (actor.steps.length > mostSteps) actor.steps.splice(0, actor.steps.length - mostSteps);
  }

  #change(): void {
    if (this.#changed) return;
    this.#changed = true;
    this.#nextFrame(() => {
      this.#changed = false;
      this.version.value += 1;
    });
  }
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
