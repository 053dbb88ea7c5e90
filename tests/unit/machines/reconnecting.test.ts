/** The ladder of remedies while the SDK reconnects. */
import { describe, expect, it } from 'vitest';
import { lost, unreachable } from './call-errors.ts';
import { phoneInCall } from './simulated-phone.ts';
import type { Outside, SimulatedPhone } from './simulated-phone.ts';

const s = 1_000;

const cutOff = (outside: Outside = {}): SimulatedPhone => {
  const phone = phoneInCall(outside);
  phone.commands.length = 0;
  phone.roomConnecting();
  return phone;
};

const step = ({ value: { room } }: SimulatedPhone): unknown =>
  typeof room === 'object' && 'connecting' in room ? room.connecting : room;

describe('while the SDK reconnects', () => {
  it('its own attempt has three seconds, in which nothing is done', () => {
    const phone = cutOff();
    phone.pass(3 * s - 1);
    expect(step(phone)).toEqual({ reconnecting: 'waiting' });
    expect(phone.commands).toEqual([]);
  });

  it('new credentials prove that the network works: another socket, and after eight seconds a session of our own', () => {
    const phone = cutOff();
    phone.pass(3 * s + 85);
    expect(step(phone)).toEqual({ reconnecting: 'inReach' });
    expect(phone.commands).toEqual(['refreshCredentials', 'replaceSocket']);
    phone.pass(8 * s - 1);
    expect(step(phone)).toEqual({ reconnecting: 'inReach' });
    phone.pass(4 * s);
    expect(phone.view).toMatchObject({ status: 'connected', publisher: 'PUBLISHING' });
    expect(phone.count('loginRoom')).toBe(1);
  });

  it.each([
    ['fails', unreachable, [3, 5, 8, 10, 10]],
    ['is not answered within six seconds', null, [9, 11, 14, 16, 16]],
  ] as const)(
    'a probe that %s tears nothing down: another socket, a growing wait',
    (_what, refresh, waits) => {
      const phone = cutOff({ refresh });
      const probes: number[] = [];
      for (let ms = 0; probes.length < 6; ms += 100) {
        const before = phone.count('refreshCredentials');
        phone.pass(100);
        if (phone.count('refreshCredentials') > before) probes.push(ms);
      }
      const between = probes.slice(1).map((at, index) => Math.round((at - (probes[index] ?? 0)) / s));
      expect(between).toEqual(waits);
      expect(phone.count('replaceSocket')).toBeGreaterThanOrEqual(5);
      expect(phone.count('stopPublishingStream')).toBe(0);
      expect(phone.shown).not.toBeNull();
    },
  );

  it.each([
    { type: 'page.retryTapped' },
    { type: 'app.shown' },
    { type: 'network.changed', online: true },
  ] as const)('$type probes the network at once, wherever it waits', (event) => {
    const phone = cutOff({ refresh: unreachable });
    const probed = (): boolean => {
      const before = phone.count('refreshCredentials');
      phone.send(event);
      return phone.count('refreshCredentials') > before;
    };
    expect(probed()).toBe(true);
    phone.pass(s);
    expect(step(phone)).toEqual({ reconnecting: 'outOfReach' });
    expect(probed()).toBe(true);
  });

  it('the user need not wait for the last remedy either', () => {
    const phone = cutOff({ logout: null });
    phone.pass(4 * s);
    expect(step(phone)).toEqual({ reconnecting: 'inReach' });
    phone.send({ type: 'page.retryTapped' });
    expect(step(phone)).toEqual({ rejoining: 'loggingOut' });
  });

  it('it can be hung up at every step', () => {
    for (const ms of [0, 3 * s + 10, 4 * s]) {
      const phone = cutOff();
      phone.pass(ms);
      phone.leave();
      expect(phone.view.status).toBe('leaving');
      phone.pass(3 * s);
      expect(phone.view.status).toBe('idle');
    }
  });
});

describe('a login', () => {
  it.each(['the first', 'another'] as const)('gets another socket every eight seconds (%s)', (which) => {
    const phone = phoneInCall();
    if (which === 'the first') {
      phone.leave();
      phone.pass(3 * s);
    }
    phone.outside = { ...phone.outside, login: null };
    phone.commands.length = 0;
    if (which === 'the first') phone.join();
    else phone.roomDisconnected(lost);
    phone.pass(20 * s);
    expect([phone.count('loginRoom'), phone.count('replaceSocket')]).toEqual([1, 2]);
    phone.send({ type: 'page.retryTapped' });
    expect([phone.count('loginRoom'), phone.count('replaceSocket')]).toEqual([1, 3]);
  });
});
