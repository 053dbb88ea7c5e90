/** The shipped chart with an outside that never answers, in time that stands still: what it does is told by events alone. */
import { callMachine, shellActor } from '../../machines/index.ts';

/** A clock that stands still. */
export const noTime = { setTimeout: (): number => 0, clearTimeout: (): void => undefined };

export const silentMachine = () => {
  const { actors } = callMachine.implementations;
  const silent = Object.fromEntries(Object.keys(actors).map((name) => [name, shellActor(() => undefined)]));
  return callMachine.provide({ actors: silent });
};
