/** Whatever comes from outside, parsers take it: they never throw what they should not, and pass on nothing unread. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseEvent } from '../../../machines/index.ts';
import { CallFailure } from '../../../src/adapters/call-failure.ts';
import { parseCredentials } from '../../../src/adapters/credentials/credentials.ts';
import { rtcRoomHandlers } from '../../../src/adapters/rtc-room/events.ts';
import { parseCallback, vendorEvents } from '../../../src/adapters/zego/parse-callback.ts';
import { callLink, readCallLink } from '../../../src/pages/call-link.ts';
import { catalogue, eventTypes } from '../model/catalogue.ts';
import { phoneInCall } from '../../unit/machines/simulated-phone.ts';

/** Half sense, half nonsense: real member names with any values. */
const payload = fc.oneof(
  fc.anything(),
  fc.record(
    {
      streamID: fc.anything(),
      userID: fc.anything(),
      userName: fc.anything(),
      user: fc.oneof(fc.anything(), fc.record({ userID: fc.anything() }, { requiredKeys: [] })),
      state: fc.constantFrom<unknown>('PUBLISHING', 'NO_PUBLISH', 'PLAYING', 'NO_PLAY', 7, null),
      errorCode: fc.anything(),
      extraInfo: fc.anything(),
      detail: fc.anything(),
      code: fc.anything(),
    },
    { requiredKeys: [] },
  ),
  fc.constantFrom<unknown>('ADD', 'DELETE', 'CONNECTED', 'DISCONNECTED', 'CONNECTING', 'RECONNECTING'),
);

describe("the vendor's callbacks", () => {
  it('become an event of the chart, nothing, or a malformed event that names only the callback', () => {
    const name = fc.constantFrom(...vendorEvents);
    fc.assert(
      fc.property(name, fc.array(fc.oneof(payload, fc.array(payload)), { maxLength: 4 }), (event, args) => {
        const parsed = parseCallback(event, args, { session: 3, build: 'npm', wasConnected: true });
        if (parsed === null) return;
        if (parsed.type === 'adapter.malformedEvent')
          expect(parsed).toEqual({ type: 'adapter.malformedEvent', source: 'zego', name: event });
        else {
          expect(parsed.type).toMatch(/^zego\./);
          expect(parsed.session).toBe(3);
        }
      }),
      { numRuns: 2_000, seed: 6 },
    );
  });
});

describe("the component's events", () => {
  it('become events of the chart that carry nothing of their payload', () => {
    const types = ['rtcRoom.rtmpEvent', 'rtcRoom.failed', 'rtcRoom.informed', 'adapter.malformedEvent'];
    const marker = 'SECRET-IN-PAYLOAD';
    const event = fc.oneof(
      payload,
      fc.record({
        detail: fc.record({ code: fc.oneof(fc.integer(), fc.string()), error: fc.constantFrom(marker, 1) }),
        currentTarget: fc.oneof(fc.anything(), fc.record({ id: fc.constantFrom('rtc-room-1-2', marker) })),
      }),
    );
    fc.assert(
      fc.property(event, (received) => {
        const sent: { type: string }[] = [];
        const handlers = rtcRoomHandlers((each) => sent.push(each), {
          current: () => 1,
          named: (id) => (id === 'rtc-room-1-2' ? 2 : null),
        });
        for (const handle of Object.values(handlers)) Reflect.apply(handle, handlers, [received]);
        expect(sent).toHaveLength(Object.keys(handlers).length);
        for (const { type } of sent) expect(types).toContain(type);
        expect(JSON.stringify(sent)).not.toContain(marker);
      }),
      { numRuns: 1_000, seed: 6 },
    );
  });
});

