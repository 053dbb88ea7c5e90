/**
 * Why the fence dropped an event, in a sentence: its own rule (machines/fence.ts), asked again about the context that it had,
 * with the two values that differ.
 */
import { parseEvent } from '../../machines/index.ts';
import type { CallContext, CallEvent, Stale } from '../../machines/index.ts';
import { staleness } from '../../machines/fence.ts';
import { field } from '../../src/adapters/unknown.ts';
import type { Language } from '../../src/texts/word.ts';

export interface StaleReason {
  readonly stale: Stale;
  /** what the event says it belongs to, and what is so now; '' where there is nothing to name */
  readonly told: string;
  readonly now: string;
}

/** `null` for an event that is not stale, and where a chart of another version has another context. */
export const staleReason = (context: unknown, event: unknown): StaleReason | null => {
  const known = parseEvent(event);
  if (known === null) return null;
  try {
    // a context of another version lacks something, and then the rule throws
    const ofToday = context as CallContext;
    const stale = staleness(ofToday, known);
    return stale && { stale, told: shown(field(known, stale)), now: shown(valuesOf(ofToday, known)[stale]) };
  } catch {
    return null;
  }
};

const valuesOf = ({ fact, intent }: CallContext, { type }: CallEvent): Record<Stale, unknown> => {
  const { stream, attempt } = /^(zego\.)?publish/.test(type) ? fact.publisher : fact.player;
  const { session, mount } = fact;
  return { session, room: intent.room, stream, attempt, mount: mount.generation, url: undefined };
};

const shown = (value: unknown): string => (value === undefined ? '' : value === null ? '–' : String(value));

const sentences: Readonly<Record<Language, Readonly<Record<Stale, string>>>> = {
  zh: {
    session: '它属于另一次会话',
    room: '它属于另一个房间',
    stream: '它属于另一条流',
    attempt: '它属于另一次尝试',
    mount: '它属于另一次挂载的组件',
    url: '组件显示的不是现在的地址',
  },
  en: {
    session: 'it belongs to another session',
    room: 'it belongs to another room',
    stream: 'it belongs to another stream',
    attempt: 'it belongs to another attempt',
    mount: 'it belongs to another mount of the component',
    url: 'the component does not show the URL of now',
  },
};

const unknownReason: Readonly<Record<Language, string>> = {
  zh: '它不属于现在的通话',
  en: 'it does not belong to what is going on now',
};

/** `it belongs to another session (1, now 2)` */
export const staleSentence = (language: Language, reason: StaleReason | null): string => {
  if (reason === null) return unknownReason[language];
  const { stale, told, now } = reason;
  const values =
    told === '' ? '' : language === 'zh' ? `（${told}，现在是 ${now}）` : ` (${told}, now ${now})`;
  return sentences[language][stale] + values;
};

/** The same in a row of a log. */
export const droppedSentence = (language: Language, reason: StaleReason | null): string =>
  `${language === 'zh' ? '丢弃：' : 'dropped: '}${staleSentence(language, reason)}`;
