/** A path through the chart in words: each event, what it changed, what the chart told the outside, and where it ends. */
import type { CallContext, CallInput } from '../../../machines/index.ts';
import { chartOf, delayName } from './chart.ts';
import type { ChartEvent, ChartMachine, Effect, Snapshot } from './chart.ts';

const isDelay = ({ type }: ChartEvent): boolean => type.startsWith('xstate.');

/** A mark of another epoch, beside the one of now. */
const staleMark = (what: string, mark: unknown, now: unknown): string =>
  mark === now ? '' : `of ${what} ${String(mark)}, now ${String(now)}`;

const idsOf = (list: readonly { readonly id: string }[]): string => list.map(({ id }) => id).join(' ');

/** What tells this event from others of its type; what it belongs to only where that is not what is so now. */
const detailsOf = (event: ChartEvent, { intent, fact }: CallContext): readonly string[] => {
  if (event.type === 'model.environment') return [];
  const { type, ...members } = event;
  const leg = /^(zego\.)?play/.test(type) ? fact.player : fact.publisher;
  const details = Object.entries(members).map(([name, value]: [string, unknown]): string => {
    switch (name) {
      case 'session':
        return staleMark(name, value, fact.session);
      case 'room':
        return type === 'page.joinTapped' ? '' : staleMark(name, value, intent.room);
      case 'stream':
        return staleMark(name, value, leg.stream);
      case 'attempt':
        return staleMark(name, value, leg.attempt);
      case 'mount':
        return staleMark(name, value, fact.mount.generation);
      case 'nonce':
        return '';
      default:
        return typeof value === 'object' || value === true ? '' : `${name} ${String(value)}`;
    }
  });
  if ('online' in event && event.online) details.push('online');
  if ('visible' in event && event.visible) details.push('visible');
  if ('error' in event) details.push(event.error === null ? 'without an error' : event.error.kind);
  if ('streams' in event) details.push(idsOf(event.streams));
  if ('users' in event) details.push(idsOf(event.users));
  return details.filter(Boolean);
};

const eventText = (event: ChartEvent, context: CallContext): string => {
  if (event.type === 'model.environment') return event.what;
  if (isDelay(event)) return `after ${delayName(event)}`;
  const details = detailsOf(event, context);
  return details.length === 0 ? event.type : `${event.type} (${details.join(', ')})`;
};

/** `connecting.preparing.client` */
const stateText = (state: unknown): string =>
  typeof state === 'object' && state !== null
    ? Object.entries(state)
        .map(([name, inner]: [string, unknown]) => `${name}.${stateText(inner)}`)
        .join(' ')
    : String(state);

const changesBetween = (before: Snapshot, after: Snapshot): readonly string[] =>
  Object.entries(after.value)
    .filter(([region, state]) => JSON.stringify(state) !== JSON.stringify(Reflect.get(before.value, region)))
    .map(([region, state]) => `${region} → ${stateText(state)}`);

const effectText = ({ kind, name, stream, pair }: Effect): string =>
  [
    kind === 'end' ? 'ends' : '»',
    name,
    stream ?? '',
    pair === null ? '' : `push ${pair.push ?? '–'} pull ${pair.pull ?? '–'}`,
  ]
    .filter(Boolean)
    .join(' ');

const standing = ({ value, context: { intent, fact } }: Snapshot): readonly string[] => [
  `     there: ${Object.entries(value)
    .map(([region, state]) => `${region} ${stateText(state)}`)
    .join(' · ')}`,
  `     the call is ${intent.call ? '' : 'not '}wanted, the page is ${fact.page}, the link is ${fact.link};` +
    ` push ${fact.publisher.url ?? 'without URL'}, play ${fact.player.url ?? 'without URL'};` +
    ` room error ${fact.errors.room?.kind ?? 'none'}`,
];

/** Wide enough for most events, so that what came of them stands in a column. */
const eventWidth = 44;

const lineOf = (number: number, event: string, came: readonly string[]): string =>
  `${String(number).padStart(3)}. ${came.length === 0 ? event : event.padEnd(eventWidth)}  ${came.join(', ')}`.trimEnd();

/** One line for each event, and two that say where it ends. */
const traceLines = (
  events: readonly ChartEvent[],
  machine?: ChartMachine,
  input?: CallInput,
): readonly string[] => {
  const chart = chartOf(machine, input);
  let snapshot = chart.initial;
  const lines = events.map((event, index) => {
    const text = eventText(event, snapshot.context);
    try {
      const { snapshot: after, effects } = chart.step(snapshot, event);
      const came = [...changesBetween(snapshot, after), ...effects.map(effectText)];
      snapshot = after;
      return lineOf(index + 1, text, came);
    } catch (error) {
      return lineOf(index + 1, text, [`throws ${error instanceof Error ? error.message : String(error)}`]);
    }
  });
  return [...lines, ...standing(snapshot)];
};

/** What is broken, and the shortest way there, which breaks all of it at once. */
export const violationText = (
  sentences: readonly string[],
  events: readonly ChartEvent[],
  machine?: ChartMachine,
  input?: CallInput,
): string =>
  [...sentences.map((sentence) => `Does not hold: ${sentence}`), ...traceLines(events, machine, input)].join(
    '\n',
  );
