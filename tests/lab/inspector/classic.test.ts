/** XState 5 in the words of the classic inspector. */
import { describe, expect, it } from 'vitest';
import { classicDefinition } from '../../../src/adapters/inspector/classic-definition.ts';
import { classicState } from '../../../src/adapters/inspector/classic-state.ts';

describe('a machine as the classic inspector wants it', () => {
  it('has every part under its old name', () => {
    const config = {
      initial: 'off',
      states: {
        off: {
          entry: 'dim',
          exit: { type: 'brighten' },
          always: { guard: { type: 'isDay' }, target: 'on', reenter: true },
          on: { flip: 'on', look: { actions: ['blink', function wave() {}, () => undefined] }, cut: null },
        },
        on: {
          tags: ['bright'],
          invoke: { id: 'lamp', src: 'burn', onDone: 'off', onError: { target: 'off', actions: 'dim' } },
          onDone: { target: 'off' },
          after: { 100: [{ guard: 'isDay', target: 'off' }] },
        },
      },
    };
    const nothing = { entry: [], exit: [], on: {}, after: {}, always: [], invoke: [], states: {} };
    const to = (target: string, more: object = {}) => ({ target, actions: [], internal: true, ...more });
    expect(classicDefinition({ id: 'light', config })).toEqual({
      ...nothing,
      predictableActionArguments: true,
      id: 'light',
      initial: 'off',
      states: {
        off: {
          ...nothing,
          entry: [{ type: 'dim' }],
          exit: [{ type: 'brighten' }],
          always: [to('on', { cond: 'isDay', internal: false })],
          on: {
            flip: [to('on')],
            look: [{ actions: [{ type: 'blink' }, { type: 'wave' }, { type: 'inline' }], internal: true }],
            cut: [],
          },
        },
        on: {
          ...nothing,
          tags: ['bright'],
          invoke: [
            {
              id: 'lamp',
              src: 'burn',
              onDone: [to('off')],
              onError: [to('off', { actions: [{ type: 'dim' }] })],
            },
          ],
          onDone: [to('off')],
          after: { 100: [to('off', { cond: 'isDay' })] },
        },
      },
    });
  });

  it('has no members that the machine has not', () => {
    const described = classicDefinition({ id: 'light', config: { on: { look: {} } } });
    expect(Object.keys(described)).not.toContain('onDone');
    expect(Object.keys(described)).not.toContain('initial');
    expect(described['on']).toStrictEqual({ look: [{ actions: [], internal: true }] });
  });
});

describe('a state as the classic inspector wants it', () => {
  it('says what was commanded, which edges were taken, and whether the machine is done', () => {
    const event = { type: 'flip' };
    const edge = { source: 'light.off', eventType: 'flip', target: ['light.on'] };
    const state = (status: string, transitions: readonly (typeof edge)[]) =>
      classicState(
        'phone x:0',
        { value: 'on', context: { n: 1 }, status },
        {
          event,
          transitions,
          commands: ['ring'],
        },
      );
    expect(state('active', [edge])).toEqual({
      value: 'on',
      context: { n: 1 },
      event,
      _event: { name: 'flip', data: event, $$type: 'scxml', type: 'external' },
      _sessionid: 'phone x:0',
      actions: [{ type: 'ring' }],
      activities: {},
      meta: {},
      events: [],
      configuration: [],
      transitions: [edge],
      children: {},
      done: false,
      tags: [],
      changed: true,
    });
    expect(state('done', [])).toMatchObject({ done: true, changed: false });
  });
});
