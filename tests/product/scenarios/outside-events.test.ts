/** What scripts may send to the call of the built mini-program, which is checked where it comes in (`bindCall`). */
import { describe, expect, it } from 'vitest';
import { callOf } from '../../../tools/scenario/actor.ts';
import type { BoundCall } from '../../../src/bind-call.ts';
import { joinChoice, onePhone } from './situations.ts';

/** Alice sends in a room of her own; `sendAnything` is the call's `send` as a script without types has it. */
const aliceInCall = async () => {
  const { stage, alice } = await onePhone();
  await alice.join(joinChoice);
  await stage.world.until(() => alice.shows.publisher === 'PUBLISHING', 10_000, 'alice sends');
  const call = callOf(alice.phone.page);
  const hangUp = async (): Promise<void> => {
    alice.phone.tap('#leave');
    await stage.world.until(() => alice.shows.status === 'idle', 10_000, 'alice has left');
  };
  return { alice, call, hangUp };
};

const anything = (call: BoundCall) =>
  call as unknown as Readonly<Record<'send' | 'join' | 'seen', (value: unknown) => void>>;

const badEvents: readonly unknown[] = [
  undefined,
  null,
  'page.leaveTapped',
  {},
  { type: 'page.leaveTaped' },
  { type: 'page.joinTapped' },
  { type: 'zego.usersLeft' },
  { type: 'network.changed' },
  { type: 'xstate.stop' },
];

describe('the call of the mini-program', () => {
  it('outlives what an embedder’s script sends that is no event, counts it, and can be hung up', async () => {
    const { call, alice, hangUp } = await aliceInCall();
    const before = call.snapshot();
    for (const event of badEvents) anything(call).send(event);
    anything(call).seen('yes');
    const after = call.snapshot();
    expect(after.value).toEqual(before.value);
    const { malformed } = before.context.fact;
    expect(after.context).toEqual({
      ...before.context,
      fact: { ...before.context.fact, malformed: malformed + badEvents.length + 1 },
    });
    expect(alice.phone.errors).toEqual([]);
    await hangUp();
    anything(call).join({ room: 'r1' });
    anything(call).join(null);
    expect(alice.shows.status).toBe('idle');
  });

  it('gives who inspects it a way to send that is checked the same', async () => {
    const { call, hangUp } = await aliceInCall();
    const sends: ((event: unknown) => void)[] = [];
    call.inspect((_inspected, send) => void sends.push(send));
    call.send({ type: 'page.microphoneTapped' });
    const [send] = sends;
    send?.({ type: 'page.microphoneTapped' });
    expect(call.snapshot().context.intent.microphone).toBe(true);
    send?.({ type: 'zego.streamsAdded', session: call.snapshot().context.fact.session, room: 'r1' });
    const last: unknown = JSON.parse(call.trace()).steps.at(-1).event;
    expect(last).toEqual({ type: 'adapter.malformedEvent', source: 'inspector', name: 'zego.streamsAdded' });
    await hangUp();
  });
});
