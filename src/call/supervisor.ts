/**
 * Above the chart: whatever it dies of, the call ends in order. XState puts an actor that throws to `error`, in which it hears
 * nothing any more, a hang-up neither. Then all that this life of the chart has started ends, and another one begins where
 * the call has ended with an error, so that the page has a next step.
 */
import { createActor } from 'xstate';
import type { ActorRefFrom, InspectionEvent } from 'xstate';
import { revived } from '../../machines/index.ts';
import type { CallEvent, CallSnapshot, callMachine } from '../../machines/index.ts';
import { createLifetime } from './lifetime.ts';
import type { Lifetime } from './lifetime.ts';
import { callProfile } from './profile.ts';

export interface SupervisorParts {
  /** The chart with what it commands; what that starts is added to the lifetime. */
  readonly implement: (lifetime: Lifetime) => typeof callMachine;
  /** Everything that XState tells about a life, from its first step. */
  readonly inspect: (inspected: InspectionEvent) => void;
  /** Where the chart is, at its start and after every event. */
  readonly changed: (snapshot: CallSnapshot) => void;
  /** A life has ended with a throw, over an event of this type. Another one follows. */
  readonly died: (event: string, reason: unknown) => void;
}

export interface SupervisedChart {
  start(): void;
  send(event: CallEvent): void;
  snapshot(): CallSnapshot;
  /** Ends all that was started, and the chart. */
  stop(): void;
}

export const superviseChart = ({ implement, inspect, changed, died }: SupervisorParts): SupervisedChart => {
  /** of the life that goes on; `null` once it is to end */
  let lifetime: Lifetime | null = null;
  let lastEvent = '';

  /** @param ended where the life before stood when it died */
  const begin = (ended?: CallSnapshot): ActorRefFrom<typeof callMachine> => {
    const own = createLifetime();
    lifetime = own;
    const machine = implement(own);
    const code = `callchart ${lastEvent}`;
    const life = createActor(machine, {
      input: { profile: callProfile() },
      ...(ended === undefined
        ? {}
        : { snapshot: machine.resolveState(revived(ended, { kind: 'chartFailed', code })) }),
      inspect: (inspected) => {
        if (inspected.type === '@xstate.event' && inspected.actorRef.sessionId === inspected.rootId)
          lastEvent = inspected.event.type;
        inspect(inspected);
      },
    });
    const fail = (reason: unknown): void => {
      if (lifetime !== own) return;
      lifetime = null;
      own.end();
      life.stop();
      died(lastEvent, reason);
      actor = begin(life.getSnapshot());
      actor.start();
    };
    life.subscribe({
      next: (snapshot) => {
        try {
          changed(snapshot);
        } catch (reason) {
          // out of a call there is nothing to end
          if (snapshot.context.intent.call) fail(reason);
        }
      },
      error: fail,
      // whoever inspects a chart can stop it, which nobody here asked for
      complete: () => fail(new Error('stopped')),
    });
    return life;
  };

  let actor = begin();
  return {
    start: () => void actor.start(),
    send: (event) => actor.send(event),
    snapshot: () => actor.getSnapshot(),
    stop() {
      const ending = lifetime;
      lifetime = null;
      ending?.end();
      actor.stop();
    },
  };
};
