/** Everything that the chart can be told, by who tells it. */
import { callMachine } from '../../machines/index.ts';
import { transitionsOf } from '../../tests/proof/model/chart.ts';
import { SourceFile } from './doc-comments.ts';
import type { Documented, DocumentedEvent, EventGroup } from './doc-comments.ts';
import { code, page, table, writtenFrom } from './markdown.ts';

const source = new SourceFile('events.ts');

export const eventGroups = source.eventGroupsOf('CallEvent');

export const eventsPage = (): string =>
  page(
    writtenFrom('machines/events.ts'),
    '# Events',
    'What comes back from outside carries what it belongs to. An event of another session, room, stream, attempt or mount is dropped and counted ([fence.ts](../../machines/fence.ts)).',
    ...eventGroups.flatMap(groupBlocks),
    '## What they carry',
    ...['User', 'Devices', 'Stream'].flatMap((name) => [
      `### ${name}`,
      table(['field', 'type', 'meaning'], source.membersOf(name).map(fieldCells)),
    ]),
  );

const groupBlocks = ({ name, doc, events }: EventGroup): readonly string[] => [
  `## ${name}`,
  doc,
  table(['event', 'carries', 'meaning', 'taken by'], events.map(eventCells)),
];

const eventCells = ({ type, doc, fields }: DocumentedEvent): readonly string[] => [
  code(type),
  fields.map(({ name }) => code(name)).join(', '),
  doc,
  takersOf(type).join(', '),
];

const fieldCells = ({ name, type, doc }: Documented): readonly string[] => [code(name), code(type), doc];

/** The regions with a transition for the event; `call` is the machine itself. */
const takersOf = (type: string): readonly string[] => [
  ...new Set(
    transitionsOf(callMachine)
      .filter(({ eventType }) => eventType === type)
      .map(({ source: { path } }) => path[0] ?? 'call'),
  ),
];
