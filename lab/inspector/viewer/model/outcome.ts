/** What became of an event: taken, or not, and why not. */
import { eventLabel } from '../../../page/chart/read-chart.ts';
import { staleReason } from '../../../trace/stale-reason.ts';
import type { StaleReason } from '../../../trace/stale-reason.ts';
import { field, textOf } from '../../../../src/adapters/unknown.ts';
import { enabledTransitions, labelOf } from './machine-model.ts';
import type { MachineModel } from './machine-model.ts';

export type Outcome =
  | { readonly kind: 'taken' }
  /** the fence around the chart did not let it in; `null` where a chart of another version did so */
  | { readonly kind: 'dropped'; readonly reason: StaleReason | null }
  /** the chart was told of it in place of an event that it could not read */
  | { readonly kind: 'malformed'; readonly why: string }
  /** active states have transitions for it, and no guard let it through */
  | { readonly kind: 'refused'; readonly why: string }
  /** no active state has a transition for it */
  | { readonly kind: 'ignored' };

export interface Happening {
  readonly event: { readonly type: string };
  /** event descriptors of the transitions taken; '' for `always` */
  readonly taken: readonly string[];
  /** before the event */
  readonly value: unknown;
  readonly context: unknown;
}

const taken: Outcome = { kind: 'taken' };

export const outcomeOf = (
  model: MachineModel,
  { event, taken: descriptors, value, context }: Happening,
): Outcome => {
  if (event.type === 'xstate.init' || event.type === 'xstate.stop') return taken;
  if (event.type === 'adapter.malformedEvent') return { kind: 'malformed', why: malformedReason(event) };
  if (descriptors.includes('fence.dropped')) return { kind: 'dropped', reason: staleReason(context, event) };
  if (descriptors.some((descriptor) => descriptor !== '')) return taken;
  const candidates = enabledTransitions(model, value).filter(({ on }) => on === eventLabel(event.type));
  if (candidates.length === 0) return { kind: 'ignored' };
  const guards = candidates.map((candidate) => `${shortId(candidate.source)}: ${labelOf(candidate)}`);
  return { kind: 'refused', why: [...new Set(guards)].join('; ') };
};

/** `inspector: zego.usersLeft` */
const malformedReason = (event: unknown): string =>
  `${textOf(field(event, 'source'))}: ${textOf(field(event, 'name'))}`;

const shortId = (id: string): string => id.replace(/^[^.]+\./, '');
