import { afterEach, describe, expect, it, vi } from 'vitest';
import { createActor } from 'xstate';
import { createWebSocketReceiver } from '../../../lab/inspector/classic-inspector.ts';
import { classicCommand } from '../../../lab/inspector/viewer/sources/source.ts';
import { noTime, silentMachine } from '../../../lab/trace/silent-chart.ts';
import { createEmitter } from '../../../src/adapters/inspector/emitter.ts';
import { sendFrom } from '../../../src/call/outside-event.ts';
import { catalogue, eventTypes } from '../../proof/model/catalogue.ts';
import { phoneInCall } from '../../unit/machines/simulated-phone.ts';
import { Inspected } from '../../../lab/inspector/viewer/model/inspected.ts';
import type { InspectedActor } from '../../../lab/inspector/viewer/model/inspected.ts';
import { labelOf } from '../../../lab/inspector/viewer/model/machine-model.ts';
import { startDoor } from './chart.ts';

/** A viewer that receives with the package's own WebSocket receiver, over a socket that is a pair of functions. */
const openViewer = () => {
  const sockets: { onmessage(event: { data: string }): void }[] = [];
  class FakeSocket {
    onmessage = (_event: { data: string }): void => undefined;
    onopen = (): void => undefined;
    constructor() {
      sockets.push(this);
    }
    send(): void {}
  }
  vi.stubGlobal('WebSocket', FakeSocket);
  const receiver = createWebSocketReceiver({ server: 'nowhere', serialize: undefined });
  const inspected = new Inspected(
    () => 0,
    (run) => run(),
  );
  receiver.subscribe((told) => inspected.receive(told));
  const viewed = (): InspectedActor => {
    const [first] = inspected.actors.values();
    if (first === undefined) throw new Error('nothing is inspected');
    return first;
  };
  return { viewed, receive: (message: string): void => sockets[0]?.onmessage({ data: message }) };
};

const doorInViewer = () => {
  const { viewed, receive } = openViewer();
  const messages: string[] = [];
  const sent: unknown[] = [];
  const emitter = createEmitter(
    'phone',
    (message) => {
      messages.push(message);
      receive(message);
    },
    (event) => sent.push(event),
  );
  const actor = startDoor(emitter.inspect);
  return { actor, emitter, messages, sent, viewed };
};

afterEach(() => vi.unstubAllGlobals());

const types = (messages: readonly string[]): unknown[] =>
  messages.map((message) => Reflect.get(Object(JSON.parse(message)), 'type'));

describe('the emitter, received by the classic inspector’s own receiver', () => {
  it('registers the machine with its states, guards, delays and invoked actors by name', () => {
    const { model } = doorInViewer().viewed();
    expect(model.chart.root).toMatchObject({
      id: 'door',
      parallel: true,
      children: [
        { id: 'door.leaf', initial: 'door.leaf.closed', children: [{}, { notes: ['invoke motor'] }] },
        { id: 'door.bolt', children: [{ key: 'off' }, { key: 'on' }] },
      ],
    });
    expect(model.transitions.map(labelOf)).toEqual(
      expect.arrayContaining(['push [isStrong]', 'push', 'after patience', 'lock', 'write']),
    );
    expect(model.events).toEqual(['lock', 'push', 'write']);
  });

  it('tells every event and state, with commands and the edges taken', () => {
    const { actor, viewed, messages } = doorInViewer();
    actor.send({ type: 'push', force: 9 });
    const step = viewed().steps.at(-1);
    expect(step).toMatchObject({
      event: { type: 'push', force: 9 },
      outcome: { kind: 'taken' },
      value: { leaf: 'open', bolt: 'off' },
      context: { opened: 1 },
      commands: ['ring', 'start motor'],
    });
    expect([...(step?.edges ?? [])]).toEqual(['door.leaf.closed → door.leaf.open']);
    expect(types(messages)).toEqual([
      'service.register',
      'service.event',
      'service.state',
      'service.event',
      'service.state',
    ]);
  });

  it('makes what was refused or not handled visible, with the reason', () => {
    const { actor, viewed } = doorInViewer();
    actor.send({ type: 'push', force: 1 });
    expect(viewed().steps.at(-1)?.outcome).toEqual({ kind: 'refused', why: 'leaf.closed: push [isStrong]' });
    actor.send({ type: 'lock' });
    actor.send({ type: 'lock' });
    expect(viewed().steps.at(-1)?.outcome).toEqual({ kind: 'ignored' });
  });

  it('hands on what a viewer sends to the actor that it names, and sends nothing to the actor itself', () => {
    const { actor, emitter, sent, viewed } = doorInViewer();
    const send = (origin: string): void =>
      emitter.receive(
        JSON.stringify({ type: 'xstate.event', event: JSON.stringify({ data: { type: 'lock' }, origin }) }),
      );
    send('another phone');
    expect(sent).toEqual([]);
    send(viewed().sessionId);
    expect(sent).toEqual([{ type: 'lock' }]);
    expect(actor.getSnapshot().value).toMatchObject({ bolt: 'off' });
  });

  it('registers with the state before any event, and tells each event as it came', () => {
    const { actor, messages } = doorInViewer();
    actor.send({ type: 'push', force: 9 });
    const [registered, , first, event] = messages.map((message): unknown => JSON.parse(message));
    const inner = (message: unknown, name: string): unknown =>
      JSON.parse(String(Reflect.get(Object(message), name)));
    expect(registered).toMatchObject({ id: 'door', sessionId: expect.stringMatching(/^phone x:\d+$/) });
    expect(inner(registered, 'machine')).toMatchObject({ id: 'door' });
    expect(inner(registered, 'state')).toMatchObject({
      event: { type: 'xstate.init' },
      transitions: [],
      actions: [],
    });
    expect(inner(first, 'state')).toMatchObject({ event: { type: 'xstate.init' }, actions: [] });
    expect(inner(event, 'event')).toMatchObject({ name: 'push', data: { type: 'push', force: 9 } });
  });

  it('hands on an event as it came, well-formed or not, and none under another heading', () => {
    const { emitter, sent, viewed } = doorInViewer();
    const send = (data: unknown, type = 'xstate.event'): void =>
      emitter.receive(JSON.stringify({ type, event: JSON.stringify({ data, origin: viewed().sessionId }) }));
    send({ type: 'push', force: 9 }, 'xstate.other');
    expect(sent).toEqual([]);
    const events = [{ type: 'push', force: 9 }, { type: 'push' }, { force: 9 }, null, 'push', undefined];
    for (const event of events) send(event);
    expect(sent).toEqual(events);
  });

  it('ignores what is no message', () => {
    const { emitter, sent } = doorInViewer();
    for (const message of [
      '',
      '{',
      'null',
      '[]',
      '{"type":"xstate.event"}',
      '{"type":"xstate.event","event":"{"}',
    ])
      emitter.receive(message);
    expect(sent).toEqual([]);
  });

  it('registers again for a viewer that comes later, where the machine then is', () => {
    const { actor, emitter, messages } = doorInViewer();
    actor.send({ type: 'push', force: 9 });
    emitter.receive('{"type":"xstate.inspecting"}');
    const last: unknown = JSON.parse(messages.at(-1) ?? '');
    expect(Reflect.get(Object(last), 'type')).toBe('service.register');
    expect(JSON.parse(String(Reflect.get(Object(last), 'state')))).toMatchObject({ value: { leaf: 'open' } });
  });

  it('says that an actor has stopped, and takes no events for it any more', () => {
    const { actor, emitter, viewed } = doorInViewer();
    actor.stop();
    expect(viewed().stopped).toBe(true);
    emitter.receive('{"type":"xstate.inspecting"}');
    expect(viewed().steps.at(-1)?.event.type).toBe('xstate.stop');
  });

  it.each([
    ['a Token04', `04${'A'.repeat(120)}`],
    ['a signature', `CANARY-SIGNATURE${'A'.repeat(328)}`],
    ['a stream URL', 'rtmp://host/live/s?zgseq=1'],
  ])('lets %s out in no message', (_what, secret) => {
    const { actor, messages } = doorInViewer();
    actor.send({ type: 'write', note: secret });
    expect(messages.length).toBeGreaterThan(3);
    expect(messages.join('\n')).not.toContain(secret);
  });

  it('tells a viewer of each of 5,000 events', () => {
    const { actor, viewed } = doorInViewer();
    for (let force = 0; force < 5_000; force += 1) actor.send({ type: 'push', force });
    expect(viewed().steps.length).toBe(5_001);
  });
});

