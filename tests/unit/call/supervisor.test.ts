/** The chart dies of whatever it is; the call ends in order, and the page has a next step. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { InspectionEvent } from 'xstate';
import { callMachine, callView, shellActor } from '../../../machines/index.ts';
import type { CallSnapshot, RoomInput } from '../../../machines/index.ts';
import type { Lifetime } from '../../../src/call/lifetime.ts';
import { superviseChart } from '../../../src/call/supervisor.ts';
import { stubMy } from '../alipay/stub-my.ts';

beforeEach(() => stubMy({}));
afterEach(() => vi.unstubAllGlobals());

const silent = shellActor<RoomInput>(() => undefined);

/** A chart whose preparation never ends, and which throws where the camera is to be switched. */
const stage = (changed: (snapshot: CallSnapshot) => void = () => undefined) => {
  let actor: InspectionEvent['actorRef'] | undefined;
  const lives: { readonly ended: () => boolean }[] = [];
  const died = vi.fn();
  const chart = superviseChart({
    implement: (lifetime: Lifetime) => {
      let ended = false;
      lifetime.add(() => (ended = true));
      lives.push({ ended: () => ended });
      return callMachine.provide({
        actors: { checkClient: silent },
        actions: {
          applyDevices: () => {
            throw new Error('the platform broke');
          },
        },
      });
    },
    inspect: ({ actorRef }) => (actor = actorRef),
    changed,
    died,
  });
  chart.start();
  const view = () => callView(chart.snapshot());
  const join = () =>
    chart.send({
      type: 'page.joinTapped',
      room: 'r1',
      publish: true,
      camera: true,
      microphone: false,
      nonce: 'n1',
    });
  return { chart, lives, died, view, join, stopActor: () => actor?.send({ type: 'xstate.stop' }) };
};

describe('a chart that throws', () => {
  it('ends all that it has started, and another one says that the call has ended, and why', () => {
    const { chart, lives, died, view, join } = stage();
    join();
    expect(view().status).toBe('preparing');
    chart.send({ type: 'page.cameraTapped' });
    expect(lives.map(({ ended }) => ended())).toEqual([true, false]);
    expect(died.mock.calls).toEqual([['page.cameraTapped', new Error('the platform broke')]]);
    expect(view()).toMatchObject({
      status: 'ended',
      error: 'chartFailed',
      errorCode: 'callchart page.cameraTapped',
      nextStep: 'rejoin',
      room: 'r1',
      microphone: false,
      can: { join: true, leave: false },
    });
  });

  it('is followed by one in which the same call can be joined again, and thrown again', () => {
    const { chart, lives, view, join } = stage();
    join();
    chart.send({ type: 'page.cameraTapped' });
    chart.send({ type: 'page.retryTapped' });
    expect(view()).toMatchObject({ status: 'preparing', room: 'r1', error: '' });
    chart.send({ type: 'page.cameraTapped' });
    expect(view()).toMatchObject({ status: 'ended', error: 'chartFailed' });
    expect(lives).toHaveLength(3);
  });

  it('keeps its numbers unique and knows the page and the phone as they are', () => {
    const { chart, join } = stage();
    chart.send({ type: 'page.ready' });
    chart.send({ type: 'network.changed', online: false });
    join();
    const { session } = chart.snapshot().context.fact;
    chart.send({ type: 'page.cameraTapped' });
    expect(chart.snapshot().context.fact).toMatchObject({
      page: 'ready',
      online: false,
      session: session + 1,
    });
  });

  it('lets a hang-up and the end of the page come as if nothing had happened', () => {
    const { chart, view, join } = stage();
    join();
    chart.send({ type: 'page.cameraTapped' });
    chart.send({ type: 'page.leaveTapped' });
    expect(view()).toMatchObject({ status: 'ended', error: 'chartFailed' });
    chart.send({ type: 'page.unloaded' });
    expect(chart.snapshot().context.fact.page).toBe('gone');
    expect(view().can.join).toBe(false);
  });
});

it('a chart that somebody stopped who inspects it is followed by another as well', () => {
  const { lives, view, join, stopActor } = stage();
  join();
  stopActor();
  expect(lives.map(({ ended }) => ended())).toEqual([true, false]);
  expect(view()).toMatchObject({ status: 'ended', error: 'chartFailed', can: { join: true } });
});

describe('whoever shows the call and throws', () => {
  it('ends a call that is under way', () => {
    const { lives, view, join } = stage(({ context }) => {
      if (context.intent.call) throw new Error('the page broke');
    });
    join();
    expect(lives.map(({ ended }) => ended())).toEqual([true, false]);
    expect(view()).toMatchObject({ status: 'ended', error: 'chartFailed' });
  });

  it('throws in vain where there is no call to end', () => {
    const { lives, view } = stage(() => {
      throw new Error('the page broke');
    });
    expect(lives).toHaveLength(1);
    expect(view().status).toBe('idle');
  });
});

it('a chart that is stopped ends all that it has started, once', () => {
  const { chart, lives, join } = stage();
  join();
  chart.stop();
  chart.stop();
  expect(lives.map(({ ended }) => ended())).toEqual([true]);
});
