/** What counts as an event where the compiler has not looked. */
import { describe, expect, it } from 'vitest';
import { parseEvent } from '../../../machines/index.ts';
import type { CallEvent } from '../../../machines/index.ts';
import { catalogue, eventTypes } from '../../proof/model/catalogue.ts';
import { SimulatedPhone, phoneInCall } from './simulated-phone.ts';
import { spoiltOf } from './spoilt-events.ts';

const { context } = phoneInCall().actor.getSnapshot();
const eventsOf = (type: CallEvent['type']): readonly CallEvent[] =>
  catalogue({ remotes: 2 })(type, context).map(({ event }) => event);

describe('an event of the catalogue', () => {
  it.each(eventTypes)('%s comes through unchanged, as a copy', (type) => {
    for (const event of eventsOf(type)) {
      expect(parseEvent(event)).toStrictEqual(event);
      expect(parseEvent(event)).not.toBe(event);
    }
  });

  it.each(eventTypes)('%s is none with a field that is missing or wrong', (type) => {
    for (const event of eventsOf(type))
      for (const { how, event: spoilt } of spoiltOf(event))
        expect([how, parseEvent(spoilt)]).toEqual([how, null]);
  });

  it.each(eventTypes)('%s leaves behind what it does not carry', (type) => {
    for (const event of eventsOf(type))
      expect(parseEvent({ ...event, token: '04', then: () => undefined })).toStrictEqual(event);
  });
});

describe('what comes from the product itself', () => {
  const of = { session: 1, room: '' };
  it.each<CallEvent>([
    // a call link that names no room; credentials refuse it later
    { type: 'page.joinTapped', room: '', publish: true, camera: true, microphone: true, nonce: '' },
    // ZEGO gives no name, the parser of its callbacks ''
    { type: 'zego.usersEntered', ...of, users: [{ id: 'bob', name: '' }] },
    { type: 'zego.usersLeft', ...of, users: [] },
    {
      type: 'zego.streamsAdded',
      ...of,
      streams: [
        { id: 'b', user: { id: 'bob', name: 'Bob' }, devices: { camera: true, microphone: false } },
        { id: 'c', user: { id: '鲍勃', name: '🙂' }, devices: null },
      ],
    },
    { type: 'login.succeeded', session: 0 },
    { type: 'credentials.received', session: 1, user: { id: '__proto__', name: 'constructor' } },
  ])('comes through: $type', (event) => {
    expect(parseEvent(event)).toStrictEqual(event);
  });

  it.each(['disconnected', 'in call'])(
    'comes through where it is late, too, if it ever was: %s',
    (situation) => {
      const phone = situation === 'in call' ? phoneInCall() : new SimulatedPhone();
      const now = phone.actor.getSnapshot().context;
      for (const type of eventTypes)
        for (const { event } of catalogue({ remotes: 2 })(type, now)) {
          const neverWas = Object.values(event).some((value) => typeof value === 'number' && value < 0);
          expect(parseEvent(event)).toEqual(neverWas ? null : event);
        }
    },
  );
});

describe('what is no event', () => {
  const revoked = Proxy.revocable({}, {});
  revoked.revoke();
  const cycle: Record<string, unknown> = { type: 'zego.usersLeft', session: 1, room: 'r' };
  cycle['users'] = [cycle];
  const throwing = (name: string): object =>
    Object.defineProperty({ type: 'page.joinTapped', room: 'r' }, name, {
      get: () => {
        throw new Error('no');
      },
    });

  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['null', null],
    ['a text', 'page.ready'],
    ['a number', 7],
    ['a list', ['page.ready']],
    ['a list of events', [{ type: 'page.ready' }]],
    ['a symbol', Symbol('page.ready')],
    ['a function', () => ({ type: 'page.ready' })],
    ['an object without a type', {}],
    ['an object without a prototype', Object.create(null)],
    ['a type that is no text', { type: ['page.ready'] }],
    ['a type that nobody knows', { type: 'page.jumpTapped' }],
    ['an event of XState', { type: 'xstate.init' }],
    ['a delay of XState', { type: 'xstate.after.loginTimeout.call.room.connecting.loggingIn' }],
    ['a type that every object has', { type: 'constructor' }],
    ['a type that every object has, too', { type: '__proto__' }],
    ['fields of a prototype by the name of one', JSON.parse('{"__proto__":{"type":"page.ready"}}')],
    ['a revoked proxy', revoked.proxy],
    ['a type that throws', throwing('type')],
    ['a field that throws', throwing('nonce')],
    ['a cycle', cycle],
    ['a list of four thousand million holes', { ...cycle, users: new Array(2 ** 32 - 1) }],
  ])('%s', (_what, value) => {
    expect(parseEvent(value)).toBeNull();
  });
});

describe('a strange but well-formed event', () => {
  const event: CallEvent = { type: 'network.changed', online: true };

  it.each([
    ['without a prototype', Object.assign(Object.create(null), event)],
    ['frozen', Object.freeze({ ...event })],
    ['behind a proxy', new Proxy({ ...event }, {})],
    [
      'with the name of a prototype among its fields',
      JSON.parse(`{"__proto__":1,${JSON.stringify(event).slice(1)}`),
    ],
  ])('comes through as a plain object: %s', (_what, value: unknown) => {
    const parsed = parseEvent(value);
    expect(parsed).toStrictEqual(event);
    expect(Object.getPrototypeOf(parsed)).toBe(Object.prototype);
  });

  it('is asked for each field once: what answers differently the second time gets nothing in', () => {
    let asked = 0;
    const changing = {
      type: 'zego.usersLeft',
      session: 1,
      room: 'r',
      get users() {
        asked += 1;
        return asked === 1 ? [{ id: 'bob', name: 'Bob' }] : null;
      },
    };
    expect(parseEvent(changing)).toMatchObject({ users: [{ id: 'bob' }] });
    expect(asked).toBe(1);
  });

  it('may name 10,000 users', () => {
    const users = Array.from({ length: 10_000 }, (_, index) => ({ id: `u${index}`, name: '' }));
    const many = { type: 'zego.usersEntered', session: 1, room: 'r', users };
    expect(parseEvent(many)).toStrictEqual(many);
  });
});
