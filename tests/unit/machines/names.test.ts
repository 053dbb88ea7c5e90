/** What the compiler misses in a chart that is split over files: delay names, targets, misspelt keys, event names. */
import { describe, expect, it } from 'vitest';
import { createActor } from 'xstate';
import type { AnyStateNode } from 'xstate';
import { callMachine } from '../../../machines/index.ts';

const nodes = (node: AnyStateNode): AnyStateNode[] => [node, ...Object.values(node.states).flatMap(nodes)];
const all = nodes(callMachine.root);

/** A name, or the one that XState's `not` negates. */
const namesOf = (named: unknown): readonly string[] => {
  if (typeof named === 'string') return [named];
  const negated: unknown = typeof named === 'function' ? Reflect.get(named, 'guards') : undefined;
  return Array.isArray(negated) ? negated.flatMap(namesOf) : [];
};

/** Every guard, action and actor that a configuration names. */
function namesIn(config: unknown) {
  const names = { guards: new Set<string>(), actions: new Set<string>(), actors: new Set<string>() };
  const kinds = new Map([
    ['guard', names.guards],
    ['actions', names.actions],
    ['entry', names.actions],
    ['exit', names.actions],
    ['src', names.actors],
  ]);
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, inner] of Object.entries(value)) {
      const kind = kinds.get(key);
      for (const name of [inner].flat().flatMap(namesOf)) kind?.add(name);
      visit(inner);
    }
  };
  visit(config);
  return names;
}

const stateKeys = [
  'id',
  'type',
  'initial',
  'context',
  'entry',
  'exit',
  'on',
  'always',
  'after',
  'invoke',
  'states',
];

describe('the names in the chart', () => {
  it('are all known keys of a state', () => {
    for (const node of nodes(callMachine.root).slice(1))
      expect(Object.keys(node.config).filter((key) => !stateKeys.includes(key))).toEqual([]);
  });

  it('are delays that exist: an unknown one would fire at once', () => {
    const used = all.flatMap((node) => Object.keys(node.config.after ?? {}));
    expect(used.filter((delay) => !(delay in callMachine.implementations.delays))).toEqual([]);
    expect([...new Set(used)].sort()).toEqual(Object.keys(callMachine.implementations.delays).sort());
  });

  it('are targets and initial states that exist: the actor starts', () => {
    expect(createActor(callMachine).start().getSnapshot().status).toBe('active');
  });

  it('are guards, actions and actors that exist, and none is left unused', () => {
    const { guards, actions, actors } = callMachine.implementations;
    const named = namesIn(callMachine.config);
    expect([...named.guards].sort()).toEqual(Object.keys(guards).sort());
    expect([...named.actions].sort()).toEqual(Object.keys(actions).sort());
    expect([...named.actors].sort()).toEqual(Object.keys(actors).sort());
  });

  it('are the same for an invoked actor and what it runs, so that a trace and the inspector name it', () => {
    const invoked = all.flatMap(({ invoke }) => invoke);
    expect(new Set(invoked.map(({ src }) => src)).size).toBe(
      Object.keys(callMachine.implementations.actors).length,
    );
    for (const { id, src } of invoked) expect(id).toBe(src);
  });

  it('are data: the configuration has no inline function but the inputs of its actors and XState’s `not`', () => {
    const functions: string[] = [];
    const visit = (value: unknown, path: string): void => {
      if (typeof value === 'function' && namesOf(value).length === 0) functions.push(path);
      else if (typeof value === 'object' && value !== null)
        for (const [key, inner] of Object.entries(value)) visit(inner, `${path}.${key}`);
    };
    visit(callMachine.config.states, '');
    expect(functions.filter((path) => !path.endsWith('.invoke.input'))).toEqual([]);
  });
});
