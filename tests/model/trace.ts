/** A path through the chart in words: each event, what it changed, and what the chart told the outside. */
import type { CallProfile } from '../../machines/index.ts';
import { chartOf, delayName } from './chart.ts';
import type { ChartEvent, ChartMachine, Effect, Snapshot } from './chart.ts';
import type { Violation } from './search.ts';

const isDelay = ({ type }: ChartEvent): boolean => type.startsWith('xstate.');

const detailOf = (event: ChartEvent): string =>
  Object.entries(event)
    .filter(([name]) => name !== 'type')
    .map(([name, value]: [string, unknown]) => `${name}=${JSON.stringify(value)}`)
    .join(' ');

const eventText = (event: ChartEvent): string => {
  if (event.type === 'model.environment') return event.what;
  if (isDelay(event)) return `after ${delayName(event)}`;
  return `${event.type} ${'session' in event || 'mount' in event || 'room' in event ? detailOf(event) : ''}`.trim();
};

const stateText = (state: unknown): string =>
  typeof state === 'object' && state !== null
    ? Object.entries(state)
        .map(([name, inner]: [string, unknown]) => `${name}.${stateText(inner)}`)
        .join(' ')
    : String(state);

const changesBetween = (before: Snapshot, after: Snapshot): string =>
  Object.entries(after.value)
    .filter(([region, state]) => JSON.stringify(state) !== JSON.stringify(Reflect.get(before.value, region)))
    .map(([region, state]) => `${region} → ${stateText(state)}`)
    .join(', ');

const effectText = ({ kind, name, stream }: Effect): string =>
  [kind === 'end' ? 'end' : '', name, stream ?? ''].filter(Boolean).join(' ');

/** One line for each event. */
export const traceLines = (
  events: readonly ChartEvent[],
  machine?: ChartMachine,
  profile?: CallProfile,
): readonly string[] => {
  const chart = chartOf(machine, profile);
  let snapshot = chart.initial;
  return events.map((event, index) => {
    const number = String(index + 1).padStart(3);
    try {
      const step = chart.step(snapshot, event);
      const changes = changesBetween(snapshot, step.snapshot);
      const effects = step.effects.map(effectText).join(', ');
      snapshot = step.snapshot;
      return [`${number}. ${eventText(event)}`, changes, effects && `» ${effects}`]
        .filter(Boolean)
        .join('   ');
    } catch (error) {
      return `${number}. ${eventText(event)}   throws ${error instanceof Error ? error.message : String(error)}`;
    }
  });
};

/** What is broken, and the shortest way there. */
export const violationText = (
  { sentence, events }: Violation,
  machine?: ChartMachine,
  profile?: CallProfile,
): string => [`Does not hold: ${sentence}`, ...traceLines(events, machine, profile)].join('\n');
