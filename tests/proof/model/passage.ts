/** What the invariants are about: a configuration, one step of the chart, and what may be said of either. */
import type { CallView } from '../../../machines/index.ts';
import type { ChartEvent, Effect, Snapshot } from './chart.ts';
import type { Outside } from './outside.ts';

/** A configuration at rest. */
export interface Place {
  readonly snapshot: Snapshot;
  readonly outside: Outside;
}

/** One event and all that the chart did about it. */
export interface Passage {
  readonly before: Place;
  readonly event: ChartEvent;
  /** the event was made of another epoch */
  readonly stale: boolean;
  readonly effects: readonly Effect[];
  readonly after: Place;
}

export interface Invariant {
  readonly name: string;
  readonly sentence: string;
}
export interface PlaceInvariant extends Invariant {
  readonly holds: (place: Place) => boolean;
}
export interface ViewInvariant extends Invariant {
  readonly holds: (place: Place, view: CallView) => boolean;
}
export interface PassageInvariant extends Invariant {
  readonly holds: (passage: Passage) => boolean;
}
