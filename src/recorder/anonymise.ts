/**
 * Events and contexts of the chart with stand-ins for whom and what they name. A text is replaced for its place and not for what
 * it says: a user may be called `connected`. At a place that the chart does not know any text is blanked, for an inspector
 * may send whatever it likes.
 */
import { callMachine, streamId } from '../../machines/index.ts';
import type { CallContext } from '../../machines/index.ts';
import { field, textOf } from '../adapters/unknown.ts';
import { createStandIns, standInOf } from './stand-ins.ts';

/** The chart's own words, and the nonce, by which support finds a stream at ZEGO. */
const words =
  /\.(type|kind|nonce|page|link|remoteEnd|deviceSwitch|microphone|source)$|^(adapter.+name|rtcRoom.+about)$/;

/** Codes that our adapters make. A provider of credentials may put any text in their place. */
const ownCode = /^(zego|alipay|http|callchart|rtc-room|credentials|settings)\b[\w ,.-]{0,120}$/;

const known: readonly string[] = callMachine.events;

type Told = Record<string, unknown> & { readonly type: string };

/** As long as it lives, everybody and everything keeps one stand-in. */
export const createAnonymiser = () => {
  const rooms = createStandIns();
  /** ids and names: the view shows the one or the other, so they must not be mistaken */
  const people = createStandIns();
  const streams = createStandIns();

  const user = (id: string): string => standInOf(people, 'user', id);
  const stream = (id: string): string => standInOf(streams, 'stream', id);

  /** What the chart made of a user's id it makes in a replay of the stand-in. */
  const takeStream = (id: string, owner: string, nonce: string, attempt: number): void => {
    if (id === streamId(owner, nonce, attempt)) streams.set(id, streamId(user(owner), nonce, attempt));
  };

  /** @param place the member's name after that of the object it is in, or after the event's type */
  const textAt = (place: string, text: string): string => {
    if (words.test(place)) return text;
    if (/\.code$/.test(place)) return ownCode.test(text) ? text : text && '•••';
    if (/\.stream$|^(streams|remotes)\.id$/.test(place)) return stream(text);
    // `<stream>#<attempt>`
    if (/\.(url|push|pull)$/.test(place)) return text.replace(/^[^]*?(?=#\d+$|$)/, stream);
    if (/\.id$/.test(place)) return user(text);
    if (/\.name$/.test(place)) return standInOf(people, 'name', text);
    if (/^(?!errors).*\.room$/.test(place)) return standInOf(rooms, 'room', text);
    return text && '•••';
  };

  const members = (value: object, of: string): object =>
    Object.fromEntries(Object.entries(value).map(([key, member]) => [key, anonymous(member, key, of)]));

  const anonymous = (value: unknown, key: string, of: string): unknown => {
    if (typeof value === 'string') return textAt(`${of}.${key}`, value);
    if (Array.isArray(value)) return value.map((item) => anonymous(item, key, of));
    if (typeof value !== 'object' || value === null)
      return typeof value === 'number' && /^(id|name|room|stream)$/.test(key) ? '•••' : value;
    return members(value, key);
  };

  return {
    event(event: Told): object {
      // of an event that the chart has no transition for, what its fence reads: the rest changes nothing
      const { type, session, room, mount, about } = event;
      // a script may give what is no event any name
      if (type === 'adapter.malformedEvent' && !/^(zego|rtcRoom)$/.test(textOf(event['source'])))
        return {
          type,
          source: event['source'],
          name: [...known, 'setData'].find((name) => name === event['name']) ?? '•••',
        };
      return members(known.includes(type) ? event : { type, session, room, mount, about }, type);
    },

    context(context: CallContext): CallContext {
      const { intent, fact } = context;
      takeStream(
        textOf(fact.publisher.stream),
        textOf(field(fact.user, 'id')),
        intent.nonce,
        fact.publisher.attempt,
      );
      // the same shape: only texts differ
      return members(context, '') as CallContext;
    },
  };
};
