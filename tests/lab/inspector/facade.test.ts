import { describe, expect, it } from 'vitest';
import type { InspectionEvent } from 'xstate';
import { createDevTools } from '../../../lab/inspector/classic-inspector.ts';
import { createFacade, isInspectionEvent } from '../../../lab/inspector/facade.ts';
import { field } from '../../../src/adapters/unknown.ts';
import { startDoor } from './chart.ts';

const isLock = (event: unknown): boolean => field(event, 'type') === 'lock';

/** The door, whose way in lets nothing through but a `lock`, presented to the classic inspector's own devTools. */
const presentedDoor = (attachLate = false) => {
  const devTools = createDevTools();
  const sent: unknown[] = [];
  const facade = createFacade(devTools, 'alice', (event) => {
    sent.push(event);
    if (isLock(event)) actor.send({ type: 'lock' });
  });
  const earlier: InspectionEvent[] = [];
  let attached = !attachLate;
  const actor = startDoor((inspected) => {
    if (attached && isInspectionEvent(inspected)) facade.inspect(inspected);
    else earlier.push(inspected);
  });
  attached = true;
  return { actor, sent, services: () => [...devTools.services] };
};

describe('the facade', () => {
  it('registers an actor of XState 5 as a service of XState 4', () => {
    const [service] = presentedDoor().services();
    expect(service).toMatchObject({ sessionId: expect.stringMatching(/^alice /) as string, id: 'door' });
    expect(service?.machine.definition).toMatchObject({ id: 'door', states: { leaf: {}, bolt: {} } });
  });

  it('registers an actor that runs already with its next event, in the state that it is in', () => {
    const { actor, services } = presentedDoor(true);
    expect(services()).toEqual([]);
    actor.send({ type: 'lock' });
    expect(services()).toHaveLength(1);
  });

  it('tells listeners each state, and sends what they send', () => {
    const { actor, services } = presentedDoor();
    const [service] = services();
    const values: unknown[] = [];
    service?.subscribe((state) => void values.push(state.value));
    actor.send({ type: 'push', force: 9 });
    service?.send({ type: 'lock' });
    expect(values).toEqual([
      { leaf: 'open', bolt: 'off' },
      { leaf: 'open', bolt: 'on' },
    ]);
  });

  it('delivers each event once, though the inspector listens by replacing `send`', () => {
    const { actor, services } = presentedDoor();
    const [service] = services();
    if (service === undefined) throw new Error('no service');
    const original = service.send.bind(service);
    const told: string[] = [];
    Object.assign(service, {
      send: (event: { readonly type: string; readonly name?: string }) => {
        told.push(event.name ?? event.type);
        return original(event);
      },
    });
    actor.send({ type: 'push', force: 9 });
    actor.send({ type: 'push', force: 9 });
    expect(actor.getSnapshot().context.opened).toBe(1);
    service.send({ type: 'lock' });
    expect(told).toEqual(['push', 'push', 'lock']);
    expect(actor.getSnapshot().value).toEqual({ leaf: 'open', bolt: 'on' });
  });

  it('hands on what the inspector sends as it came, well-formed or not, and sends nothing to the actor itself', () => {
    const { actor, sent, services } = presentedDoor();
    const [service] = services();
    const values: unknown[] = [];
    service?.subscribe((state) => void values.push(state.value));
    const scxml = { name: 'push', data: { type: 'push' }, $$type: 'scxml', type: 'external' } as const;
    service?.send(scxml);
    service?.send({ type: 'write' });
    expect(sent).toEqual([{ type: 'push' }, { type: 'write' }]);
    expect(values).toEqual([]);
    expect(actor.getSnapshot().status).toBe('active');
  });

  it('takes an actor that has stopped from the inspector', () => {
    const { actor, services } = presentedDoor();
    actor.stop();
    expect(services()).toEqual([]);
  });
});
