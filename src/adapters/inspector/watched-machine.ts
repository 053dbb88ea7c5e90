/**
 * Follows an XState 5 actor through its inspection, from its first event that is seen, and tells what a viewer has to know:
 * that it is there, each event as it arrives, and each state it comes to. Both ways to the classic inspector stand on it:
 * the emitter on a phone and the facade in a page.
 */
import type { AnyEventObject, InspectionEvent } from 'xstate';
import { commandName } from '../../recorder/command-name.ts';
import { classicTransitions } from './classic-state.ts';
import type { ClassicTransition, Taken } from './classic-state.ts';

/** The root actor, as inspection events name it. */
export type WatchedActor = InspectionEvent['actorRef'];

export interface MachineListener {
  /** before anything else is told about it; its snapshot can be had */
  appeared(actor: WatchedActor): void;
  /** an event has been sent to it */
  sent(actor: WatchedActor, event: AnyEventObject): void;
  /** an event has been dealt with, whether anything came of it or not */
  took(actor: WatchedActor, taken: Taken): void;
}

/** Handles inspection events of one system, whose root is a machine. */
export const watchMachine = (listener: MachineListener): ((inspected: InspectionEvent) => void) => {
  /** the chart that a call has now: one that throws is followed by another */
  let known: WatchedActor | null = null;
  let transitions: ClassicTransition[] = [];
  let commands: string[] = [];

  return (inspected) => {
    const { actorRef, rootId } = inspected;
    // actions have no other actor here: the invoked ones are callbacks
    if (inspected.type === '@xstate.action') {
      const command = commandName(inspected.action.type, inspected.action.params);
      if (command !== '') commands.push(command);
    }
    if (actorRef.sessionId !== rootId) return;
    if (inspected.type === '@xstate.microstep')
      transitions.push(...classicTransitions(inspected._transitions));
    if (inspected.type !== '@xstate.event' && inspected.type !== '@xstate.snapshot') return;
    if (known !== actorRef) {
      known = actorRef;
      listener.appeared(actorRef);
    }
    if (inspected.type === '@xstate.event') return listener.sent(actorRef, inspected.event);
    const taken = { event: inspected.event, transitions, commands };
    transitions = [];
    commands = [];
    listener.took(actorRef, taken);
  };
};
