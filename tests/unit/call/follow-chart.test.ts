import { describe, expect, it, vi } from 'vitest';
import { callView } from '../../../machines/index.ts';
import type { CallSnapshot, Fact, Intent } from '../../../machines/index.ts';
import { noRtcRoom } from '../../../src/adapters/rtc-room/rtc-room.ts';
import { followChart } from '../../../src/call/follow-chart.ts';
import { snapshotWith } from './stand-ins.ts';

const stage = () => {
  const followers = {
    duration: { follow: vi.fn() },
    patch: { set: vi.fn(), seen: vi.fn(), close: vi.fn() },
    askBeforeLeaving: vi.fn(),
    keepScreenOn: vi.fn(),
    holdTheCall: vi.fn(),
    end: vi.fn(),
  };
  return { ...followers, follow: followChart(followers) };
};

const inCall = (fact: Partial<Fact> = {}, intent: Partial<Intent> = {}): CallSnapshot =>
  snapshotWith(
    { room: 'connected' },
    { call: true, room: 'r', ...intent },
    { link: 'up', page: 'ready', ...fact },
  );

describe('what follows the chart', () => {
  it('in a call is the page’s data, the clock, the screen, the question before leaving and the place among others', () => {
    const { follow, duration, patch, askBeforeLeaving, keepScreenOn, holdTheCall, end } = stage();
    follow(inCall());
    expect(patch.set.mock.calls).toEqual([[callView(inCall())]]);
    expect(patch.close).not.toHaveBeenCalled();
    expect(duration.follow.mock.calls).toEqual([['connected', true]]);
    expect(patch.seen.mock.calls).toEqual([[true]]);
    expect(askBeforeLeaving.mock.calls).toEqual([[true, true]]);
    expect(keepScreenOn.mock.calls).toEqual([[true]]);
    expect(holdTheCall.mock.calls).toEqual([[true]]);
    expect(end).not.toHaveBeenCalled();
  });

  it('out of a call lets go of screen, question and place', () => {
    const { follow, askBeforeLeaving, keepScreenOn, holdTheCall, end } = stage();
    follow(snapshotWith({}, { call: false, room: 'r' }, { page: 'ready' }));
    expect(askBeforeLeaving.mock.calls).toEqual([[false, true]]);
    expect(keepScreenOn.mock.calls).toEqual([[false]]);
    expect(holdTheCall.mock.calls).toEqual([[false]]);
    expect(end).not.toHaveBeenCalled();
  });

  it('on a page that nobody sees says so to the clock, the patches and the question', () => {
    const { follow, duration, patch, askBeforeLeaving } = stage();
    follow(inCall({ visible: false }));
    expect(duration.follow.mock.calls).toEqual([['connected', false]]);
    expect(patch.seen.mock.calls).toEqual([[false]]);
    expect(askBeforeLeaving.mock.calls).toEqual([[true, false]]);
  });

  it('takes no call from another for a link without a room', () => {
    const { follow, holdTheCall } = stage();
    follow(inCall({}, { room: '' }));
    expect(holdTheCall.mock.calls).toEqual([[false]]);
  });

  it('takes the component off a page that is gone and writes nothing else, seen or not', () => {
    const { follow, patch, askBeforeLeaving } = stage();
    follow(inCall({ page: 'gone' }));
    expect(patch.close.mock.calls).toEqual([[{ rtcRoom: noRtcRoom }]]);
    expect(patch.set).not.toHaveBeenCalled();
    expect(askBeforeLeaving.mock.calls).toEqual([[true, false]]);
  });

  it.each<[string, CallSnapshot, boolean]>([
    ['is in the room still', inCall({ page: 'gone' }), false],
    [
      'leaves it',
      snapshotWith({ room: { disconnecting: 'loggingOut' } }, { call: false, room: 'r' }, { page: 'gone' }),
      false,
    ],
    [
      'stops its component',
      snapshotWith({ rtcRoom: 'unmounting' }, { call: false, room: 'r' }, { page: 'gone' }),
      false,
    ],
    ['has nothing left', snapshotWith({}, { call: false, room: 'r' }, { page: 'gone' }), true],
    ['has a page', snapshotWith({}, { call: false, room: 'r' }, { page: 'ready' }), false],
  ])('ends the call where it %s: %#', (_what, snapshot, ends) => {
    const { follow, end } = stage();
    follow(snapshot);
    expect(end).toHaveBeenCalledTimes(ends ? 1 : 0);
  });
});
