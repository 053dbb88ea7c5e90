/** What a back swipe on the call page does: Alipay asks the question of the page, which scripts do not answer. */
import { expect, it } from 'vitest';
import type { Step } from '../../../tools/scenario/script.ts';
import { perform, startProgress } from '../../../tools/scenario/steps.ts';
import { callTexts } from '../../../src/texts/call.ts';
import { joinChoice, onePhone } from './situations.ts';

it('asks first while a call is under way, goes on with it where the user stays, and asks nothing after it', async () => {
  const { stage, alice } = await onePhone();
  const { phone } = alice;
  const question = (): string | null => phone.page.questionBeforeUnload;
  const play = (step: Step): Promise<void> => perform(startProgress(stage), step);

  await play({ do: 'join', phone: 'A', ...joinChoice });
  expect(question()).toBe(callTexts('zh').confirmLeave);
  await play({ do: 'until', phone: 'A', shows: { publisher: 'PUBLISHING' }, within: 5_000 });
  expect(phone.back(false)).toBe(false);
  await stage.world.run(3_000);
  expect(alice.shows).toMatchObject({ status: 'connected', publisher: 'PUBLISHING', mounted: true });

  await play({ do: 'tap', phone: 'A', control: 'leave' });
  await play({ do: 'until', phone: 'A', shows: { status: 'idle' }, within: 5_000 });
  expect(question()).toBeNull();
  await play({ do: 'wait', ms: 100 });
  await play({ do: 'tap', phone: 'A', control: 'rejoin' });
  expect(question()).toBe(callTexts('zh').confirmLeave);
  expect(phone.back()).toBe(true);
  await stage.world.run(5_000);
  expect(phone.leftovers.timers).toBe(0);
});
