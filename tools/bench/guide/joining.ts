/** One join on the guide's page, turn by turn, to be held against that of the built mini-program. */
import type { Stage } from '../../scenario/stage.ts';
import { TurnLog } from '../turns/turn-log.ts';
import { GuideActor } from './guide-actor.ts';

/** Phone A, in the hands of a `GuideActor`, taps join; afterwards it is out of the room again. */
export const followGuideJoin = async ({ world, actors }: Stage): Promise<TurnLog> => {
  const actor = actors.get('A');
  if (!(actor instanceof GuideActor)) throw new Error('nobody holds the guide’s page');
  await actor.prepare('r1');
  const log = new TurnLog('A', world.clock);
  const stop = actor.onSdkCall(({ method }) => log.note(method));
  await log.follow(
    'tap',
    () => actor.phone.tap('#join'),
    'startPublishingStream',
    () => undefined,
  );
  stop();
  await world.run(1_000);
  actor.phone.tap('#leave');
  await world.run(3_000);
  return log;
};
