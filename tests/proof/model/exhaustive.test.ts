/** Everything that the chart can do, part by part: every reachable configuration × every event. */
import { describe, expect, it } from 'vitest';
import { callMachine } from '../../../machines/index.ts';
import { eventTypesOf, transitionName, transitionsOf } from './chart.ts';
import { eventTypes } from './catalogue.ts';
import { counterExamples } from './counter-example.ts';
import { invariants } from './invariants.ts';
import { parts } from './parts.ts';

describe('every reachable configuration under every event', () => {
  const taken = new Set<string>();

  for (const { name, sentence, run } of parts)
    it(`${name}: ${sentence}`, () => {
      const result = run();
      const { graph } = result;
      for (const transition of graph.transitions.keys()) taken.add(transition);
      const figures = [graph.configurations, graph.pairs, Math.round(graph.ms)];
      console.log(`${name}: ${figures[0]} configurations, ${figures[1]} pairs, ${figures[2]} ms`);
      expect(counterExamples(result)).toBe('');
    });

  it('takes every transition that the chart defines', () => {
    const all = transitionsOf(callMachine).map(transitionName);
    expect(all.filter((transition) => !taken.has(transition))).toEqual([]);
  });
});

describe('the catalogue of events', () => {
  it('has every event that the chart names', () => {
    const known: readonly string[] = eventTypes;
    expect(eventTypesOf(callMachine).filter((type) => !known.includes(type))).toEqual([]);
  });
});

describe('the invariants', () => {
  it('each have a name of their own and a sentence', () => {
    expect(new Set(invariants.map(({ name }) => name)).size).toBe(invariants.length);
    for (const { sentence } of invariants) expect(sentence).toMatch(/^[A-Z].*\.$/);
  });
});
