/** The call page by every way in, and out of it again: a link, a program that was restored, no query, the same link twice. */
import { expect, it } from 'vitest';
import { callTexts } from '../../../src/texts/call.ts';
import { joinChoice, onePhone } from './situations.ts';
import type { OnePhone } from './situations.ts';

const callPage = 'src/pages/call/index';
const lobby = 'src/pages/lobby/index';
const { errors } = callTexts('zh');

/** The program starts with the call page, as a link or a restored program does: there is no lobby below. */
const startedOnCallPage = async (query: Readonly<Record<string, string>>): Promise<OnePhone> => {
  const staged = await onePhone();
  staged.alice.phone.launch({ path: callPage, query });
  await staged.stage.world.run(5_000);
  return staged;
};

const roomsOf = ({ stage }: OnePhone): string[] => stage.world.gateway.rooms.map(({ id }) => id);

it('as the first page it holds a call, and Back leads to the lobby', async () => {
  const staged = await startedOnCallPage({ room: 'r1' });
  const { stage, alice } = staged;
  const { phone } = alice;
  expect(roomsOf(staged)).toEqual(['r1']);
  phone.tap('#leave');
  await stage.world.run(2_000);
  phone.tap('#back');
  await stage.world.run(500);
  expect(phone.pages.map(({ route }) => route)).toEqual([lobby]);
  expect(phone.leftovers).toMatchObject({ timers: 0 });
});

it('above the lobby Back leads to the lobby that is there', async () => {
  const { stage, alice } = await onePhone();
  const { phone } = alice;
  await alice.join(joinChoice);
  await stage.world.run(2_000);
  phone.tap('#leave');
  await stage.world.run(2_000);
  phone.tap('#back');
  await stage.world.run(500);
  expect(phone.openedPages.map(({ route }) => route)).toEqual([lobby, callPage]);
  expect(phone.page.route).toBe(lobby);
});

it.each([{}, { room: '' }, { publish: '0' }, { roomCode: '_zz' }])(
  'with a query of %j it says that there is no room, asks no server, and leads to the lobby',
  async (query) => {
    const staged = await startedOnCallPage(query);
    const { stage, alice } = staged;
    const { phone } = alice;
    expect(phone.view.text('#reason')).toBe(errors.roomInvalid);
    expect(phone.calls).not.toContain('request');
    expect(roomsOf(staged)).toEqual([]);
    phone.tap('#nextStep');
    await stage.world.run(500);
    expect(phone.pages.map(({ route }) => route)).toEqual([lobby]);
  },
);

it('a tap on "try again" without a room harms nothing', async () => {
  const { stage, alice } = await startedOnCallPage({});
  alice.phone.tap('#rejoin');
  await stage.world.run(2_000);
  expect(alice.phone.errors).toEqual([]);
  expect(alice.phone.view.text('#reason')).toBe(errors.roomInvalid);
});

it.each(['a%23b', '100%', '%25', 'team_7', 'a+b&c=d#e', "!~*'()"])(
  'the room %s that somebody types is the one that is joined, and the one that is shared',
  async (room) => {
    const staged = await onePhone();
    const { stage, alice } = staged;
    const { phone } = alice;
    await alice.join({ ...joinChoice, room });
    await stage.world.run(3_000);
    expect(roomsOf(staged)).toEqual([room]);
    const { path } = phone.share() as { path: string };
    phone.open(`/${path}`);
    await stage.world.run(500);
    expect(phone.page.data['room']).toBe(room);
  },
);

it('opened twice for one room it holds one call, on the page that came last', async () => {
  const staged = await startedOnCallPage({ room: 'r1' });
  const { stage, alice } = staged;
  const { phone } = alice;
  phone.open(`/${callPage}?room=r1`);
  await stage.world.run(20_000);
  expect(phone.pages.map(({ data }) => [data['publisher'], data['error']])).toEqual([
    ['NO_PUBLISH', 'otherCall'],
    ['PUBLISHING', ''],
  ]);
  expect(phone.rtcRoom.existing).toHaveLength(1);
  expect(stage.world.gateway.rooms.map(({ id, members }) => [id, [...members.keys()]])).toEqual([
    ['r1', ['alice']],
  ]);
});
