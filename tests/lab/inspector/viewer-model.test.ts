import { describe, expect, it } from 'vitest';
import { contextRows } from '../../../lab/inspector/viewer/model/context-changes.ts';
import { guardAnswers } from '../../../lab/inspector/viewer/model/guard-answers.ts';
import type { TakenTransition } from '../../../lab/inspector/viewer/model/guard-answers.ts';
import type { MachineModel } from '../../../lab/inspector/viewer/model/machine-model.ts';
import type { InspectedActor, InspectedStep } from '../../../lab/inspector/viewer/model/inspected.ts';
import {
  inTime,
  lanesOf,
  phoneOf,
  phonesBeside,
  rowsOf,
} from '../../../lab/inspector/viewer/model/sequence.ts';
import { messageOfCommand, messageOfEvent } from '../../../lab/inspector/viewer/model/participants.ts';
import { viewerTexts } from '../../../lab/inspector/viewer/texts.ts';
import type { ChartNode } from '../../../lab/page/chart/read-chart.ts';
import { staleReason, staleSentence } from '../../../lab/trace/stale-reason.ts';
import { callMachine } from '../../../machines/index.ts';
import { phoneInCall } from '../../unit/machines/simulated-phone.ts';

describe('the context’s rows', () => {
  it('put what the event changed first, with what it was', () => {
    const before = { intent: { room: 'r1', camera: true }, remotes: [{ id: 'b' }] };
    const after = { intent: { room: 'r1', camera: false }, remotes: [] };
    expect(contextRows(before, after)).toEqual([
      { path: 'intent.camera', text: 'false', before: 'true' },
      { path: 'remotes', text: '[]', before: '–' },
      { path: 'remotes.0.id', text: '–', before: '"b"' },
      { path: 'intent.room', text: '"r1"', before: null },
    ]);
  });

  it('call nothing changed where there is nothing before', () => {
    expect(contextRows(undefined, { a: 1 })).toEqual([{ path: 'a', text: '1', before: null }]);
  });
});

describe('the reason of a dropped event', () => {
  const { context } = phoneInCall().actor.getSnapshot();
  const { fact, intent } = context;
  const { session } = fact;
  const { stream } = fact.publisher;

  it.each([
    [{ type: 'login.succeeded', session: 9 }, `it belongs to another session (9, now ${session})`],
    [{ type: 'zego.roomConnected', session, room: 'r0' }, 'it belongs to another room (r0, now r1)'],
    [{ type: 'rtcRoom.shown', mount: 0 }, `it belongs to another mount of the component (0, now 1)`],
    [{ type: 'zego.publishing', session, stream: 't' }, `it belongs to another stream (t, now ${stream})`],
    [
      { type: 'publisher.urlReceived', session, stream, attempt: 9 },
      `it belongs to another attempt (9, now ${fact.publisher.attempt})`,
    ],
  ])('is told of %j', (event, sentence) => {
    expect(staleSentence('en', staleReason(context, event))).toBe(sentence);
  });

  it('names the URL where the component shows that of before', () => {
    const moved = { ...context, fact: { ...fact, publisher: { ...fact.publisher, url: 'another#2' } } };
    const event = {
      type: 'rtcRoom.rtmpEvent',
      direction: 'push',
      outcome: 'works',
      mount: fact.mount.generation,
    };
    expect(staleSentence('zh', staleReason(moved, event))).toBe('组件显示的不是现在的地址');
  });

  it('is none for what belongs to the call, and for what is no event', () => {
    expect(staleReason(context, { type: 'zego.roomConnected', session, room: intent.room })).toBeNull();
    expect(staleReason(context, { type: 'zego.roomConnected' })).toBeNull();
  });

  it('is left open for a context that today’s chart does not have', () => {
    const reason = staleReason({}, { type: 'login.succeeded', session: 1 });
    expect(staleSentence('en', reason)).toBe('it does not belong to what is going on now');
  });
});

