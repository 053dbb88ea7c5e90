/** Which paths of a page's data its AXML binds: what else it is told is needless. */
import { expect, it } from 'vitest';
import { boundPaths } from '../../../tools/scenario/needless-patches.ts';

it('knows the paths that a page binds, as far as their names are fixed', () => {
  const axml = `
    <view a:if="{{can.leave && !error}}" class="dot-{{status}}">
      <text a:if="{{room}}">{{text.status[status]}}</text>
      <rtc-room extraInfo="{{surface.extraInfo}}" onTap="tapIt" />
    </view>`;
  expect([...boundPaths(axml)].sort()).toEqual([
    'can.leave',
    'error',
    'room',
    'status',
    'surface.extraInfo',
    'text.status',
  ]);
});
