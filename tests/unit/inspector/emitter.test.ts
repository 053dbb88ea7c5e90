import { afterEach, describe, expect, it, vi } from 'vitest';
import { createWebSocketReceiver } from '../../../lab/inspector/classic-inspector.ts';
import { createEmitter } from '../../../src/adapters/inspector/emitter.ts';
import { Inspected } from '../../../lab/inspector/viewer/model/inspected.ts';
import type { InspectedActor } from '../../../lab/inspector/viewer/model/inspected.ts';
import { labelOf } from '../../../lab/inspector/viewer/model/machine-model.ts';
import { startDoor } from './chart.ts';

/** A viewer that receives with the package's own WebSocket receiver, over a socket that is a pair of functions. */
const doorInViewer = () => {
  const sockets: { onmessage(event: { data: string }): void }[] = [];
  const sentBack: string[] = [];
  class FakeSocket {
    onmessage = (_event: { data: string }): void => undefined;
    onopen = (): void => undefined;
    constructor() {
      sockets.push(this);
    }
    send(message: string): void {
      sentBack.push(message);
    }
  }
  vi.stubGlobal('WebSocket', FakeSocket);
  const receiver = createWebSocketReceiver({ server: 'nowhere', serialize: undefined });
  const inspected = new Inspected(
    () => 0,
    (run) => run(),
  );
  receiver.subscribe((told) => inspected.receive(told));
  const messages: string[] = [];
  const emitter = createEmitter('phone', (message) => {
    messages.push(message);
    sockets[0]?.onmessage({ data: message });
  });
  const actor = startDoor(emitter.inspect);
  const viewed = (): InspectedActor => {
    const [first] = inspected.actors.values();
    if (first === undefined) throw new Error('nothing is inspected');
    return first;
  };
  return { actor, emitter, messages, viewed, inspected };
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

  it('delivers an event that a viewer sends, to the actor that it names', () => {
    const { actor, emitter, viewed } = doorInViewer();
    const send = (origin: string): void =>
      emitter.receive(
        JSON.stringify({ type: 'xstate.event', event: JSON.stringify({ data: { type: 'lock' }, origin }) }),
      );
    send('another phone');
    expect(actor.getSnapshot().value).toMatchObject({ bolt: 'off' });
    send(viewed().sessionId);
    expect(actor.getSnapshot().value).toMatchObject({ bolt: 'on' });
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

  it('delivers an event with what it carries, and none without a type or under another heading', () => {
    const { actor, emitter, viewed } = doorInViewer();
    const send = (data: object, type = 'xstate.event'): void =>
      emitter.receive(JSON.stringify({ type, event: JSON.stringify({ data, origin: viewed().sessionId }) }));
    const steps = viewed().steps.length;
    send({ force: 9 });
    send({ type: 'push', force: 9 }, 'xstate.other');
    expect(viewed().steps).toHaveLength(steps);
    send({ type: 'push', force: 9 });
    expect(actor.getSnapshot().value).toMatchObject({ leaf: 'open' });
  });

  it('ignores what is no message', () => {
    const { actor, emitter } = doorInViewer();
    for (const message of [
      '',
      '{',
      'null',
      '[]',
      '{"type":"xstate.event"}',
      '{"type":"xstate.event","event":"{"}',
    ])
      emitter.receive(message);
    expect(actor.getSnapshot().value).toEqual({ leaf: 'closed', bolt: 'off' });
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
