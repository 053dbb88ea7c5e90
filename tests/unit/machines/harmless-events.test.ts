/** A live call, and what an inspector may send to it. */
import { describe, expect, it } from 'vitest';
import type { CallEvent, CallStatus } from '../../../machines/index.ts';
import { sendFrom } from '../../../src/call/outside-event.ts';
import { catalogue, eventTypes } from '../../proof/model/catalogue.ts';
import { SimulatedPhone, phoneAt, phoneInCall } from './simulated-phone.ts';
import { spoiltOf } from './spoilt-events.ts';
import type { Spoilt } from './spoilt-events.ts';

interface Situation {
  /** as the page shows it */
  readonly status: CallStatus;
  readonly stage: () => SimulatedPhone;
}

const afterwards = (change: (phone: SimulatedPhone) => void) => (): SimulatedPhone => {
  const phone = phoneInCall();
  change(phone);
  return phone;
};

const situations: readonly Situation[] = [
  { status: 'idle', stage: () => new SimulatedPhone() },
  { status: 'loggingIn', stage: () => phoneAt('loggingIn') },
  { status: 'connected', stage: phoneInCall },
  { status: 'reconnecting', stage: afterwards((phone) => phone.roomConnecting()) },
  { status: 'leaving', stage: afterwards((phone) => phone.leave()) },
];

/** All but the counters, as text. */
const stateOf = (phone: SimulatedPhone): string => {
  const { value, context, status } = phone.actor.getSnapshot();
  const fact = { ...context.fact, malformed: 0, dropped: 0 };
  return JSON.stringify({ status, value, context: { ...context, fact }, asked: phone.commands });
};

/** Of an event as it would come now. */
const spoiltSamples = (type: CallEvent['type'], phone: SimulatedPhone): readonly Spoilt[] =>
  catalogue({ remotes: 2 })(type, phone.actor.getSnapshot().context)
    .slice(0, 1)
    .flatMap(({ event }) => spoiltOf(event));

const cases = situations.flatMap(({ status, stage }) => eventTypes.map((type) => ({ status, stage, type })));

describe('an event without its fields, or with wrong ones', () => {
  it.each(situations)('can come while the call is $status', ({ status, stage }) => {
    expect(stage().view.status).toBe(status);
  });

  it.each(cases)('is harmless: $type, $status', ({ type, stage }) => {
    const phone = stage();
    const send = sendFrom('inspector', (event) => phone.send(event));
    const spoilt = spoiltSamples(type, phone);
    const before = stateOf(phone);
    const harmful = spoilt.filter(({ event }) => {
      send(event);
      return stateOf(phone) !== before;
    });
    expect(harmful.map(({ how }) => how)).toEqual([]);
    expect(phone.fact.malformed).toBe(spoilt.length);
    // and the user can still hang up
    phone.leave();
    phone.pass(500);
    expect(phone.view.status).toBe('idle');
    expect(phone.actor.getSnapshot().status).toBe('active');
  });

  it('would end the chart that it reached unchecked', () => {
    const phone = phoneInCall();
    phone.actor.subscribe({ error: () => undefined });
    const unchecked = { type: 'zego.usersLeft', session: phone.session, room: 'r1' } as unknown as CallEvent;
    phone.send(unchecked);
    expect(phone.actor.getSnapshot().status).toBe('error');
  });
});
