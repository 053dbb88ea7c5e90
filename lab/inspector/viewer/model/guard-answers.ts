/**
 * What the guards answered to an event, told from the transitions that were taken: in each state they are asked in the order of
 * the chart until one lets the event through, and a state is asked only where no state inside of it took the event.
 */
import { eventLabel } from '../../../page/chart/read-chart.ts';
import { enabledTransitions } from './machine-model.ts';
import type { MachineModel, MachineTransition } from './machine-model.ts';

export interface TakenTransition {
  readonly source: string;
  /** XState's descriptor; '' for `always` */
  readonly on: string;
  readonly targets: readonly string[];
}

export interface GuardAnswer {
  readonly transition: MachineTransition;
  readonly answer: 'yes' | 'no' | 'notAsked';
}

/**
 * @param value the machine's state before the event
 * @param taken of the event and of the `always` that followed
 */
export const guardAnswers = (
  model: MachineModel,
  {
    event,
    value,
    taken,
  }: { readonly event: string; readonly value: unknown; readonly taken: readonly TakenTransition[] },
): GuardAnswer[] => {
  const candidates = enabledTransitions(model, value).filter(({ on }) => on === eventLabel(event));
  const sources = [...new Set(candidates.map(({ source }) => source))];
  const ofEvent = taken.filter(({ on }) => on !== '');
  const answered = sources.flatMap((source) => {
    const own = candidates.filter((candidate) => candidate.source === source);
    const chosen = own.findIndex((candidate) => ofEvent.some((each) => isSame(each, candidate)));
    const takenInside = ofEvent.some((each) => each.source.startsWith(`${source}.`));
    return own.map((transition, at): GuardAnswer => {
      if (chosen === -1) return { transition, answer: takenInside ? 'notAsked' : 'no' };
      return { transition, answer: at < chosen ? 'no' : at === chosen ? 'yes' : 'notAsked' };
    });
  });
  return [...answered, ...followed(model, taken)];
};

/** `always` is asked again after each step: only what let it through is worth telling. */
const followed = (model: MachineModel, taken: readonly TakenTransition[]): GuardAnswer[] =>
  taken
    .filter(({ on }) => on === '')
    .flatMap((each) => {
      const transition = model.transitions.find((known) => known.on === '' && isSame(each, known));
      return transition === undefined ? [] : [{ transition, answer: 'yes' as const }];
    });

const isSame = (taken: TakenTransition, { source, targets }: MachineTransition): boolean =>
  taken.source === source && taken.targets.join() === targets.join();
