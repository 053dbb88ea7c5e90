/**
 * What follows the chart: the page's data, the clock of the call, the screen, the question before leaving, and the place of
 * this call among others. Runs after every event; each of them takes only what changed.
 */
import { callView } from '../../machines/index.ts';
import type { CallSnapshot } from '../../machines/index.ts';
import { noRtcRoom } from '../adapters/rtc-room/rtc-room.ts';
import type { CallDuration } from './duration.ts';
import type { PagePatch } from './page-patch.ts';

export interface Followers {
  readonly duration: Pick<CallDuration, 'follow'>;
  readonly patch: PagePatch;
  /** whether there is something to leave, on a page that somebody sees */
  askBeforeLeaving(leavable: boolean, seen: boolean): void;
  keepScreenOn(on: boolean): void;
  /** whether this is the call of the mini-program */
  holdTheCall(calling: boolean): void;
  /** The page is gone, and nothing is left to stop. */
  end(): void;
}

const hasNoComponent = ({ value: { rtcRoom } }: CallSnapshot): boolean =>
  typeof rtcRoom === 'object' && 'unmounted' in rtcRoom;

export const followChart =
  ({ duration, patch, askBeforeLeaving, keepScreenOn, holdTheCall, end }: Followers) =>
  (snapshot: CallSnapshot): void => {
    const view = callView(snapshot);
    const { fact, intent } = snapshot.context;
    const pageGone = fact.page === 'gone';
    duration.follow(view.status, fact.visible);
    patch.seen(fact.visible);
    askBeforeLeaving(view.can.leave, fact.visible && !pageGone);
    keepScreenOn(view.can.leave);
    // by intent: a call that leaves the room to join it again is none that has ended. A link without a room takes none away
    holdTheCall(intent.call && view.room !== '');
    if (!pageGone) return patch.set(view);
    patch.close({ rtcRoom: noRtcRoom });
    if (view.status !== 'leaving' && hasNoComponent(snapshot) && !view.can.leave) end();
  };