describe('what the guards answered', () => {
  const transition = (source: string, on: string, guard: string, target: string) => ({
    source,
    on,
    guard,
    targets: [target],
    actions: [],
  });
  const node = (id: string, children: ChartNode[] = []): ChartNode => ({
    id,
    key: id.replace(/^.*\./, ''),
    parallel: false,
    children,
    initial: children[0]?.id ?? '',
    notes: [],
    inside: [],
  });
  const root = node('m', [node('m.a', [node('m.a.x'), node('m.a.y')]), node('m.b')]);
  const model: MachineModel = {
    id: 'm',
    chart: { root, edges: [] },
    transitions: [
      transition('m.a', 'go', 'mayLeave', 'm.b'),
      transition('m.a.x', 'go', 'first', 'm.a.y'),
      transition('m.a.x', 'go', 'second', 'm.b'),
      transition('m.a.x', 'go', 'third', 'm.a.x'),
      transition('m.b', '', 'isDone', 'm.a'),
    ],
    events: ['go'],
  };
  const answersTo = (taken: readonly TakenTransition[]): string[] =>
    guardAnswers(model, { event: 'go', value: { a: 'x' }, taken }).map(
      ({ transition: { guard }, answer }) => `${guard} ${answer}`,
    );

  it('is no before the one that was taken, and not asked after it and around it', () => {
    expect(answersTo([{ source: 'm.a.x', on: 'go', targets: ['m.b'] }])).toEqual([
      'mayLeave notAsked',
      'first no',
      'second yes',
      'third notAsked',
    ]);
  });

  it('is no inside where a state around took the event, and everywhere where none did', () => {
    expect(answersTo([{ source: 'm.a', on: 'go', targets: ['m.b'] }])).toEqual([
      'mayLeave yes',
      'first no',
      'second no',
      'third no',
    ]);
    expect(answersTo([])).toEqual(['mayLeave no', 'first no', 'second no', 'third no']);
  });

  it('includes what followed by itself', () => {
    const taken = [
      { source: 'm.a', on: 'go', targets: ['m.b'] },
      { source: 'm.b', on: '', targets: ['m.a'] },
    ];
    expect(answersTo(taken).at(-1)).toBe('isDone yes');
  });
});

describe('the sequence view', () => {
  it.each([
    ['page.leaveTapped', 'user'],
    ['page.ready', 'page'],
    ['zego.streamsAdded', 'gateway'],
    ['login.succeeded', 'gateway'],
    ['zego.publishing', 'sdk'],
    ['rtcRoom.rtmpEvent', 'rtcRoom'],
    ['xstate.after.loginTimeout.call.room', 'chart'],
    ['anything', 'page'],
  ])('says that %s comes from %s', (type, from) => {
    expect(messageOfEvent(type, type)).toEqual({ from, to: 'chart', text: type });
  });

  it.each([
    ['start loginRoom', 'gateway'],
    ['stopPublishing', 'sdk'],
    ['start showRtcRoom', 'rtcRoom'],
    ['applyDevices', 'rtcRoom'],
    ['start fetchCredentials', 'page'],
  ])('says that %s goes to %s', (command, to) => {
    expect(messageOfCommand(command)).toEqual({ from: 'chart', to, text: command });
  });

  it('knows whom each command of the chart drives', () => {
    const { actions, actors } = callMachine.implementations;
    expect(Object.keys({ ...actions, ...actors }).map((name) => messageOfCommand(name).to)).not.toContain(
      'chart',
    );
  });
});

describe('the sequence of two phones', () => {
  const step = (at: number, type: string, commands: readonly string[] = []): InspectedStep => ({
    index: 0,
    at,
    event: { type },
    label: type,
    outcome: { kind: 'taken' },
    value: {},
    context: {},
    commands,
    transitions: [],
    edges: new Set(),
  });
  const model: MachineModel = {
    id: 'm',
    chart: {
      root: { id: 'm', key: 'm', parallel: false, children: [], initial: '', notes: [], inside: [] },
      edges: [],
    },
    transitions: [],
    events: [],
  };
  const actor = (sessionId: string, ...steps: InspectedStep[]): InspectedActor => ({
    sessionId,
    model,
    steps,
    stopped: false,
  });
  const alice = actor(
    'alice#2 x:0',
    step(1, 'page.joinTapped', ['start loginRoom']),
    step(5, 'zego.playing'),
  );
  const bob = actor('bob#1 x:0', step(3, 'page.leaveTapped'));

  it('is in the order of time, a step’s commands after its event', () => {
    const told = inTime([rowsOf(alice), rowsOf(bob)]).map(({ actor: of, text }) => `${phoneOf(of)} ${text}`);
    expect(told).toEqual([
      'alice page.joinTapped',
      'alice start loginRoom',
      'bob page.leaveTapped',
      'alice zego.playing',
    ]);
  });

  it('has the server between the phones, and each one’s user at the edge', () => {
    expect(phonesBeside([bob, alice, actor('bob#2 x:1')], bob)).toEqual(['alice', 'bob']);
    const lanes = lanesOf(['alice', 'bob']).map(({ phone, who }) => `${phone} ${who}`.trim());
    expect([lanes[0], lanes[5], lanes[10]]).toEqual(['alice user', 'gateway', 'bob user']);
  });

  it('is that of one where there is no other', () => {
    expect(phonesBeside([alice], alice)).toEqual(['alice']);
    expect(lanesOf(['alice'])).toHaveLength(6);
  });
});

describe('the viewer’s words', () => {
  it('are all there in both languages', () => {
    const [zh, en] = [viewerTexts('zh'), viewerTexts('en')];
    expect(Object.keys(zh)).toEqual(Object.keys(en));
    expect(JSON.stringify(zh)).not.toContain('""');
  });
});
