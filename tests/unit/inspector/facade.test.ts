import { describe, expect, it } from 'vitest';
import type { InspectionEvent } from 'xstate';
import { createDevTools } from '../../../lab/inspector/classic-inspector.ts';
import { createFacade, isInspectionEvent } from '../../../lab/inspector/facade.ts';
import { startDoor } from './chart.ts';

/** The door, presented to the classic inspector's own devTools. */
const presentedDoor = (attachLate = false) => {
  const devTools = createDevTools();
  const facade = createFacade(devTools, 'alice');
  const earlier: InspectionEvent[] = [];
  let attached = !attachLate;
  const actor = startDoor((inspected) => {
    if (attached && isInspectionEvent(inspected)) facade.inspect(inspected);
    else earlier.push(inspected);
  });
  attached = true;
  return { actor, services: () => [...devTools.services] };
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

  it('takes an actor that has stopped from the inspector', () => {
    const { actor, services } = presentedDoor();
    actor.stop();
    expect(services()).toEqual([]);
  });
});
