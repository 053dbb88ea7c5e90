/** The events and commands of one phone, or of two beside each other, as messages in the order of their time. */
import type { InspectedActor, InspectedStep } from './inspected.ts';
import { messageOfCommand, messageOfEvent, participants } from './participants.ts';
import type { Message, Participant } from './participants.ts';

export interface SequenceRow extends Message {
  readonly actor: InspectedActor;
  /** of the step in the actor's life */
  readonly position: number;
  readonly step: InspectedStep;
}

export interface Lane {
  /** whose: '' for the server, which is there for all */
  readonly phone: string;
  readonly who: Participant;
}

/** `alice#2 x:0` → `alice`: a phone makes an actor for each call */
export const phoneOf = ({ sessionId }: InspectedActor): string => /^[^# ]*/.exec(sessionId)?.[0] ?? '';

/** The phone that is looked at and, where there is another, the newest of those. */
export const phonesBeside = (actors: readonly InspectedActor[], shown: InspectedActor): readonly string[] => {
  const own = phoneOf(shown);
  const other = actors.map(phoneOf).findLast((name) => name !== own);
  return other === undefined ? [own] : [own, other].sort();
};

/** The outside of each phone stands at the edge, the server between them. */
export const lanesOf = (phones: readonly string[]): readonly Lane[] => {
  const own = participants.filter((who) => who !== 'gateway');
  const [first = '', second] = phones;
  return [
    ...own.map((who) => ({ phone: first, who })),
    { phone: '', who: 'gateway' as const },
    ...(second === undefined ? [] : [...own].reverse().map((who) => ({ phone: second, who }))),
  ];
};

/** @param from position of the first step */
export const rowsOf = (actor: InspectedActor, from = 0): SequenceRow[] =>
  actor.steps.slice(from).flatMap((step, at) => {
    const of = { actor, position: from + at, step };
    return [
      { ...messageOfEvent(step.event.type, step.label), ...of },
      ...step.commands.map((command) => ({ ...messageOfCommand(command), ...of })),
    ];
  });

/** Rows of several actors, each in the order of its time, as one list. */
export const inTime = (lists: readonly (readonly SequenceRow[])[]): SequenceRow[] => {
  const rows = lists.flat();
  return lists.length < 2 ? rows : rows.sort((one, other) => one.step.at - other.step.at);
};
