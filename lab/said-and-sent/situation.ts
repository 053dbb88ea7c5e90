/** A phone at one moment: what its call page says beside what its `<rtc-room>` components are. */
import type { Said } from './said.ts';

/** One `<rtc-room>` that exists. */
export interface Component {
  /** has a push URL */
  readonly pushes: boolean;
  /** has a pull URL */
  readonly pulls: boolean;
  /** its push has succeeded and not failed since */
  readonly sends: boolean;
  /** its pull has */
  readonly plays: boolean;
  readonly camera: boolean;
  readonly muted: boolean;
  /** sends and plays nothing any more: stopped by its context, cut off by a phone call, or for want of a network */
  readonly ended: boolean;
}

export interface Situation {
  /** null where no call page is open */
  readonly says: Said | null;
  /** whatever the page says: no call page is open, or its chart is out of the call */
  readonly callIsOver: boolean;
  /** the call page is on the screen */
  readonly seen: boolean;
  /** a phone call holds camera and microphone */
  readonly phoneCall: boolean;
  /** whether the component's context switches camera and microphone; where not, a new mount has to */
  readonly contextCallsWork: boolean;
  readonly components: readonly Component[];
}
