/** One join of the built mini-program, turn by turn: from the tap in the lobby to the first stream that is published. */
import { callOf } from '../../scenario/actor.ts';
import type { Stage } from '../../scenario/stage.ts';
import { TurnLog } from './turn-log.ts';

const callRoute = 'src/pages/call/index';
const limit = 20_000;
/** What the way to the login waits for; what else happens meanwhile is not on it. */
const onTheWay = /^(preflight|credentials|login)\./;

/** Phone A taps join; afterwards it is in its lobby again. */
export const followJoin = async ({ world, actors }: Stage): Promise<TurnLog> => {
  const phone = actors.get('A')?.phone;
  if (phone === undefined) throw new Error('the stage has no phone A');
  if (phone.pages.length === 0) phone.launch();
  await world.until(() => phone.view.has('#join'), limit, 'the lobby');
  phone.input('#room', 'r1');
  await world.run(50);
  const log = new TurnLog('A', world.clock);
  let isWatched = false;
  const watch = (): void => {
    if (isWatched || phone.page.route !== callRoute) return;
    isWatched = true;
    const call = callOf(phone.page);
    call.observe(({ method }) => log.note(method));
    call.inspect((inspected) => {
      if (inspected.type === '@xstate.event' && onTheWay.test(inspected.event.type))
        log.note(inspected.event.type);
    });
  };
  await log.follow('tap', () => phone.tap('#join'), 'startPublishingStream', watch);
  await world.run(1_000);
  phone.tap('#leave');
  await world.run(2_000);
  phone.back();
  await world.run(1_000);
  return log;
};