describe('a viewer of a live call', () => {
  const { context } = phoneInCall().actor.getSnapshot();

  /** The chart, with the call's own way in. */
  const callInViewer = () => {
    const { viewed, receive } = openViewer();
    const toCall = sendFrom('inspector', (event) => actor.send(event));
    const emitter = createEmitter('phone', receive, toCall);
    const actor = createActor(silentMachine(), { inspect: emitter.inspect, clock: noTime });
    actor.start();
    const send = (event: { readonly type: string }): void =>
      emitter.receive(JSON.stringify(classicCommand(viewed().sessionId, event)));
    return { actor, send, lastStep: () => viewed().steps.at(-1) };
  };

  it('may send an event without its fields: the chart goes on, and the viewer says what was malformed', () => {
    const { actor, send, lastStep } = callInViewer();
    const before = actor.getSnapshot();
    send({ type: 'zego.usersLeft' });
    expect(lastStep()).toMatchObject({
      event: { type: 'adapter.malformedEvent', source: 'inspector', name: 'zego.usersLeft' },
      outcome: { kind: 'malformed', why: 'inspector: zego.usersLeft' },
    });
    const { status, value, context: after } = actor.getSnapshot();
    expect([status, value]).toEqual(['active', before.value]);
    expect(after).toEqual({ ...before.context, fact: { ...before.context.fact, malformed: 1 } });
  });

  it('may send a stale event: the chart drops it, and the viewer has the reason', () => {
    const { send, lastStep } = callInViewer();
    const stale = { type: 'zego.streamsDeleted', session: 99, room: 'r1', streams: [] };
    send(stale);
    expect(lastStep()).toMatchObject({
      event: { type: 'zego.streamsDeleted' },
      outcome: { kind: 'dropped', reason: { stale: 'session', told: '99' } },
    });
  });

  it('drives the chart with a well-formed one', () => {
    const { actor, send, lastStep } = callInViewer();
    const offline = { type: 'network.changed', online: false };
    send(offline);
    expect(lastStep()).toMatchObject({ outcome: { kind: 'taken' }, event: { online: false } });
    expect(actor.getSnapshot().context.fact.online).toBe(false);
  });

  it.each(eventTypes)('may send %s as its form has it before anything is filled in', (type) => {
    const { actor, send } = callInViewer();
    send({ type });
    expect(actor.getSnapshot().status).toBe('active');
    const [sample] = catalogue({ remotes: 1 })(type, context);
    const isWhole = Object.keys(sample?.event ?? {}).length === 1;
    expect(actor.getSnapshot().context.fact.malformed).toBe(isWhole ? 0 : 1);
  });
});
