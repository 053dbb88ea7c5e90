/**
 * Recorded calls as one sequence diagram in Mermaid's words: who told the chart what, when, and what it commanded. Several
 * phones stand side by side with the server between them.
 */
import { eventLabel } from '../page/chart/read-chart.ts';
import { messageOfCommand, messageOfEvent, participants } from '../inspector/viewer/model/participants.ts';
import type { Message, Participant } from '../inspector/viewer/model/participants.ts';
import type { Replay } from './replay.ts';
import { droppedSentence, staleReason } from './stale-reason.ts';

export interface RecordedPhone {
  readonly name: string;
  readonly replay: Replay;
}

interface TimedMessage extends Message {
  /** ms, Unix time */
  readonly at: number;
  readonly phone: number;
  readonly dropped: boolean;
}

/** ms without a message that are worth a note */
const longWait = 1_000;

const titles: Readonly<Record<Participant, string>> = {
  user: 'user',
  page: 'page',
  chart: 'chart',
  sdk: 'ZEGO SDK',
  rtcRoom: 'rtc-room',
  gateway: 'server',
};

export const mermaidSequence = (phones: readonly RecordedPhone[]): string => {
  const messages = phones
    .flatMap(({ replay }, phone) => messagesOf(replay, phone))
    .sort((one, other) => one.at - other.at);
  return [
    'sequenceDiagram',
    ...participantLines(phones),
    ...messages.flatMap((message, index) => [
      ...waitLines(messages[index - 1], message),
      messageLine(message, messages[0]?.at ?? 0),
    ]),
    '',
  ].join('\n');
};

const messagesOf = ({ steps }: Replay, phone: number): TimedMessage[] =>
  steps.flatMap(({ recorded: { at, event }, before, commands }) => {
    const reason = staleReason(before.context, event);
    const label = eventLabel(event.type);
    const text = reason === null ? label : `${label}, ${droppedSentence('en', reason)}`;
    return [
      { ...messageOfEvent(event.type, text), at, phone, dropped: reason !== null },
      ...commands.map((command) => ({ ...messageOfCommand(command), at, phone, dropped: false })),
    ];
  });

/** There is one server for all. */
const idOf = (who: Participant, phone: number): string => (who === 'gateway' ? who : `${who}${phone + 1}`);

const participantLines = (phones: readonly RecordedPhone[]): string[] => {
  const own = participants.filter((who) => who !== 'gateway');
  const boxes = phones.map(({ name }, phone) => [
    `  box ${escaped(name)}`,
    // the second phone stands the other way round, with its outside at the edge
    ...(phone % 2 === 0 ? own : [...own].reverse()).map(
      (who) => `    participant ${idOf(who, phone)} as ${titles[who]}`,
    ),
    '  end',
  ]);
  return [...(boxes[0] ?? []), `  participant gateway as ${titles.gateway}`, ...boxes.slice(1).flat()];
};

const waitLines = (before: TimedMessage | undefined, { at, phone }: TimedMessage): string[] => {
  const waited = at - (before?.at ?? at);
  return waited < longWait ? [] : [`  Note over ${idOf('chart', phone)}: ${seconds(waited)} later`];
};

const messageLine = ({ from, to, text, at, phone, dropped }: TimedMessage, start: number): string =>
  `  ${idOf(from, phone)}${dropped ? '-x' : '->>'}${idOf(to, phone)}: ${seconds(at - start)} ${escaped(text)}`;

const seconds = (ms: number): string => `${(ms / 1_000).toFixed(3)} s`;

/** `#` and `;` have a meaning of their own there. */
const escaped = (text: string): string =>
  text.replace(/[#;\n]/g, (sign) => (sign === '\n' ? ' ' : `#${sign.charCodeAt(0)};`));
