/** How long each kind of disagreement may last before it counts, ms, and why. */
import { defaultPolicy as policy } from '../../machines/index.ts';
import type { DisagreementKind } from './rules.ts';

export interface Bound {
  /** ms */
  readonly ms: number;
  /** ms; on phones whose component does not follow its context, so that only a new mount switches its devices */
  readonly deafMs?: number;
  readonly because: string;
}

/** ms; what a user takes for "at once" */
const atOnce = 1_000;
/** ms; until a component that has to change is gone: the longest hold for a pending URL, then the hide */
const untilGone = policy.remountHold + policy.hideTimeout;
/** ms; until the one that takes its place is there */
const untilReplaced = untilGone + policy.showTimeout;
/** ms; a few renderings */
const moment = 100;

const whoSaidNo =
  'The user said no and expects it at once. The context can switch the devices at once; ' +
  'where it does nothing, the component has to settle and to be hidden.';
const whoSaidYes =
  'The context can switch the devices at once; where it does nothing, the component has to settle and to be hidden.';
const remount =
  'During a remount the page keeps what it says, and there is no component for a while: settling, hide, show.';
const firstSign = 'The chart gives a first start as long until the component says that it sends or plays.';

export const bounds: Readonly<Record<DisagreementKind, Bound>> = {
  outlivesTheCall: {
    ms: atOnce,
    because: 'After a call nothing has to settle: the component can go at once.',
  },
  sendsUnsaid: { ms: atOnce, deafMs: untilGone, because: whoSaidNo },
  cameraUnsaid: { ms: atOnce, deafMs: untilGone, because: whoSaidNo },
  microphoneUnsaid: { ms: atOnce, deafMs: untilGone, because: whoSaidNo },
  receivesUnsaid: {
    ms: untilGone,
    because: 'No context stops one direction only: the component has to settle and to be hidden.',
  },
  sendsNothing: { ms: untilReplaced, because: remount },
  cameraMissing: { ms: atOnce, deafMs: untilGone, because: whoSaidYes },
  microphoneMissing: { ms: atOnce, deafMs: untilGone, because: whoSaidYes },
  receivesNothing: { ms: untilReplaced, because: remount },
  pushIsSilent: { ms: policy.startTimeout, because: firstSign },
  pullIsSilent: { ms: policy.startTimeout, because: firstSign },
  twoComponents: {
    ms: moment,
    because: 'A page may show its component before the page that it replaces is gone.',
  },
  noUrl: { ms: 0, because: 'URLs are read at the creation: a component without one never gets any.' },
};

export const boundOf = (kind: DisagreementKind, contextCallsWork: boolean): number => {
  const { ms, deafMs = ms } = bounds[kind];
  return contextCallsWork ? ms : deafMs;
};
