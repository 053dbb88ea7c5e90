/**
 * Why an event is of another epoch: what it says it belongs to against what the context says is going on, read from whatever
 * version of the chart a phone runs (machines/fence.ts is the rule itself).
 */
import { field } from '../../../../src/adapters/unknown.ts';

/** `session 1, now 2`; '' when nothing about it is of another epoch */
export const fenceReason = (context: unknown, event: unknown): string => {
  const fact = field(context, 'fact');
  const current: Readonly<Record<string, readonly unknown[]>> = {
    session: [field(fact, 'session')],
    room: [field(field(context, 'intent'), 'room')],
    mount: [field(field(fact, 'mount'), 'generation')],
    stream: [field(field(fact, 'push'), 'stream'), field(field(fact, 'play'), 'stream')],
    attempt: [field(field(fact, 'push'), 'attempt'), field(field(fact, 'play'), 'attempt')],
  };
  const differing = Object.entries(current).flatMap(([name, now]) => {
    const told = field(event, name);
    return told === undefined || now.includes(told)
      ? []
      : [`${name} ${shown(told)}, now ${now.map(shown).join(' / ')}`];
  });
  return differing.join('; ');
};

const shown = (value: unknown): string => (value === null || value === undefined ? '–' : String(value));
