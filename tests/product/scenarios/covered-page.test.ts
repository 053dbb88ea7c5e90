/** Another page of the mini-program lies over the call page, and the mini-program goes to the background and comes back. */
import { expect, it } from 'vitest';
import { callOfTwo } from './situations.ts';

it('a call that nobody sees is left after four minutes, though the program itself was shown again', async () => {
  const { stage, alice } = await callOfTwo();
  const { phone } = alice;
  phone.open('/src/pages/settings/index');
  phone.background();
  await stage.world.run(5_000);
  phone.foreground();
  await stage.world.run(1_000);
  expect(alice.snapshot.context.fact.visible).toBe(false);
  await stage.world.run(240_000);
  expect(alice.shows).toMatchObject({ error: 'leftInBackground', mounted: false });
  expect(stage.world.gateway.rooms.map(({ members }) => [...members.keys()])).toEqual([['bob']]);
});

it('a call is seen again with its page', async () => {
  const { stage, alice } = await callOfTwo();
  alice.phone.open('/src/pages/settings/index');
  alice.phone.background();
  alice.phone.foreground();
  alice.phone.back();
  await stage.world.run(500);
  expect(alice.snapshot.context.fact.visible).toBe(true);
});
