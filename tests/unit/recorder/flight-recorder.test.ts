import { createActor } from 'xstate';
import { describe, expect, it, vi } from 'vitest';
import { readTrace } from '../../../lab/trace/read-trace.ts';
import type { Trace } from '../../../lab/trace/read-trace.ts';
import { replay } from '../../../lab/trace/replay.ts';
import { callMachine } from '../../../machines/index.ts';
import type { CallEvent } from '../../../machines/index.ts';
import { createFlightRecorder } from '../../../src/recorder/flight-recorder.ts';

const join: CallEvent = {
  type: 'page.joinTapped',
  room: 'r1',
  publish: true,
  camera: true,
  microphone: true,
  nonce: 'n1',
};

/** A chart with a recorder on it, alone: nothing that it asks for is ever answered. */
const recordedChart = () => {
  const recorder = createFlightRecorder(() => actor.getSnapshot());
  const actor = createActor(callMachine, { inspect: recorder.inspect });
  // its actors are the shell's: without one they fail, which is an event as well
  actor.subscribe({ error: () => undefined });
  actor.start();
  return {
    send: (event: CallEvent) => actor.send(event),
    trace: (): Trace => readTrace(recorder.trace()),
    text: () => recorder.trace(),
    moved: recorder.moved,
  };
};

describe('the flight recorder', () => {
  it('keeps where the engine has come to, with the time, over any number of events', () => {
    vi.useFakeTimers({ now: 5_000 });
    const chart = recordedChart();
    const move = { session: 1, on: 'socket.silent', connection: 'silent', link: 'silent' } as const;
    chart.moved(move);
    for (let index = 0; index < 1_234; index += 1) chart.send({ type: 'page.cameraTapped' });
    expect(chart.trace().engine).toEqual([{ at: 5_000, ...move }]);
    vi.useRealTimers();
  });

  it('goes on where the clock is set back, for steps and moves of the engine alike', () => {
    vi.useFakeTimers({ now: 5_000 });
    const chart = recordedChart();
    chart.send({ type: 'page.ready' });
    vi.setSystemTime(1_000);
    chart.moved({ session: 1, on: 'socket.gone', connection: 'reconnecting', link: 'none' });
    chart.send({ type: 'page.cameraTapped' });
    const { steps, engine } = chart.trace();
    expect([...steps, ...engine].map(({ at }) => at)).toEqual([5_000, 5_000, 5_000]);
    vi.useRealTimers();
  });

  it('forgets the oldest moves of an engine that does nothing else', () => {
    const chart = recordedChart();
    for (let session = 1; session <= 150; session += 1)
      chart.moved({ session, on: 'socket.gone', connection: 'reconnecting', link: 'none' });
    const sessions = chart.trace().engine.map((move) => move.session);
    expect([sessions.length, sessions[0], sessions.at(-1)]).toEqual([100, 51, 150]);
  });

  it('keeps each event with the regions, commands and view members that it changed', () => {
    const chart = recordedChart();
    chart.send({ type: 'page.ready' });
    chart.send({ type: 'page.cameraTapped' });
    const [ready, camera] = chart.trace().steps;
    expect(ready).toMatchObject({ event: { type: 'page.ready' }, state: {}, commands: [], patch: {} });
    expect(camera).toMatchObject({ commands: ['applyDevices', 'tellDevices'], patch: { camera: false } });
  });

  it('forgets the oldest events of a long call, and what is left replays', () => {
    const chart = recordedChart();
    for (let index = 0; index < 1_234; index += 1) chart.send({ type: 'page.cameraTapped' });
    const trace = chart.trace();
    expect(trace.steps.length).toBeGreaterThanOrEqual(250);
    expect(trace.steps.length).toBeLessThan(500);
    expect(trace.forgotten + trace.steps.length).toBe(1_234);
    expect(replay(trace).divergence).toBeNull();
  });

  it.each([
    ['a Token04', `04${'A'.repeat(120)}`],
    ['a signature', `CANARY-SIGNATURE${'A'.repeat(328)}`],
    ['a stream URL', 'rtmp://host/live/s?zgseq=1&zgdid=2'],
    ['a parameter of one', 's?zgseq=1'],
  ])('blanks %s wherever it came in', (_what, secret) => {
    const chart = recordedChart();
    const user = { id: 'bob', name: secret };
    const stream = { id: secret, user, devices: null };
    chart.send({ type: 'zego.usersEntered', session: 1, room: '', users: [user] });
    chart.send({ type: 'zego.streamsAdded', session: 1, room: '', streams: [stream] });
    chart.send({ type: 'adapter.malformedEvent', source: 'zego', name: secret });
    expect(chart.text()).not.toContain(secret);
    expect(replay(chart.trace()).divergence).toBeNull();
  });

  it('records the first event that the chart was told while it failed', () => {
    const chart = recordedChart();
    chart.send(join);
    expect(chart.trace().steps[0]?.event).toMatchObject({ type: 'page.joinTapped', room: 'room-1' });
  });
});
