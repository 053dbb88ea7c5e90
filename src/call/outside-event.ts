/**
 * The way in for events that the compiler has not checked: from the page, its embedder's script, an inspector. Sends an event
 * to the chart, or `adapter.malformedEvent` for anything else. Two texts of events stand in call logs as they are, and so are
 * never taken from whoever sends them: the nonce of a join, and the name that a vendor's malformed event has.
 */
import { parseEvent } from '../../machines/index.ts';
import type { CallEvent, MalformedSource } from '../../machines/index.ts';
import { field, textOf } from '../adapters/unknown.ts';

export type SendUnknown = (event: unknown) => void;

/** no event has a longer name */
const longestName = 40;

const nameOf = (event: unknown): string => textOf(field(event, 'type')).slice(0, longestName);

/** Eight characters of `[a-z0-9]`, enough to keep stream ids of two calls apart. */
const randomNonce = (): string => Math.random().toString(36).slice(2, 10).padEnd(8, '0');

const ownTexts = (event: CallEvent, source: MalformedSource): CallEvent => {
  if (event.type === 'page.joinTapped') return { ...event, nonce: randomNonce() };
  // nobody speaks for another
  return event.type === 'adapter.malformedEvent' ? { ...event, source } : event;
};

export const sendFrom =
  (source: MalformedSource, send: (event: CallEvent) => void): SendUnknown =>
  (event) =>
    send(
      ownTexts(parseEvent(event) ?? { type: 'adapter.malformedEvent', source, name: nameOf(event) }, source),
    );
