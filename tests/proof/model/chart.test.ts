/** The searches' shortcut through XState against an actor, on seeded random walks. */
import { expect, it } from 'vitest';
import { createActor } from 'xstate';
import { seededRandom } from '../../../lab/clock/index.ts';
import { callMachine, shellActor } from '../../../machines/index.ts';
import { chartOf } from './chart.ts';
import type { ChartEvent, ChartMachine, Effect } from './chart.ts';
import { nothingOutside } from './outside.ts';
import { movesFrom } from './search.ts';

const effectText = ({ kind, name }: Pick<Effect, 'kind' | 'name'>): string => `${kind} ${name}`;

/** The machine, whose commands and actors only say that they were called. */
const talking = (say: (effect: string) => void): ChartMachine => {
  const { actions, actors } = callMachine.implementations;
  const commands = Object.entries(actions).filter(
    ([, action]) => typeof action === 'function' && !('resolve' in action),
  );
  const silent = Object.keys(actors).map((name) => [
    name,
    shellActor<unknown>(() => {
      say(effectText({ kind: 'begin', name }));
    }),
  ]);
  const told = commands.map(([name]) => [name, () => say(effectText({ kind: 'command', name }))]);
  const provided: unknown = { actors: Object.fromEntries(silent), actions: Object.fromEntries(told) };
  return callMachine.provide(provided as Parameters<ChartMachine['provide']>[0]);
};

/** Fires the timers that the test names, whatever their time. */
class HandClock {
  readonly #timers = new Map<number, () => void>();
  #handles = 0;
  setTimeout(run: () => void): number {
    this.#timers.set(++this.#handles, run);
    return this.#handles;
  }
  clearTimeout(handle: number): void {
    this.#timers.delete(handle);
  }
}

it('steps as an actor does: state, context and commands', () => {
  const random = seededRandom(6, 'walk');
  const chart = chartOf();
  for (let walk = 0; walk < 25; walk += 1) {
    const heard: string[] = [];
    const actor = createActor(
      talking((effect) => heard.push(effect)),
      { clock: new HandClock() },
    ).start();
    let snapshot = chart.initial;
    heard.length = 0;
    for (let step = 0; step < 60; step += 1) {
      const moves = movesFrom({ snapshot, outside: nothingOutside }, 'all', { remotes: 2 });
      const event: ChartEvent | undefined = moves[Math.floor(random() * moves.length)]?.event;
      if (event === undefined) break;
      const next = chart.step(snapshot, event);
      snapshot = next.snapshot;
      // a delay that runs out is an event like any other
      actor.send(event as Parameters<typeof actor.send>[0]);
      expect(actor.getSnapshot().value).toEqual(snapshot.value);
      expect(actor.getSnapshot().context).toEqual(snapshot.context);
      expect(heard.splice(0)).toEqual(next.effects.filter(({ kind }) => kind !== 'end').map(effectText));
    }
    actor.stop();
  }
});
