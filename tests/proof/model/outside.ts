/**
 * What the outside looks like, as told by the chart's commands alone: what was begun and not yet stopped. The invariants
 * compare it with what the chart believes.
 */
import type { Pair } from '../../../machines/index.ts';
import type { ChartEvent, Effect } from './chart.ts';

export interface Outside {
  /** a login was sent and the engine has not been disposed of since */
  readonly login: boolean;
  readonly published: string | null;
  readonly played: string | null;
  /** the pair of the component on the page */
  readonly shown: Pair | null;
  /** the user asked for the call, and neither left nor was thrown out since */
  readonly invited: boolean;
}

export const nothingOutside: Outside = {
  login: false,
  published: null,
  played: null,
  shown: null,
  invited: false,
};

const throwsOut: readonly string[] = ['kickedByOtherLogin', 'kickedByServer', 'blacklisted'];

const invitedAfter = (invited: boolean, event: ChartEvent): boolean => {
  switch (event.type) {
    case 'page.joinTapped':
    case 'page.retryTapped':
      return true;
    case 'page.leaveTapped':
    case 'page.unloaded':
      return false;
    case 'zego.roomDisconnected':
      return 'error' in event && event.error !== null && throwsOut.includes(event.error.kind)
        ? false
        : invited;
    default:
      return invited;
  }
};

export const followEffect = (outside: Outside, { kind, name, stream, pair }: Effect): Outside => {
  if (kind === 'end') return outside;
  switch (name) {
    case 'loginRoom':
      return { ...outside, login: true };
    case 'disposeEngine':
      return { ...outside, login: false };
    case 'startPublishing':
      return { ...outside, published: stream };
    case 'stopPublishing':
      return { ...outside, published: null };
    case 'startPlaying':
      return { ...outside, played: stream };
    case 'stopPlaying':
      return { ...outside, played: null };
    case 'showRtcRoom':
      return { ...outside, shown: pair };
    case 'hideRtcRoom':
      return { ...outside, shown: null };
    default:
      return outside;
  }
};

/** A stale event invites and throws out nobody. */
export const follow = (
  outside: Outside,
  event: ChartEvent,
  stale: boolean,
  effects: readonly Effect[],
): Outside => {
  const invited = stale ? outside.invited : invitedAfter(outside.invited, event);
  return effects.reduce(followEffect, invited === outside.invited ? outside : { ...outside, invited });
};

const flag = (value: boolean): string => (value ? '1' : '0');

export const outsideKey = (outside: Outside, withComponent: boolean): string =>
  flag(outside.login) +
  flag(outside.published !== null) +
  flag(outside.played !== null) +
  flag(outside.invited) +
  (withComponent ? flag(outside.shown !== null) : '');