describe('credentials', () => {
  it('are read, or refused with the name of a field and never a value', () => {
    const value = fc.oneof(fc.anything(), fc.constant('VALUE-OF-A-FIELD'));
    const record = fc.record(
      {
        appId: value,
        server: value,
        userId: value,
        userName: value,
        token: value,
        mrtc: fc.oneof(fc.anything(), fc.record({ bizName: value, userId: value, signature: value })),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.oneof(fc.anything(), record), (received) => {
        try {
          parseCredentials(received);
        } catch (error) {
          expect(error).toBeInstanceOf(CallFailure);
          if (!(error instanceof CallFailure)) return;
          expect(error.error.kind).toBe('credentialsMalformed');
          expect(error.error.code).toMatch(/^credentials [\w.]+ \w+$/);
          expect(error.error.code).not.toContain('VALUE-OF-A-FIELD');
        }
      }),
      { numRuns: 1_000, seed: 6 },
    );
  });
});

describe('the link to a call', () => {
  it('brings back what it was made of, whether the platform decodes it or not', () => {
    const room = fc.string({ minLength: 1, unit: 'binary' }).filter((text) => encodable(text));
    const choice = fc.record({ room, publish: fc.boolean(), camera: fc.boolean(), microphone: fc.boolean() });
    fc.assert(
      fc.property(choice, (chosen) => {
        const query = new URLSearchParams(callLink(chosen).split('?')[1]);
        expect(readCallLink(Object.fromEntries(query))).toEqual(chosen);
      }),
      { numRuns: 500, seed: 6 },
    );
  });
  it('reads anything without throwing', () => {
    fc.assert(
      fc.property(fc.anything(), (query) => {
        expect(typeof readCallLink(query).room).toBe('string');
      }),
      { seed: 6 },
    );
  });
});

const encodable = (text: string): boolean => {
  try {
    return encodeURIComponent(text) !== '';
  } catch {
    return false;
  }
};

describe('an event from outside', () => {
  const { context } = phoneInCall().actor.getSnapshot();
  const events = eventTypes.flatMap((type) =>
    catalogue({ remotes: 2 })(type, context).map(({ event }) => event),
  );
  const anything = fc.anything({ withNullPrototype: true, withSparseArray: true, withBigInt: true });
  const names = [...new Set(events.flatMap((event) => Object.keys(event)))];
  /** Fields of events with any values, under the type of any event. */
  const eventLike = fc
    .tuple(
      fc.oneof(fc.constantFrom<string>(...eventTypes), fc.string()),
      fc.dictionary(fc.constantFrom(...names), anything),
    )
    .map(([type, fields]): object => ({ ...fields, type }));

  it('is an event with its own fields, or null; it never throws', () => {
    fc.assert(
      fc.property(fc.oneof(anything, eventLike), (value) => {
        const parsed = parseEvent(value);
        if (parsed === null) return;
        const like = events.find(({ type }) => type === parsed.type);
        expect(Object.keys(parsed).sort()).toEqual(Object.keys(like ?? {}).sort());
        expect(parseEvent(parsed)).toStrictEqual(parsed);
      }),
      { numRuns: 5_000, seed: 8 },
    );
  });

  it('comes through unchanged, whatever it has beside its fields', () => {
    const beside = fc.dictionary(
      fc.string().filter((name) => !names.includes(name)),
      anything,
    );
    fc.assert(
      fc.property(fc.constantFrom(...events), beside, (event, more) => {
        expect(parseEvent({ ...more, ...event })).toStrictEqual(event);
      }),
      { numRuns: 1_000, seed: 8 },
    );
  });

  it('is none with anything but the right thing in one of its fields', () => {
    const spoilt = fc
      .constantFrom(...events.filter((event) => Object.keys(event).length > 1))
      .chain((event) =>
        fc.record({
          event: fc.constant(event),
          name: fc.constantFrom(...Object.keys(event).filter((name) => name !== 'type')),
          value: anything,
        }),
      );
    fc.assert(
      fc.property(spoilt, ({ event, name, value }) => {
        const parsed = parseEvent({ ...event, [name]: value });
        if (parsed !== null) expect(Reflect.get(parsed, name)).toEqual(value);
      }),
      { numRuns: 5_000, seed: 8 },
    );
  });
});
