/** The chart as the lab draws it: read from the machine, laid out, lit. */
import { describe, expect, it } from 'vitest';
import type { AnyStateNode } from 'xstate';
import { layoutChart } from '../../../lab/page/chart/layout-chart.ts';
import { activeStates, edgeId, edgesOf, eventLabel, readChart } from '../../../lab/page/chart/read-chart.ts';
import { callMachine } from '../../../machines/index.ts';

const chart = readChart(callMachine.root);

describe('the drawn chart', () => {
  it('has an edge with its events for every transition with a target', () => {
    const edge = chart.edges.find(
      ({ id }) => id === edgeId('call.player.active.trying.starting', 'call.player.active.trying.playing'),
    );
    expect(edge?.labels.map(({ text }) => text)).toEqual(['playing']);
  });

  it('lights the states of a state value and what is around them', () => {
    const lit = activeStates(chart.root, { room: 'connected', player: { active: { trying: 'playing' } } });
    expect([...lit]).toEqual([
      'call',
      'call.room',
      'call.room.connected',
      'call.player',
      'call.player.active',
      'call.player.active.trying',
      'call.player.active.trying.playing',
    ]);
  });

  it.each([false, true])('places every state inside of its parent, labels: %s', async (labels) => {
    const { states, edges } = await layoutChart(chart, { aspect: 1.8, labels });
    const boxes = new Map(states.map((state) => [state.id, state]));
    expect(edges.map(({ id }) => id).sort()).toEqual(chart.edges.map(({ id }) => id).sort());
    for (const state of states.filter(({ kind }) => kind === 'leaf')) {
      const around = boxes.get(state.id.replace(/\.[^.]+$/, ''));
      if (around === undefined) throw new Error(`${state.id} lies nowhere`);
      expect(state.x).toBeGreaterThanOrEqual(around.x);
      expect(state.y).toBeGreaterThanOrEqual(around.y);
      expect(state.x + state.width).toBeLessThanOrEqual(around.x + around.width + 0.2);
      expect(state.y + state.height).toBeLessThanOrEqual(around.y + around.height + 0.2);
    }
  });

  it('lists every transition without a target inside of its state', async () => {
    const { states } = await layoutChart(chart, { aspect: 1.8, labels: true });
    const written = new Map(states.map(({ id, notes }) => [id, notes]));
    const count = (node: AnyStateNode): number => {
      const silent = [...node.transitions.values(), node.always ?? []]
        .flat()
        .filter(({ target }) => target === undefined);
      const lines = written.get(node.id) ?? [];
      for (const { eventType } of silent)
        expect(lines).toContainEqual(expect.stringContaining(eventLabel(eventType).replace(/^[^.]+\./, '')));
      return silent.length + Object.values(node.states).reduce((sum, child) => sum + count(child), 0);
    };
    expect(count(callMachine.root)).toBeGreaterThan(20);
  });

  it.each([false, true])('puts the big states of the room in a row, labels: %s', async (labels) => {
    const room = chart.root.children.find(({ key }) => key === 'room') ?? expect.fail('no room');
    const { states } = await layoutChart(
      { root: room, edges: edgesOf(room, chart.edges) },
      { aspect: 1.8, labels },
    );
    const boxes = room.children.map(
      ({ id }) => states.find((state) => state.id === id) ?? expect.fail(`${id} lies nowhere`),
    );
    for (const [at, box] of boxes.entries()) {
      const before = boxes[at - 1];
      if (before !== undefined) expect(box.x).toBeGreaterThanOrEqual(before.x + before.width);
    }
  });
});
