/**
 * The way in for events that the compiler has not checked: from the page, its embedder's script, an inspector. Sends an event
 * to the chart, or `adapter.malformedEvent` for anything else.
 */
import { parseEvent } from '../../machines/index.ts';
import type { CallEvent, MalformedSource } from '../../machines/index.ts';
import { field, textOf } from '../adapters/unknown.ts';

export type SendUnknown = (event: unknown) => void;

/** no event has a longer name */
const longestName = 40;

const nameOf = (event: unknown): string => textOf(field(event, 'type')).slice(0, longestName);

export const sendFrom =
  (source: MalformedSource, send: (event: CallEvent) => void): SendUnknown =>
  (event) =>
    send(parseEvent(event) ?? { type: 'adapter.malformedEvent', source, name: nameOf(event) });
