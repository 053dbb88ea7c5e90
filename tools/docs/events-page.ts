/** Everything that the chart can be told, by who tells it. */
import { callMachine } from '../../machines/index.ts';
import { transitionsOf } from '../../tests/proof/model/chart.ts';
import { chineseOfEvents, chineseOfSources } from './chinese.ts';
import { SourceFile } from './doc-comments.ts';
import type { Documented, DocumentedEvent, EventGroup } from './doc-comments.ts';
import { code, page, table, writtenFrom } from './markdown.ts';

const source = new SourceFile('events.ts');

export const eventGroups = source.eventGroupsOf('CallEvent');

export const eventsPage = (): string =>
  page(
    writtenFrom('machines/events.ts'),
    '# Events · 事件',
    'What comes back from outside carries what it belongs to. An event of another session, room, stream, attempt or mount is dropped and counted ([fence.ts](../../machines/fence.ts)).',
    '从外面回来的事件都带着所属的会话、房间、流、次数或挂载；属于别的时期的事件被丢弃并计数（[fence.ts](../../machines/fence.ts)）。',
    ...eventGroups.flatMap(groupBlocks),
    '## What they carry · 事件里的类型',
    ...['User', 'Devices', 'Stream'].flatMap((name) => [
      `### ${name}`,
      table(['field', 'type', 'meaning'], source.membersOf(name).map(fieldCells)),
    ]),
  );

const groupBlocks = ({ name, doc, events }: EventGroup): readonly string[] => [
  `## ${name}`,
  [doc, chineseOf(chineseOfSources, name)].filter((text) => text !== '').join(' '),
  table(['event', 'carries', 'meaning', '含义', 'taken by'], events.map(eventCells)),
];

const eventCells = ({ type, doc, fields }: DocumentedEvent): readonly string[] => [
  code(type),
  fields.map(({ name }) => code(name)).join(', '),
  doc,
  chineseOf(chineseOfEvents, type),
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

const chineseOf = (table: Readonly<Record<string, string | undefined>>, name: string): string =>
  table[name] ?? '';
