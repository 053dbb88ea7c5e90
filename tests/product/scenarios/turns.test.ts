/** No turn of the event loop is lost between what is known and what it asks of the SDK. */
import { expect, it } from 'vitest';
import { usualConditions } from '../../../tools/bench/conditions.ts';
import { followJoin } from '../../../tools/bench/turns/joining.ts';
import { setStage } from '../../../tools/scenario/stage.ts';

const joined = async () => {
  const stage = setStage(
    { phones: { A: { user: 'alice' } }, tokenSeconds: 3_600 },
    { platform: 'Android' },
    await usualConditions(),
  );
  const log = await followJoin(stage);
  stage.world.gateway.dispose();
  return log;
};

it('logs in within the turn that brings the credentials, and waits for nothing but answers before', async () => {
  const log = await joined();
  expect(log.path('credentials.received', 'loginRoom')).toMatchObject({ own: 0, awaited: 0 });
  const { own, awaited } = log.path('tap', 'loginRoom');
  expect(own).toBe(0);
  // the extra package, the permissions, the credentials
  expect(awaited).toBe(3);
});

it('publishes within the turn that answers the login', async () => {
  const log = await joined();
  expect(log.path('login.succeeded', 'startPublishingStream')).toMatchObject({ own: 0, awaited: 0 });
});
