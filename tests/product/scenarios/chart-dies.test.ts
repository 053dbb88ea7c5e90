/**
 * The chart of a phone that is in a call throws. Everything that an event can bring about is guarded, so the event goes past
 * all guards here: to the actor itself, as whoever inspects it could send it.
 */
import { expect, it } from 'vitest';
import type { InspectionEvent } from 'xstate';
import { callTexts } from '../../../src/texts/call.ts';
import { callOf } from '../../../tools/scenario/actor.ts';
import type { Actor } from '../../../tools/scenario/actor.ts';
import { callOfTwo, untilBothTalk } from './situations.ts';

/** A chart that is asked for a list of users and is given none. */
const fatal = { type: 'zego.usersLeft' } as const;

/** @param first done when the chart is at hand and still lives */
const kill = ({ phone, callPages }: Actor, first: () => void = () => undefined): void => {
  const call = callOf(callPages.at(-1) ?? expect.fail('no call'));
  let actor: InspectionEvent['actorRef'] | undefined;
  call.inspect((inspected) => (actor = inspected.actorRef));
  phone.tap('#microphone');
  first();
  const { session } = call.snapshot().context.fact;
  const { room } = call.snapshot().context.intent;
  actor?.send({ ...fatal, session, room });
};

it('hangs up in order, says so, and joins again with one tap', async () => {
  const phones = await callOfTwo();
  const { stage, alice } = phones;
  const { phone } = alice;
  kill(alice);
  await stage.world.run(1_000);
  expect(phone.rtcRoom.current).toBeUndefined();
  expect(stage.world.media.streams.filter((stream) => stream.includes('alice'))).toEqual([]);
  expect(stage.world.gateway.rooms.map(({ members }) => [...members.keys()])).toEqual([['bob']]);
  expect(phone.view.text('#reason')).toBe(callTexts('zh').errors.chartFailed);
  expect(phone.page.data).toMatchObject({ status: 'ended', error: 'chartFailed', nextStep: 'rejoin' });
  const { timers, sockets } = phone.leftovers;
  expect([timers, sockets]).toEqual([0, 0]);

  phone.tap('#rejoin');
  await untilBothTalk(phones);
  expect(phone.errors).toEqual([]);
});

it('tells in its call log what it was sent and what it threw, until another call begins', async () => {
  const phones = await callOfTwo();
  const { stage, alice } = phones;
  kill(alice);
  await stage.world.run(500);
  alice.phone.background();
  alice.phone.foreground();
  await stage.world.run(500);
  const trace: unknown = JSON.parse(alice.traces[0] ?? '');
  expect(trace).toMatchObject({
    death: { event: fatal, error: expect.stringContaining('TypeError') as string },
  });
  alice.phone.tap('#rejoin');
  await untilBothTalk(phones);
  expect(JSON.parse(alice.traces[0] ?? '')).not.toHaveProperty('death');
});

it('leaves nothing behind when the page is left afterwards', async () => {
  const { stage, alice } = await callOfTwo();
  kill(alice);
  alice.phone.back();
  await stage.world.run(5_000);
  expect(alice.phone.errors).toEqual([]);
  expect(Object.values(alice.phone.leftovers)).toEqual(Object.values(alice.phone.leftovers).map(() => 0));
});

it('says so once the call is seen again where it died out of sight', async () => {
  const { stage, alice } = await callOfTwo();
  const { phone } = alice;
  kill(alice, () => phone.background());
  await stage.world.run(1_000);
  expect(alice.snapshot.context.fact.visible).toBe(false);
  phone.foreground();
  await stage.world.run(1_000);
  expect(alice.snapshot.context.fact.visible).toBe(true);
  expect(phone.view.text('#reason')).toBe(callTexts('zh').errors.chartFailed);
});
