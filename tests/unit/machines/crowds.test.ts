/** Lists that are long, that repeat themselves, and names that objects have of their own. */
import { describe, expect, it } from 'vitest';
import type { CallEvent, Stream, User } from '../../../machines/index.ts';
import { bob, phoneInCall, room, streamOf } from './simulated-phone.ts';
import type { SimulatedPhone } from './simulated-phone.ts';

type ListEvent = 'zego.usersEntered' | 'zego.usersLeft' | 'zego.streamsAdded' | 'zego.streamsDeleted';

const tell = (phone: SimulatedPhone, type: ListEvent, list: readonly User[] | readonly Stream[]): void =>
  phone.send({ type, session: phone.session, room, users: list, streams: list } as unknown as CallEvent);

const idsOf = (list: readonly { readonly id: string }[]): readonly string[] => list.map(({ id }) => id);

describe('a list that names the same one twice', () => {
  it('counts a user once: two people are no crowd', () => {
    const phone = phoneInCall();
    tell(phone, 'zego.usersEntered', [bob, { ...bob, name: 'Robert' }]);
    expect(phone.fact.others).toEqual([{ id: 'bob', name: 'Robert' }]);
    expect(phone.view.crowded).toBe(false);
  });

  it('counts a stream once', () => {
    const phone = phoneInCall();
    const carol = { id: 'carol', name: 'Carol' };
    tell(phone, 'zego.streamsAdded', [streamOf('c1', carol), streamOf('c1', carol)]);
    expect(idsOf(phone.fact.remotes)).toEqual(['b1', 'c1']);
  });

  it('leaves one stream where a new one takes the place of two', () => {
    const phone = phoneInCall();
    tell(phone, 'zego.streamsDeleted', [streamOf('b1')]);
    tell(phone, 'zego.streamsAdded', [streamOf('b2'), streamOf('b3')]);
    tell(phone, 'zego.streamsAdded', [streamOf('b4')]);
    expect(idsOf(phone.fact.remotes)).toEqual(['b4']);
  });
});

describe('users and streams with names that objects have of their own', () => {
  const ids = ['__proto__', 'constructor', 'hasOwnProperty', 'toString', ''];

  it('come and go like others', () => {
    const phone = phoneInCall();
    const users = ids.map((id) => ({ id, name: id }));
    tell(phone, 'zego.usersEntered', users);
    expect(idsOf(phone.fact.others)).toEqual(ids);
    tell(phone, 'zego.usersLeft', users.slice(1));
    expect(idsOf(phone.fact.others)).toEqual(['__proto__']);
  });

  it.each(ids)('play: "%s"', (id) => {
    const phone = phoneInCall();
    tell(phone, 'zego.streamsAdded', [streamOf(id)]);
    phone.pass(5_000);
    expect(phone.fact.player.stream).toBe(id);
    expect(phone.view.player).toBe('PLAYING');
  });
});

describe('a room of 10,000', () => {
  const users = Array.from({ length: 10_000 }, (_, index) => ({ id: `u${index}`, name: '' }));
  const streams = users.map((user) => streamOf(`s-${user.id}`, user));

  it('comes, comes again and goes, and the call goes on', () => {
    const phone = phoneInCall();
    for (const type of ['zego.usersEntered', 'zego.usersEntered'] as const) tell(phone, type, users);
    expect(phone.fact.others).toHaveLength(10_000);
    for (const type of ['zego.streamsAdded', 'zego.streamsAdded'] as const) tell(phone, type, streams);
    expect(phone.fact.remotes).toHaveLength(10_001);
    tell(phone, 'zego.streamsDeleted', streams);
    tell(phone, 'zego.usersLeft', users);
    expect([phone.fact.others, idsOf(phone.fact.remotes)]).toEqual([[], ['b1']]);
    expect(phone.view).toMatchObject({ status: 'connected', player: 'PLAYING', remote: 'Bob' });
  });

  it('is searched once for each list, not once for each of its members', () => {
    let read = 0;
    const counted = users.map(({ id, name }) => ({
      name,
      get id() {
        read += 1;
        return id;
      },
    }));
    const phone = phoneInCall();
    tell(phone, 'zego.usersEntered', counted);
    tell(phone, 'zego.usersLeft', counted);
    expect(read).toBeLessThan(10 * counted.length);
  });
});
