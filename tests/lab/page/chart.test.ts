/** The chart as the lab draws it: read from the machine, laid out, lit. */
import { describe, expect, it } from 'vitest';
import { layoutChart } from '../../../lab/page/chart/layout-chart.ts';
import { activeStates, edgeId, readChart } from '../../../lab/page/chart/read-chart.ts';
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
});
